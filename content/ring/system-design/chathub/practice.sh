cp testdata/start/inbox.go inbox.go
go test -race -run Inbox .
