package shortlink_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/system-design/shortlink"
)

var secret = [16]byte([]byte("0123456789abcdef"))

func TestCodes(t *testing.T) {
	s := shortlink.NewShuffle(secret)
	var text strings.Builder
	fmt.Fprintln(&text, "id            plain    shuffled")
	for _, id := range []uint64{
		1, 2, 3, 1_000_000, 1_000_001, shortlink.Codes - 1,
	} {
		fmt.Fprintf(&text, "%-13d %s  %s\n",
			id, shortlink.Encode(id), s.Code(id))
	}
	proof.Golden(t, "testdata/codes.txt", text.String())
}

// A permutation has nothing twice, and the way back.
func TestShuffle(t *testing.T) {
	s := shortlink.NewShuffle(secret)
	const n = 20_000
	seen := make(map[string]bool, 2*n)
	check := func(id uint64) {
		code := s.Code(id)
		if seen[code] {
			t.Fatalf("%s is the code of %d and of another", code, id)
		}
		seen[code] = true
		if back, err := s.ID(code); back != id || err != nil {
			t.Fatalf("%d is %s is %d, %v", id, code, back, err)
		}
	}
	for i := range uint64(n / 2) {
		check(i)
		check(shortlink.Codes - 1 - i)
	}
}

func TestOtherKeyOtherCodes(t *testing.T) {
	a := shortlink.NewShuffle(secret)
	b := shortlink.NewShuffle([16]byte{})
	same := 0
	for id := range uint64(1000) {
		if a.Code(id) == b.Code(id) {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d of 1000 codes do not depend on the key", same)
	}
}

func TestDecode(t *testing.T) {
	for code, want := range map[string]error{
		"0000001": nil, "zzzzzzz": nil,
		"1": shortlink.ErrCode, "00000001": shortlink.ErrCode,
		"": shortlink.ErrCode, "00-0000": shortlink.ErrCode,
		"000000я": shortlink.ErrCode,
	} {
		n, err := shortlink.Decode(code)
		if !errors.Is(err, want) {
			t.Errorf("Decode(%q): %v, want %v", code, err, want)
		}
		if err == nil && shortlink.Encode(n) != code {
			t.Errorf("%q is %d is %q", code, n, shortlink.Encode(n))
		}
	}
}

func TestBirthday(t *testing.T) {
	var text strings.Builder
	fmt.Fprintf(&text, "%-22s %10s %10s %14s %14s\n", "random codes",
		"codes", "half at", "p, 10^6 links", "p, 10^9 links")
	for _, width := range []float64{6, 7, 8, 10, 12, 22} {
		space := math.Pow(62, width)
		fmt.Fprintf(&text, "%-22s %10.1e %10.1e %14s %14s\n",
			fmt.Sprintf("%.0f letters of 62", width), space,
			shortlink.Half(space),
			percent(shortlink.Collision(1e6, space)),
			percent(shortlink.Collision(1e9, space)))
	}
	fmt.Fprintf(&text, "\n7 letters, 10^9 links: %.0f pairs are equal\n",
		shortlink.Pairs(1e9, shortlink.Codes))
	fmt.Fprintf(&text, "the next random code is taken: %.3f %%\n",
		100*1e9/shortlink.Codes)
	proof.Golden(t, "testdata/birthday.txt", text.String())
}

func percent(p float64) string {
	switch {
	case p > 0.9995:
		return "100 %"
	case p > 0.001:
		return fmt.Sprintf("%.1f %%", 100*p)
	}
	return fmt.Sprintf("%.0e %%", 100*p)
}

// The formula is an approximation: here is the truth, and a trial.
func TestBirthdayIsTrue(t *testing.T) {
	exact := 1.0
	for i := range 23 {
		exact *= 1 - float64(i)/365
	}
	if p := shortlink.Collision(23, 365); math.Abs(p-(1-exact)) > 0.01 {
		t.Errorf("23 birthdays: %.3f, in truth %.3f", p, 1-exact)
	}
	const space, n, trials = 10_000, 100, 2000
	random := rand.New(rand.NewPCG(1, 2))
	hits := 0
	for range trials {
		seen := map[int]bool{}
		for range n {
			seen[random.IntN(space)] = true
		}
		if len(seen) < n {
			hits++
		}
	}
	got := float64(hits) / trials
	if p := shortlink.Collision(n, space); math.Abs(p-got) > 0.03 {
		t.Errorf("formula %.3f, trial %.3f", p, got)
	}
	half := shortlink.Collision(shortlink.Half(1e9), 1e9)
	if math.Abs(half-0.5) > 1e-4 {
		t.Errorf("at Half the probability is %v", half)
	}
}

func TestBlocks(t *testing.T) {
	var mu sync.Mutex
	var blocks uint64
	reserve := func(context.Context) (uint64, error) {
		mu.Lock()
		defer mu.Unlock()
		blocks++
		return blocks - 1, nil
	}
	const processes, each = 3, 2500
	seen := map[uint64]bool{}
	var wg sync.WaitGroup
	for range processes {
		b := &shortlink.Blocks{Size: 1000, Reserve: reserve}
		for range 10 {
			wg.Go(func() {
				for range each / 10 {
					id, err := b.Next(t.Context())
					mu.Lock()
					if err != nil || seen[id] {
						t.Errorf("%d twice, or %v", id, err)
					}
					seen[id] = true
					mu.Unlock()
				}
			})
		}
	}
	wg.Wait()
	if len(seen) != processes*each || blocks != 9 {
		t.Errorf("%d ids in %d trips, want 7500 in 9", len(seen), blocks)
	}
}

func TestBlocksWithoutDatabase(t *testing.T) {
	down := errors.New("down")
	err := down
	b := &shortlink.Blocks{Size: 2, Reserve: func(
		context.Context,
	) (uint64, error) {
		return 4, err
	}}
	if _, got := b.Next(t.Context()); !errors.Is(got, down) {
		t.Fatalf("got %v", got)
	}
	err = nil
	if id, got := b.Next(t.Context()); id != 8 || got != nil {
		t.Fatalf("got %d, %v, want 8", id, got)
	}
	err = down // the block in hand is enough for one more
	if id, got := b.Next(t.Context()); id != 9 || got != nil {
		t.Fatalf("got %d, %v, want 9", id, got)
	}
}

func TestQuiz(t *testing.T) {
	var text strings.Builder
	shortlink.Wrapped(&text)
	proof.Golden(t, "testdata/wrapped.txt", text.String())
}

func BenchmarkCode(b *testing.B) {
	s := shortlink.NewShuffle(secret)
	for id := uint64(0); b.Loop(); id++ {
		s.Code(id)
	}
}
