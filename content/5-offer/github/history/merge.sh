# region:merge
git switch -q main
git merge -q --no-ff --no-edit idempotency
# endregion
