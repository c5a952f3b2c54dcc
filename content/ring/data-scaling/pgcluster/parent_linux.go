package pgcluster

import "syscall"

// dieWithParent ends a server when the test's process dies before it could
// clean up: go test kills it after its timeout.
func dieWithParent(attr *syscall.SysProcAttr) {
	attr.Pdeathsig = syscall.SIGQUIT
}
