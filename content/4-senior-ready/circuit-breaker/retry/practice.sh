cp testdata/start/retry.go retry.go
go test -race .
