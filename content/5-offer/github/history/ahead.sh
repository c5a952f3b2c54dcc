# Meanwhile main has gone on.
git switch -q main
echo '// Limit is the size of a body.' >limit.go
git add -A && git commit -q -m 'Limit the request body'
