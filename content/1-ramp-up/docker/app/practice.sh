cp testdata/start/Dockerfile Dockerfile
go test -run TestDockerfile .
