cp testdata/start/classes.go classes.go
go test -race .
