sh testdata/start/make.sh "$1"
go run ../cmd/repocheck "$1"
