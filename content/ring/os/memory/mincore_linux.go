package memory

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// mincore is the one call that x/sys/unix has no function for.
func mincore(m, in []byte) error {
	_, _, e := unix.Syscall(unix.SYS_MINCORE,
		uintptr(unsafe.Pointer(unsafe.SliceData(m))), uintptr(len(m)),
		uintptr(unsafe.Pointer(unsafe.SliceData(in))))
	if e != 0 {
		return e
	}
	return nil
}
