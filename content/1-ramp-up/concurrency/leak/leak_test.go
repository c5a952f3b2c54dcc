package leak_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"route500k/content/1-ramp-up/concurrency/leak"
)

func forget() {
	answers := make(chan int)
	go lostSender(answers)
}

func lostSender(answers chan<- int) { answers <- 1 }

// global keeps the channel reachable: in theory somebody may still read.
var global = make(chan int)

func forgetGlobal() { go globalSender() }

func globalSender() { global <- 1 }

func forgetBuffered() {
	answers := make(chan int, 1)
	go bufferedSender(answers)
}

func bufferedSender(answers chan<- int) { answers <- 1 }

// forgetLocked leaves two goroutines that took two locks in two orders. The
// runtime says nothing, because the rest of the process goes on.
func forgetLocked() {
	var a, b sync.Mutex
	var both sync.WaitGroup // each holds one lock before it asks for two
	both.Add(2)
	go lockInOrder(&a, &b, &both)
	go lockInReverse(&b, &a, &both)
}

func lockInOrder(first, second *sync.Mutex, both *sync.WaitGroup) {
	lockTwo(first, second, both)
}

func lockInReverse(first, second *sync.Mutex, both *sync.WaitGroup) {
	lockTwo(first, second, both)
}

func lockTwo(first, second *sync.Mutex, both *sync.WaitGroup) {
	first.Lock()
	defer first.Unlock()
	both.Done()
	both.Wait()
	second.Lock()
	defer second.Unlock()
}

func TestLeaked(t *testing.T) {
	forget()
	forgetGlobal()
	forgetBuffered()
	forgetLocked()
	time.Sleep(50 * time.Millisecond) // let them block

	text, err := leak.Leaked()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		function string
		want     bool
	}{
		{"lostSender", true},
		{"globalSender", false}, // the blind spot of the method
		{"bufferedSender", false},
		{"lockInOrder", true}, // a partial deadlock is a leak, too
		{"lockInReverse", true},
	}
	for _, tt := range tests {
		if got := strings.Contains(text, tt.function); got != tt.want {
			t.Errorf("%s in the profile: %t, want %t:\n%s",
				tt.function, got, tt.want, text)
		}
	}
}
