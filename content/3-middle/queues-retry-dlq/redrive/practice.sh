cp testdata/start/redrive.go redrive.go
go test -race .
