// Package memory shows what a process has asked for, what it has got, and
// what the kernel keeps for it in the page cache.
package memory

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Page is the unit in which the kernel gives memory, on amd64.
const Page = 4096

// Usage tells the memory of a mapping, in bytes.
type Usage struct{ Virtual, Resident int }

// Of reads what the kernel has promised for a mapping, and what it has
// really given: VIRT and RSS of top are the sums of these.
func Of(m []byte) (u Usage, err error) {
	text, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		return u, err
	}
	first := fmt.Sprintf("%x-", unsafe.SliceData(m)) // addresses
	first = strings.TrimPrefix(first, "0x")
	_, rest, found := strings.Cut("\n"+string(text), "\n"+first)
	if !found {
		return u, fmt.Errorf("no mapping at %s", first)
	}
	for line := range strings.Lines(rest) {
		name, value, _ := strings.Cut(line, ":")
		switch name {
		case "Size":
			fmt.Sscan(value, &u.Virtual)
		case "Rss":
			_, err = fmt.Sscan(value, &u.Resident)
			return Usage{u.Virtual << 10, u.Resident << 10}, err
		}
	}
	return u, fmt.Errorf("no Rss of %s", first)
}

// region:faults

// Faults counts the page faults that f takes on its thread: minor ones
// are served from memory, major ones wait for the disk.
func Faults(f func()) (minor, major int64) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before, after unix.Rusage
	unix.Getrusage(unix.RUSAGE_THREAD, &before)
	f()
	unix.Getrusage(unix.RUSAGE_THREAD, &after)
	return after.Minflt - before.Minflt, after.Majflt - before.Majflt
}

// endregion:faults

// region:cached

// Cached counts the pages of an open file that are in the page cache.
func Cached(f *os.File, size int) (pages int, err error) {
	m, err := unix.Mmap(int(f.Fd()), 0, size,
		unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return 0, err
	}
	defer unix.Munmap(m)
	in := make([]byte, (size+Page-1)/Page)
	if err := mincore(m, in); err != nil {
		return 0, err
	}
	for _, b := range in {
		pages += int(b & 1)
	}
	return pages, nil
}

// endregion:cached
