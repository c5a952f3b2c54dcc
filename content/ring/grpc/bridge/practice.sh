cp testdata/start/bridge.go bridge.go
go test -race .
