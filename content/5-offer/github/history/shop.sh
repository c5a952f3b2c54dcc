# A service, and a branch whose history was written in a hurry.
commit() { git add -A && git commit -q "$@"; }
git init -q
echo 'package order' >order.go
commit -m 'Place an order'
echo '// Cancel returns the stock.' >>order.go
commit -m 'Cancel an order'

git switch -q -c idempotency
echo 'CREATE TABLE keys (key text PRIMARY KEY);' >keys.sql
commit -m 'Store the idempotency key'
echo 'package keys' >keys.go
commit -m 'wip'
echo '// Find returns the first answer.' >>keys.go
commit -F - <<'MESSAGE'
Answer a repeat as the first time

A client that has lost our answer sends its request again and gets a
second order. The key, the answer and the order are now written in one
transaction: the repeat finds all of them or none.

Answers are kept for a day, longer than any client of ours retries.
Closes #12
MESSAGE
echo 'ALTER TABLE keys ADD answer jsonb NOT NULL;' >>keys.sql
commit -m 'fix'
echo '// No secrets in answers.' >>keys.go
commit -m 'fix 2'
