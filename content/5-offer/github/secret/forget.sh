# region:forget
git reflog expire --expire=now --all
git gc -q --prune=now
# endregion
