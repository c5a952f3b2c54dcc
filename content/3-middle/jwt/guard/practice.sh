cp testdata/start/guard.go guard.go
go test -race .
