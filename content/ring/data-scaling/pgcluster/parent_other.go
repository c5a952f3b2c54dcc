//go:build unix && !linux

package pgcluster

import "syscall"

func dieWithParent(*syscall.SysProcAttr) {}
