package look

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Held is a deleted file that a process keeps on the disk.
type Held struct {
	PID, FD int
	Name    string
	Bytes   int64 // that would be free if it were closed
}

// region:start

// Deleted finds deleted files that are still open, the largest first.
// A file that several descriptors hold is listed once.
func Deleted(proc string) ([]Held, error) {
	processes, err := os.ReadDir(proc)
	if err != nil {
		return nil, err
	}
	var all []Held
	for _, p := range processes {
		pid, err := strconv.Atoi(p.Name())
		if err != nil {
			continue // not a process
		}
		dir := filepath.Join(proc, p.Name(), "fd")
		links, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			link := filepath.Join(dir, l.Name())
			name, err := os.Readlink(link)
			if err != nil || !strings.HasSuffix(name, " (deleted)") {
				continue
			}
			info, err := os.Lstat(link)
			if err != nil {
				return nil, err
			}
			fd, _ := strconv.Atoi(l.Name())
			all = append(all, Held{pid, fd, name, info.Size()})
		}
	}
	return all, nil
}

// endregion:start
