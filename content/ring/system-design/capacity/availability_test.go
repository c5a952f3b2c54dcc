package capacity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
	"route500k/content/ring/system-design/capacity"
)

func TestAvailability(t *testing.T) {
	var text strings.Builder
	line := func(name string, a float64) {
		fmt.Fprintf(&text, "%-36s %9.4f %%  down %8v a month\n",
			name, 100*a, capacity.Down(a).Round(time.Second))
	}
	in := func(n int) float64 {
		return capacity.Chain(slices.Repeat([]float64{0.999}, n)...)
	}
	line("one service of three nines", in(1))
	line("5 in a chain", in(5))
	line("20 in a chain", in(20))
	line("2 replicas of 99 %", capacity.AnyOf(2, 0.99))
	line("2 replicas of 99 % behind one 99.9 %",
		capacity.Chain(capacity.AnyOf(2, 0.99), 0.999))
	proof.Golden(t, "testdata/availability.txt", text.String())
}

func TestRoundTrip(t *testing.T) {
	var text strings.Builder
	for _, way := range []struct {
		name       string
		kilometres float64
	}{
		{"two halls of a city", 50},
		{"Moscow - Saint Petersburg", 630},
		{"Moscow - Frankfurt", 2020},
		{"Moscow - Vladivostok", 6420},
	} {
		fmt.Fprintf(&text, "%-27s %5.0f km %9v\n", way.name,
			way.kilometres, capacity.RoundTrip(way.kilometres).
				Round(100*time.Microsecond))
	}
	proof.Golden(t, "testdata/light.txt", text.String())
}

func TestQuiz(t *testing.T) {
	var text strings.Builder
	capacity.Nines(&text)
	proof.Golden(t, "testdata/nines.txt", text.String())
}
