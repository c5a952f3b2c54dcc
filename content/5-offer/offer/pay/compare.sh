go run . testdata/example.json
