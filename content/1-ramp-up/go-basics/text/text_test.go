package text_test

import (
	"fmt"
	"slices"
	"testing"
	"unicode/utf8"

	"route500k/content/1-ramp-up/go-basics/text"
)

// region:runes
func Example_runes() {
	s := "Ёж🦔"
	fmt.Println(len(s), utf8.RuneCountInString(s))
	for i, r := range s {
		fmt.Printf("%d %c\n", i, r)
	}
	fmt.Printf("%q %v\n", s[:3], utf8.ValidString(s[:3]))
	// Output:
	// 8 3
	// 0 Ё
	// 2 ж
	// 4 🦔
	// "Ё\xd0" false
}

// endregion

func TestPreview(t *testing.T) {
	for n, want := range []string{"", "Ё", "Ёж", "Ёж🦔", "Ёж🦔"} {
		if got := text.Preview("Ёж🦔", n); got != want {
			t.Errorf("%d runes: %q, want %q", n, got, want)
		}
	}
}

var pieces = slices.Repeat([]string{"order-42;"}, 1000)

var sink string

func TestAllocations(t *testing.T) {
	count := func(f func([]string) string) float64 {
		return testing.AllocsPerRun(10, func() { sink = f(pieces) })
	}
	plus, build := count(text.Plus), count(text.Build)
	join := count(text.Join)
	if plus < 990 || build > 30 || join != 1 {
		t.Errorf("allocations: + %v, Builder %v, Join %v; "+
			"want about 1000, under 30, 1", plus, build, join)
	}
}

func BenchmarkConcat(b *testing.B) {
	for name, f := range map[string]func([]string) string{
		"plus": text.Plus, "build": text.Build, "join": text.Join,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = f(pieces)
			}
		})
	}
}
