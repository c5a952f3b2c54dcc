# Oleg builds upon a branch of Vera's; Vera cleans it and forces it.
git clone -q --bare shop origin.git
git clone -q -b idempotency origin.git oleg
git clone -q -b idempotency origin.git vera
git -C oleg remote set-url origin ../origin.git
echo 'DELETE FROM keys WHERE answered_at < now() - interval 1 day;' \
  >oleg/expire.sql
git -C oleg add -A
GIT_AUTHOR_NAME=Oleg git -C oleg commit -q -m 'Delete old keys'
cd vera
GIT_SEQUENCE_EDITOR="cp $1" git rebase -q -i origin/main
git push -q --force
cd ../oleg
# region:double
git pull -q --no-rebase --no-edit
git log --oneline --graph origin/main..
# endregion
git reset -q --hard ORIG_HEAD
# region:cure
git pull -q --rebase
git log --oneline --graph origin/main..
# endregion
