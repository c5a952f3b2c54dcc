# region:rebase
git switch -q idempotency
git rebase -q main
git switch -q main
git merge -q --ff-only idempotency
# endregion
