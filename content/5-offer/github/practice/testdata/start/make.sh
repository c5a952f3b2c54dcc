# Makes in the new folder $1 a repository with a past.
here=$(dirname "$0")
mkdir -p "$1/.github/workflows" "$1/bin"
cp "$here/README.md" "$here/docker-compose.yml" "$1"
cp "$here/go.yml" "$1/.github/workflows"
cd "$1"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_DEFAULT_HASH=sha1
export GIT_AUTHOR_NAME=Vera GIT_COMMITTER_NAME=Vera
export GIT_AUTHOR_EMAIL=vera@MacBook.local
export GIT_COMMITTER_EMAIL=vera@MacBook.local
export GIT_AUTHOR_DATE='2027-01-15T12:00:00+0300'
export GIT_COMMITTER_DATE='2027-01-15T12:00:00+0300'
commit() { git add . && git commit -q -m "$1"; }
git -c init.defaultBranch=main init -q
git config core.abbrev 7
printf 'module awesomeProject\n\ngo 1.27\n' >go.mod
printf 'package main\n\nfunc main() {}\n' >main.go
echo 'PAYMENT_KEY=not-a-real-key' >.env
commit 'first commit'
head -c 3000000 /dev/zero >bin/orders
commit 'fix'
git rm -q .env
commit 'wip'
