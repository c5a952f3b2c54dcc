cp testdata/start/courier.go courier.go
go test -race .
