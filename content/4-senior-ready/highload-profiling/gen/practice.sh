cp testdata/start/gen.go gen.go
go test -race .
