cp testdata/start/*.sql .
go test -race .
