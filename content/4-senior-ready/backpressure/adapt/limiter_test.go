package adapt_test

import (
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/adapt"
)

func TestLimitHolds(t *testing.T) {
	l := &adapt.Limiter{Min: 2, Max: 10, Rule: adapt.AIMD(time.Second)}
	leave, err := l.Enter()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Enter(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Enter(); err != adapt.ErrLimit {
		t.Errorf("a third one: %v", err)
	}
	leave(false)
	if _, err := l.Enter(); err != nil {
		t.Errorf("after one has left: %v", err)
	}
}

func TestAIMD(t *testing.T) {
	rule := adapt.AIMD(100 * time.Millisecond)
	good := adapt.Sample{Took: time.Millisecond, Inside: 20}
	limit := 20.0
	for range 20 {
		limit = rule(limit, good)
	}
	if limit < 20.9 || limit > 21 {
		t.Errorf("after 20 good calls: %v", limit)
	}
	for _, bad := range []adapt.Sample{
		{Took: time.Millisecond, Inside: 20, Failed: true},
		{Took: time.Second, Inside: 20},
	} {
		if got := rule(20, bad); got != 18 {
			t.Errorf("%v: %v", bad, got)
		}
	}
	if got := rule(20, adapt.Sample{Inside: 3}); got != 20 {
		t.Errorf("idle: %v", got)
	}
}

func TestGradient(t *testing.T) {
	rule := adapt.Gradient(1.5, 1000)
	usual := adapt.Sample{Took: 50 * time.Millisecond, Inside: 30}
	if got := rule(30, usual); got <= 30 {
		t.Errorf("as usual: %v", got)
	}
	slow := usual
	slow.Took *= 10
	if got := rule(30, slow); got >= 30 {
		t.Errorf("ten times slower: %v", got)
	}
	slow.Inside = 3
	if got := rule(30, slow); got != 30 {
		t.Errorf("idle: %v", got)
	}
}

func TestLimitStaysInItsBounds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &adapt.Limiter{Min: 2, Max: 4,
			Rule: adapt.AIMD(time.Second)}
		for _, failed := range []bool{false, true} {
			for range 100 {
				leave, err := l.Enter()
				if err != nil {
					t.Fatal(err)
				}
				leave(failed)
			}
			if n := l.Limit(); n < 2 || n > 4 {
				t.Errorf("limit %d", n)
			}
		}
	})
}
