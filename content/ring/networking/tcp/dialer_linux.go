package tcp

import (
	"net"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// region:dialer
// Dialer is for peers of one data centre. A peer that has vanished without
// a word is noticed in dead: by probes while nothing is sent, by missing
// acknowledgements while something is.
func Dialer(dead time.Duration) *net.Dialer {
	return &net.Dialer{
		// DNS and all addresses together; the first may take 2 s.
		Timeout: 3 * time.Second,
		KeepAliveConfig: net.KeepAliveConfig{
			Enable:   true, // default 15 s, 15 s, 9: over two minutes
			Idle:     dead / 2,
			Interval: dead / 6,
			Count:    3,
		},
		Control: func(_, _ string, c syscall.RawConn) error {
			var failed error
			err := c.Control(func(fd uintptr) {
				failed = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP,
					unix.TCP_USER_TIMEOUT, int(dead.Milliseconds()))
			})
			if err != nil {
				return err
			}
			return failed
		},
	}
}

// endregion
