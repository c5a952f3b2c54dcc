cp testdata/start/compose.yaml compose.yaml
go test -run TestStack .
