cp testdata/start/ordered.go ordered.go
go test -race -run Ordered .
