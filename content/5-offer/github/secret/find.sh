# region:find
git ls-files .env bin
git log --oneline --all --full-history -- .env
git log --oneline --all -S not-a-real-key
git show HEAD~2:.env
# endregion
