cp testdata/start/worker.go worker.go
go test -race .
