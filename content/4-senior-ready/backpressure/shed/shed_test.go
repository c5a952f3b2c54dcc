package shed_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/shed"
	"route500k/content/internal/proof"
)

const ms = time.Millisecond

// enter starts a request and tells its name when it has a slot.
func enter(t *testing.T, s *shed.Shedder, name int, order *[]int) {
	go func() {
		if err := s.Enter(t.Context()); err == nil {
			*order = append(*order, name)
		}
	}()
	synctest.Wait()
}

func TestOrder(t *testing.T) {
	for _, tt := range []struct {
		newest   bool
		interval time.Duration
		want     []int
	}{
		{false, 0, []int{1, 2, 3, 4}},
		{true, 0, []int{1, 4, 3, 2}},
		{true, time.Second, []int{1, 2, 3, 4}}, // a mere burst
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &shed.Shedder{Slots: 1, Newest: tt.newest,
				Interval: tt.interval}
			var order []int
			for name := range 4 {
				enter(t, s, name+1, &order)
				time.Sleep(ms)
			}
			for range 4 {
				s.Leave()
				synctest.Wait()
			}
			if !slices.Equal(order, tt.want) {
				t.Errorf("newest %v, %v: %v, want %v",
					tt.newest, tt.interval, order, tt.want)
			}
		})
	}
}

func TestCoDel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &shed.Shedder{Slots: 1, Interval: 100 * ms, Target: 20 * ms}
		if err := s.Enter(t.Context()); err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for _, tt := range []struct{ after, wait time.Duration }{
			{0, 100 * ms},       // the line was empty
			{90 * ms, 100 * ms}, // it is young
			{60 * ms, 20 * ms},  // it stands
			{50 * ms, 100 * ms}, // it has been empty again
		} {
			time.Sleep(tt.after)
			wg.Go(func() {
				began := time.Now()
				err := s.Enter(t.Context())
				if waited := time.Since(began); waited != tt.wait ||
					!errors.Is(err, shed.ErrWaited) {
					t.Errorf("%v after %v, want after %v",
						err, waited, tt.wait)
				}
			})
		}
		wg.Wait()
	})
}

func TestRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &shed.Shedder{Slots: 1, Line: 1, Work: 50 * ms}
		var order []int
		enter(t, s, 1, &order)
		for _, tt := range []struct {
			left time.Duration
			want error
		}{{99 * ms, shed.ErrLate}, {101 * ms, context.DeadlineExceeded}} {
			// One is at work: 50 ms to wait, 50 ms to work.
			ctx, cancel := context.WithTimeout(t.Context(), tt.left)
			if err := s.Enter(ctx); !errors.Is(err, tt.want) {
				t.Errorf("%v left: %v", tt.left, err)
			}
			cancel()
		}
		enter(t, s, 2, &order)
		if err := s.Enter(t.Context()); err != shed.ErrFull {
			t.Error(err)
		}
		s.Leave()
		s.Leave()
	})
}

// Whatever happens to those who wait, no slot is lost or given twice.
func TestSlotsAreKept(t *testing.T) {
	const slots = 4
	for _, newest := range []bool{false, true} {
		s := &shed.Shedder{Slots: slots, Newest: newest, Line: 50}
		var inside, most atomic.Int64
		var wg sync.WaitGroup
		for range 64 {
			wg.Go(func() {
				for range 100 {
					ctx, cancel := context.WithTimeout(t.Context(),
						time.Duration(rand.N(200))*time.Microsecond)
					if s.Enter(ctx) == nil {
						n := inside.Add(1)
						for m := most.Load(); n > m &&
							!most.CompareAndSwap(m, n); m = most.Load() {
						}
						time.Sleep(10 * time.Microsecond)
						inside.Add(-1)
						s.Leave()
					}
					cancel()
				}
			})
		}
		wg.Wait()
		if most.Load() > slots || s.Waiting() != 0 {
			t.Errorf("%d inside, %d wait", most.Load(), s.Waiting())
		}
		for range slots { // all are free
			if err := s.Enter(t.Context()); err != nil {
				t.Error(err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		if s.Enter(ctx) == nil {
			t.Error("one slot too many")
		}
		cancel()
	}
}

// The probe of life goes through the same line, or past it.
func TestHealth(t *testing.T) {
	s := &shed.Shedder{Slots: 1, Interval: ms, Target: ms}
	if err := s.Enter(t.Context()); err != nil { // the slot is taken
		t.Fatal(err)
	}
	live := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "alive")
	})
	// region:health
	trap := http.NewServeMux()
	trap.Handle("GET /live", live)
	trap.Handle("GET /orders", http.NotFoundHandler())

	cured := http.NewServeMux()
	cured.Handle("GET /live", live)
	cured.Handle("/", s.Wrap(trap))
	// endregion
	text := ""
	for _, way := range []struct {
		name    string
		handler http.Handler
		path    string
	}{
		{"everything is behind the line", s.Wrap(trap), "/live"},
		{"the probe is before it", cured, "/live"},
		{"and orders are not", cured, "/orders"},
	} {
		w := httptest.NewRecorder()
		way.handler.ServeHTTP(w,
			httptest.NewRequest("GET", way.path, nil))
		text += fmt.Sprintf("%-30s %-8s %d\n", way.name, way.path, w.Code)
		if w.Code == 503 && w.Header().Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
	}
	proof.Golden(t, "testdata/health.txt", text)
}

func TestNobodyListens(t *testing.T) {
	s := &shed.Shedder{Slots: 1}
	if err := s.Enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w := httptest.NewRecorder()
	s.Wrap(http.NotFoundHandler()).ServeHTTP(w,
		httptest.NewRequestWithContext(ctx, "GET", "/", nil))
	if w.Body.Len() > 0 || s.Waiting() != 0 {
		t.Errorf("answered %q, %d wait", w.Body, s.Waiting())
	}
}
