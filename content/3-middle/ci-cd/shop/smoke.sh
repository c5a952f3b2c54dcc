# Starts the program, asks it, stops it. The end must be a calm one: what is
# killed writes no coverage.
set -eu
rm -f address
ADDR=127.0.0.1:0 ADDR_FILE=address ./shop &
pid=$!
trap 'kill "$pid" 2>/dev/null || true' EXIT
try=0
until [ -s address ] && curl -fsS "http://$(cat address)/version"; do
  try=$((try + 1))
  [ "$try" -lt 100 ]
  sleep 0.1
done
[ "$(curl -fsS "http://$(cat address)/total?price=450")" = 450 ]
kill -TERM "$pid"
wait "$pid"
trap - EXIT
