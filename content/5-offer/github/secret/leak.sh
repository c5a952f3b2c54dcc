# A key is committed, noticed and deleted; so is a build.
commit() { git add . && git commit -q -m "$1"; }
git init -q
echo 'package pay' >pay.go
echo 'PAYMENT_KEY=not-a-real-key' >.env
commit 'Pay for an order'
echo '// Refund gives the money back.' >>pay.go
mkdir bin
cp "$1" bin/orders
commit 'Refund a payment'
# region:remove
git rm -rq .env bin
printf '.env\nbin/\n' >.gitignore
git add .gitignore
git commit -q -m 'Remove the key and the build'
# endregion
