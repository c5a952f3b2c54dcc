cp testdata/start/cache.go cache.go
go test -race .
