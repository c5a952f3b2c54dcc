cp testdata/start/pool.go pool.go
go test -race .
