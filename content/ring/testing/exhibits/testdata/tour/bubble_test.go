package tour

import (
	"net"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// region:bubble
func TestBubble(t *testing.T) {
	outside := make(chan int)
	for name, f := range map[string]func(*testing.T){
		"leak": func(*testing.T) {
			go func() { <-make(chan int) }()
		},
		"channel of others": func(*testing.T) {
			go func() { time.Sleep(time.Second); close(outside) }()
			<-outside
		},
		"subtest": func(t *testing.T) {
			t.Run("x", func(*testing.T) {})
		},
		"parallel": func(t *testing.T) { t.Parallel() },
		"mutex across a sleep": func(*testing.T) {
			var mu sync.Mutex
			mu.Lock()
			go func() { mu.Lock(); mu.Unlock() }()
			time.Sleep(time.Second)
			mu.Unlock()
		},
		"network": func(t *testing.T) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			go l.Accept()
			time.Sleep(time.Second)
			l.Close()
		},
	} {
		t.Run(name, func(t *testing.T) { synctest.Test(t, f) })
	}
}

func TestBubbleBurst(t *testing.T) {
	var inside chan int
	synctest.Test(t, func(*testing.T) { inside = make(chan int, 1) })
	inside <- 1
}

// endregion
