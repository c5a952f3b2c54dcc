# Run in the repository; $1 is the folder "content" of this site.
# region:history
export FILTER_BRANCH_SQUELCH_WARNING=1
git filter-branch --prune-empty --index-filter \
  'git rm -rq --cached --ignore-unmatch .env bin' \
  --env-filter 'export GIT_AUTHOR_EMAIL=vera@example.com
    export GIT_COMMITTER_EMAIL=vera@example.com' -- --all
git config user.email vera@example.com # one that your account has
# endregion
git rm -q docker-compose.yml .github/workflows/go.yml
cp -R "$1/5-offer/github/sample/testdata/order-service/." .
mkdir api
cp "$1/2-acceleration/openapi/api/openapi.yaml" api
# No measurement, no line about it.
sed -i.bak '/^Нагрузка/,/load.md/d' README.md
rm README.md.bak docs/load.md
git add Makefile compose.yaml .github .gitignore
git commit -q -m 'Start and test the service with one command'
git add .
git commit -q -m 'Tell what the service does and how it is built'
