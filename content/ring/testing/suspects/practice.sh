cp testdata/start/check_test.go check_test.go
go test .
