cp testdata/change/promo.go promo.go
go test -race .
