package delivery

import "testing"

type pricing func(total, grams int64, member bool) int64

// region:weak
func weak(t *testing.T, delivery pricing) {
	if got := delivery(100, 500, true); got != 0 {
		t.Errorf("member: %d, want 0", got)
	}
	if got := delivery(100, 500, false); got != 20000 {
		t.Errorf("light: %d, want 20000", got)
	}
	if got := delivery(100, 3000, false); got <= 20000 {
		t.Errorf("heavy: %d, want more than 20000", got)
	}
}

// endregion

// region:strong
func strong(t *testing.T, delivery pricing) {
	for _, tt := range []struct {
		name         string
		total, grams int64
		member       bool
		want         int64
	}{
		{"member", 100, 3000, true, 0},
		{"just free", 300000, 500, false, 0},
		{"nearly free", 299999, 500, false, 20000},
		{"a kilogram", 100, 1000, false, 20000},
		{"a gram more", 100, 1001, false, 21000},
		{"three kilograms", 100, 3000, false, 40000},
	} {
		got := delivery(tt.total, tt.grams, tt.member)
		if got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

// endregion

func TestWeak(t *testing.T) { weak(t, Delivery) }

func TestStrong(t *testing.T) { strong(t, Delivery) }
