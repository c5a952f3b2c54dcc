cp testdata/start/ring.go ring.go
go test -race -run Ring .
