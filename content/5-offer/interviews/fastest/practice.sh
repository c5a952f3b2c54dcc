cp testdata/start/fastest.go fastest.go
go test -race .
