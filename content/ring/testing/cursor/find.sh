ATTEMPT=pipe go test -run '^$' -fuzz FuzzFaulty -fuzztime 1m .
