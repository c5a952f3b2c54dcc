# Oleg adds to the branch; Vera, who has not seen it, forces hers.
git clone -q --bare shop origin.git
git clone -q -b idempotency origin.git oleg
git clone -q -b idempotency origin.git vera
echo 'DELETE FROM keys;' >oleg/expire.sql
git -C oleg add -A
git -C oleg commit -q -m 'Delete old keys'
git -C oleg push -q
cd vera
git commit -q --amend -m 'Hide secrets in answers'
push() { echo "push $*" && git push "$@" 2>&1 | grep '[!+]'; }
push --force-with-lease
echo fetch # an editor does it, too, and nobody looks
git fetch -q
push --force-with-lease --force-if-includes
push --force-with-lease
