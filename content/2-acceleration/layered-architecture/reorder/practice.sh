cp testdata/start/reorder.go reorder.go
go test -race .
