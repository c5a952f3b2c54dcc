go run github.com/swaggo/swag/cmd/swag@v1.16.6 init \
  --generalInfo notes.go --outputTypes yaml,json --output .
