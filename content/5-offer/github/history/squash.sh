# region:squash
git switch -q main
git merge -q --squash idempotency
git commit -q -m 'Answer a repeat as the first time (#12)'
# endregion
