cp testdata/start/burn.go burn.go
go test .
