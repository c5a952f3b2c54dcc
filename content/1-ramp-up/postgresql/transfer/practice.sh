cp testdata/start/transfer.go transfer.go
go test -race .
