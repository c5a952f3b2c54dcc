go test .
curl -s "$PRICES?set=500" # the service has a new price
go test .
go test -count=1 .
