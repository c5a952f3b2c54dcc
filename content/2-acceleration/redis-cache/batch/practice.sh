cp testdata/start/batch.go batch.go
go test -race .
