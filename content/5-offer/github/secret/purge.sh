# region:purge
export FILTER_BRANCH_SQUELCH_WARNING=1
git filter-branch --prune-empty --index-filter \
  'git rm -rq --cached --ignore-unmatch .env bin' -- --all
git update-ref -d refs/original/refs/heads/main # the spare copy
# endregion
