cp testdata/start/held_linux.go held_linux.go
go test -race .
