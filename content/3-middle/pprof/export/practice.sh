cp testdata/start/export.go export.go
go test -race .
