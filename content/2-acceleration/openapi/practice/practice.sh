cp testdata/start/openapi.yaml openapi.yaml
go test .
