go build -cover -o shop .
for signal in KILL TERM; do
  mkdir "$signal"
  rm -f ready
  GOCOVERDIR=$signal ./shop &
  until [ -s ready ]; do sleep 0.1; done
  kill "-$signal" $!
  wait $! 2> /dev/null
  go tool covdata percent -i="$signal"
done
