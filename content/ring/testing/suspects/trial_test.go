package suspects

import (
	"runtime"
	"testing"
)

// witness hears that a check fails, and lets the trial go on.
type witness struct {
	testing.TB
	failed bool
}

func (w *witness) Helper()               {}
func (w *witness) Log(...any)            {}
func (w *witness) Logf(string, ...any)   {}
func (w *witness) Fail()                 { w.failed = true }
func (w *witness) Error(...any)          { w.failed = true }
func (w *witness) Errorf(string, ...any) { w.failed = true }
func (w *witness) Fatal(...any)          { w.FailNow() }
func (w *witness) Fatalf(string, ...any) { w.FailNow() }
func (w *witness) Failed() bool          { return w.failed }

func (w *witness) FailNow() {
	w.failed = true
	runtime.Goexit() // of the goroutine that catches has started
}

// catches tells whether the check fails.
func catches(t testing.TB, dedup Dedup) bool {
	w := &witness{TB: t}
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			if recover() != nil {
				w.failed = true
			}
		}()
		check(w, dedup)
	}()
	<-done
	return w.failed
}

// region:trial
func TestInnocent(t *testing.T) {
	t.Run("WithMap", func(t *testing.T) { check(t, WithMap) })
	t.Run("WithSearch", func(t *testing.T) { check(t, WithSearch) })
}

func TestGuilty(t *testing.T) {
	for i, dedup := range guilty {
		if !catches(t, dedup) {
			t.Errorf("suspect %d goes free", i+1)
		}
	}
}

// endregion
