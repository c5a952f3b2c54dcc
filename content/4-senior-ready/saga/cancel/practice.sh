cp testdata/start/cancel.go cancel.go
go test -race .
