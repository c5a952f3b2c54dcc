cp testdata/start/pipeline.yml pipeline.yml
go test .
