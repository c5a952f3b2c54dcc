try() { # what is tried, then the command
  what=$1
  shift
  case $("$@") in
    *cached*) verdict=cached ;;
    *) verdict=runs ;;
  esac
  printf '%-34s%s\n' "$what" "$verdict"
}
mkdir testdata
touch -d '1 hour ago' testdata/rates.csv
try 'go test .' go test .
try 'again' go test .
try '-v' go test -v .
try '-v again' go test -v .
try '-run TestRates' go test -run TestRates .
try '-timeout 1m' go test -timeout 1m .
try 'without a package: go test' go test
try '-race' go test -race .
try '-count=1' go test -count=1 .
try '-shuffle=on' go test -shuffle=on .
try '-shuffle=on again' go test -shuffle=on .
try 'CURRENCY=RUB' env CURRENCY=RUB go test .
try 'COLOUR=red, nobody reads it' env COLOUR=red go test .
touch -d '1 minute ago' testdata/rates.csv
try 'rates.csv touched' go test .
echo '// a comment' >> shop_test.go
try 'a comment at the end' go test .
