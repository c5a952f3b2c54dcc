cp testdata/start/skeleton.go skeleton.go
go test -race .
