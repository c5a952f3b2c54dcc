cp testdata/start/backfill.go backfill.go
go test -race .
