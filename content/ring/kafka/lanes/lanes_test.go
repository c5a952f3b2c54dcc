package lanes

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// worker takes as many seconds for a record as its value says.
type worker struct {
	mu   sync.Mutex
	done []int64
}

func (w *worker) handle(r *kgo.Record) error {
	if string(r.Value) == "fail" {
		time.Sleep(time.Second)
		return errors.New("cannot")
	}
	d, err := time.ParseDuration(string(r.Value))
	if err != nil {
		return err
	}
	time.Sleep(d)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done = append(w.done, r.Offset)
	return nil
}

func (w *worker) list() []int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.done)
}

// add adds records such as "0:order:7=3s": offset, key, value.
func add(t *testing.T, p *Partition, records ...string) {
	t.Helper()
	for _, text := range records {
		r := record(t, text)
		if err := p.Add(r); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
}

func record(t *testing.T, text string) *kgo.Record {
	t.Helper()
	r := &kgo.Record{}
	number, rest, _ := strings.Cut(text, ":")
	if _, err := fmt.Sscan(number, &r.Offset); err != nil {
		t.Fatal(err)
	}
	key, value, _ := strings.Cut(rest, "=")
	r.Key, r.Value = []byte(key), []byte(value)
	return r
}

func TestOrderOfAKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w worker
		p := New(4, 100, w.handle)
		add(t, p, "0:order:7=3s", "1:order:7=2s", "2:order:7=1s")
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if got := w.list(); !slices.Equal(got, []int64{0, 1, 2}) {
			t.Errorf("one key was handled in the order %v", got)
		}
	})
}

func TestKeysAtTheSameTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w worker
		start := time.Now()
		p := New(32, 100, w.handle)
		for i := range 8 {
			add(t, p, fmt.Sprintf("%d:order:%d=1s", i, i))
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		// Some keys may share a worker, but not all of them.
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("8 keys of 1 s each took %v", took)
		}
	})
}

func TestNextHasNoGap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w worker
		p := New(64, 100, w.handle)
		// Offsets 2 and 3 are not there: a marker, a compacted record.
		add(t, p, "0:a=0s", "1:b=9s", "4:c=0s", "5:d=0s")
		time.Sleep(5 * time.Second)
		if got := p.Next(); got != 1 && len(w.list()) == 3 {
			t.Errorf("0, 4 and 5 are done: next is %d, want 1", got)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if got := p.Next(); got != 6 {
			t.Errorf("all is done: next is %d, want 6", got)
		}
	})
}

func TestFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w worker
		p := New(4, 100, w.handle)
		add(t, p, "0:a=0s", "1:b=fail", "2:b=0s")
		time.Sleep(time.Minute)
		if err := p.Add(record(t, "3:c=0s")); err == nil {
			t.Error("a record was taken after a failure")
		}
		if err := p.Close(); err == nil {
			t.Error("Close has no error")
		}
		if got := p.Next(); got != 1 {
			t.Errorf("1 has failed: next is %d, want 1", got)
		}
		if slices.Contains(w.list(), 2) {
			t.Error("2 was handled although 1 of its key has failed")
		}
	})
}

func TestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w worker
		p := New(2, 10, w.handle)
		var mu sync.Mutex
		added := 0
		var feeder sync.WaitGroup
		feeder.Go(func() {
			for i := range 50 {
				add(t, p, fmt.Sprintf("%d:order:%d=1s", i, i%5))
				mu.Lock()
				added++
				mu.Unlock()
			}
		})
		synctest.Wait()
		mu.Lock()
		if added > 10 {
			t.Errorf("%d records in memory, the limit is 10", added)
		}
		mu.Unlock()
		feeder.Wait()
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
}
