#!/bin/sh
# Takes all figures of this topic anew: sh record.sh, on an idle machine.
set -e
cd "$(dirname "$0")"
benchstat() { go tool benchstat "$@"; }

RECORD=1 go test -count=1 -p=1 -run 'Recorded|Three|Slow' \
  ./catalog ./waits ./flight

pages=catalog/testdata/bench.txt
go test -run=none -bench=Page -count=10 -benchtime=0.1s ./catalog >$pages
# region:benchstat
benchstat -col /code -filter '/code:(before OR after)' $pages \
  >catalog/testdata/benchstat.txt
# endregion
benchstat -col /code -filter '/code:(before OR hoisted) .unit:sec/op' $pages |
  tail -n 3 >catalog/testdata/hoisted.txt
grep -m1 code=before $pages >once.tmp
grep -m1 code=hoisted $pages >>once.tmp
benchstat -col /code -filter .unit:sec/op once.tmp >bench/testdata/once.txt
rm once.tmp

go test -run=none -bench=. -count=1 ./bench |
  grep -v -e PASS -e '^ok' >bench/testdata/record.txt

go test -pgo=off -run=none -bench=. -count=10 -benchtime=0.1s \
  ./pgo >off.tmp
go test -pgo=pgo/testdata/cpu.pprof -run=none -bench=. -count=10 \
  -benchtime=0.1s ./pgo >on.tmp
benchstat off=off.tmp pgo=on.tmp >pgo/testdata/benchstat.txt
rm off.tmp on.tmp
