# Six commits; the answer to a repeat was lost in the fourth.
commit() { git add -A && git commit -q -m "$1"; }
git init -q
for step in 1 2 3 4 5 6; do
  echo "step $step" >log.txt
  test $step -lt 4 && echo answer >keys.go || echo nothing >keys.go
  commit "Step $step"
done
first=$(git rev-list --max-parents=0 HEAD)
# region:bisect
git bisect start HEAD "$first" >/dev/null
git bisect run grep -q answer keys.go >/dev/null 2>&1
git log -1 --oneline refs/bisect/bad
git bisect reset >/dev/null 2>&1
# endregion
