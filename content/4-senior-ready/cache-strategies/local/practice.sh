cp testdata/start/local.go local.go
go test -race .
