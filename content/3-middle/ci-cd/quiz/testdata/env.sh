echo "Testing $TITLE"
