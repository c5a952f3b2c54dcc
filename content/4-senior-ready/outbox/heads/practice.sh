cp testdata/start/heads.go heads.go
go test -race .
