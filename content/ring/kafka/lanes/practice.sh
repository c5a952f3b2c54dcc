cp testdata/start/lanes.go lanes.go
go test -race .
