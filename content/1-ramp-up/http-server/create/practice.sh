cp testdata/start/create.go create.go
go test .
