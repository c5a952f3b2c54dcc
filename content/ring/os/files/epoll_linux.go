// Package files shows descriptors: epoll, inodes, deleted files, and what
// it takes to write a file for good.
package files

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// region:echo

// Echo sends back what it reads from sockets, all of them in one thread,
// until the listening one is shut down.
func Echo(listener int) error {
	poll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return err
	}
	defer unix.Close(poll)
	watch := func(fd int) error {
		return unix.EpollCtl(poll, unix.EPOLL_CTL_ADD, fd,
			&unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(fd)})
	}
	if err := watch(listener); err != nil {
		return err
	}
	events, buffer := make([]unix.EpollEvent, 64), make([]byte, 4096)
	for {
		n, err := unix.EpollWait(poll, events, -1) // the only wait
		if errors.Is(err, unix.EINTR) {
			continue // a signal came, say SIGURG of the runtime
		}
		if err != nil {
			return err
		}
		for _, e := range events[:n] {
			fd := int(e.Fd)
			if fd == listener {
				c, _, err := unix.Accept4(fd, unix.SOCK_NONBLOCK)
				if errors.Is(err, unix.EINVAL) {
					return nil // shut down
				}
				if err == nil && watch(c) != nil {
					unix.Close(c)
				}
				continue
			}
			n, err := unix.Read(fd, buffer)
			if errors.Is(err, unix.EAGAIN) {
				continue // not an error: nothing has come yet
			}
			if n <= 0 || !sent(fd, buffer[:n]) {
				unix.Close(fd) // epoll forgets a closed one by itself
			}
		}
	}
}

// sent gives up a client that does not read; a real server would keep the
// rest and wait for EPOLLOUT.
func sent(fd int, data []byte) bool {
	n, err := unix.Write(fd, data)
	return err == nil && n == len(data)
}

// endregion:echo

// region:replace

// Replace puts data into a file so that after a power cut there is either
// the old text or the new one.
func Replace(name string, data []byte) error {
	dir := filepath.Dir(name)
	f, err := os.CreateTemp(dir, ".new-*") // of the same file system
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails after the rename: the name is gone
	defer f.Close()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil { // bytes first
		return err
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync() // then the new name
}

// endregion:replace
