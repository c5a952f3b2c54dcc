cp testdata/start/cart.go cart.go
go test .
