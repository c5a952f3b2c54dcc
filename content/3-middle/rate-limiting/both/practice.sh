cp testdata/start/both.go both.go
go test -race .
