#!/bin/sh
# Takes all figures of this topic anew: sh record.sh, on an idle machine
# with PostgreSQL and Redis.
set -e
cd "$(dirname "$0")"
RECORD=1 go test -count=1 -p=1 -run 'Real|Recorded|Settings|PoolSizes|Waits' \
  ./omission ./top ./gc ./pg ./redis
