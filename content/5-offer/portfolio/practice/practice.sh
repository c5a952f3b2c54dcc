go run ../cmd/casecheck ../../.. testdata/start/case.md
