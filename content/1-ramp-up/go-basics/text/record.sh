{
  go version
  go test -run '^$' -bench . -benchtime 200ms . |
    grep -E '^(cpu|Bench)' | tr -s ' \t' ' '
} > testdata/concat.txt
