#!/bin/sh
# Takes the figures of this topic anew: sh record.sh, on an idle machine.
set -e
cd "$(dirname "$0")"
RECORD=1 go test -count=1 -run Recorded ./signals
