package look

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// Held is a deleted file that a process keeps on the disk.
type Held struct {
	PID, FD int
	Name    string
	Bytes   int64 // that would be free if it were closed
}

// region:solution

// Deleted finds deleted files that are still open, the largest first.
// A file that several descriptors hold is listed once.
func Deleted(proc string) ([]Held, error) {
	links, err := filepath.Glob(proc + "/[0-9]*/fd/[0-9]*")
	if err != nil {
		return nil, err
	}
	type inode struct{ device, number uint64 }
	seen := map[inode]bool{}
	var all []Held
	for _, link := range links {
		info, err := os.Stat(link) // follows the link, name or no name
		if err != nil {
			continue // closed, ended or not ours: the others matter
		}
		s, ok := info.Sys().(*syscall.Stat_t)
		if !ok || s.Nlink > 0 || !info.Mode().IsRegular() {
			continue
		}
		id := inode{s.Dev, s.Ino}
		if seen[id] {
			continue
		}
		seen[id] = true
		name, _ := os.Readlink(link)
		fd, _ := strconv.Atoi(filepath.Base(link))
		pid, _ := strconv.Atoi(
			filepath.Base(filepath.Dir(filepath.Dir(link))))
		all = append(all, Held{
			PID: pid, FD: fd,
			Name:  strings.TrimSuffix(name, " (deleted)"),
			Bytes: s.Blocks * 512, // a hole takes no room
		})
	}
	slices.SortFunc(all, func(a, b Held) int {
		return cmp.Compare(b.Bytes, a.Bytes)
	})
	return all, nil
}

// endregion:solution
