package profiles_test

import (
	"bytes"
	"fmt"
	"regexp"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"testing"

	"github.com/google/pprof/profile"

	"route500k/content/internal/profiles"
)

// sample is a profile of four stacks, one of them with an inlined call.
func sample() *profile.Profile {
	p := &profile.Profile{SampleType: []*profile.ValueType{
		{Type: "samples", Unit: "count"}, {Type: "cpu", Unit: "nanoseconds"},
	}}
	function := func(name string) *profile.Function {
		f := &profile.Function{ID: uint64(len(p.Function) + 1), Name: name}
		p.Function = append(p.Function, f)
		return f
	}
	serve := function("net/http.(*conn).serve")
	page := function("example.com/shop/v2/catalog.Render[go.shape.int]")
	marshal := function("encoding/json/v2.Marshal")
	quote := function("encoding/json/internal/jsonwire.AppendQuote")
	gc := function("runtime.gcBgMarkWorker")
	add := func(cost int64, calls ...[]*profile.Function) { // leaf first
		s := &profile.Sample{Value: []int64{1, cost}}
		for _, inlined := range calls {
			location := &profile.Location{ID: uint64(len(p.Location) + 1)}
			for _, f := range inlined {
				location.Line = append(location.Line,
					profile.Line{Function: f})
			}
			p.Location = append(p.Location, location)
			s.Location = append(s.Location, location)
		}
		p.Sample = append(p.Sample, s)
	}
	type at = []*profile.Function
	add(700e6, at{quote, marshal}, at{page}, at{serve})
	add(200e6, at{page}, at{serve})
	add(95e6, at{gc})
	add(5e6, at{marshal}, at{gc}) // less than a hundredth
	return p
}

func TestFolded(t *testing.T) {
	stacks := profiles.Stacks(t, sample(), "cpu")
	want := "http.(*conn).serve;catalog.Render 200\n" +
		"http.(*conn).serve;catalog.Render;json/v2.Marshal;" +
		"jsonwire.AppendQuote 700\n" +
		"runtime.gcBgMarkWorker 100\n"
	got := profiles.Folded(stacks, 1e6)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	again := profiles.Folded(profiles.Unfold(t, got), 1)
	if again != want {
		t.Errorf("unfolded and folded again:\n%s", again)
	}
	if sum := profiles.Cost(stacks); sum != 1000e6 {
		t.Errorf("cost %d", sum)
	}
}

func TestFoldedIsSmall(t *testing.T) {
	var stacks []profiles.Stack
	for i := range 150 { // each less than a hundredth, all together much
		stacks = append(stacks, profiles.Stack{
			Frames: []string{"main", fmt.Sprint("f", i)}, Cost: 1,
		})
	}
	got := profiles.Folded(stacks, 1)
	if got != "main;"+profiles.Rest+" 150\n" {
		t.Errorf("got\n%s", got)
	}
	stacks = nil
	for i := range 80 { // each more than a hundredth
		stacks = append(stacks, profiles.Stack{
			Frames: []string{fmt.Sprint("f", i)}, Cost: int64(100 + i),
		})
	}
	got = profiles.Folded(stacks, 1)
	if lines := strings.Count(got, "\n"); lines > 45 || lines < 2 {
		t.Errorf("%d lines", lines)
	}
	if sum := profiles.Cost(profiles.Unfold(t, got)); sum != 80*100+79*40 {
		t.Errorf("something was lost: %d", sum)
	}
}

func TestCuts(t *testing.T) {
	stacks := profiles.Stacks(t, sample(), "cpu")
	hidden := profiles.Hide(stacks, regexp.MustCompile(`^http\.`))
	closed := profiles.Close(hidden, regexp.MustCompile(`Marshal$`))
	want := "catalog.Render 200\ncatalog.Render;json/v2.Marshal 700\n" +
		"runtime.gcBgMarkWorker 100\n"
	if got := profiles.Folded(closed, 1e6); got != want {
		t.Errorf("hidden and closed:\n%s", got)
	}
	from := profiles.From(stacks, "json/v2.Marshal")
	if got := profiles.Folded(from, 1e6); got !=
		"json/v2.Marshal 5\njson/v2.Marshal;jsonwire.AppendQuote 700\n" {
		t.Errorf("from:\n%s", got)
	}
	if share := profiles.Share(stacks, "catalog.Render"); share != 0.9 {
		t.Errorf("share %v", share)
	}
	hottest := profiles.Hottest(stacks)
	if !slices.Equal(hottest[:2], []string{
		"jsonwire.AppendQuote", "catalog.Render",
	}) {
		t.Errorf("hottest %v", hottest)
	}
}

func TestRealProfile(t *testing.T) {
	kept := make([][]byte, 0, 64)
	for range cap(kept) {
		kept = append(kept, allocate())
	}
	runtime.GC()
	var data bytes.Buffer
	if err := pprof.Lookup("heap").WriteTo(&data, 0); err != nil {
		t.Fatal(err)
	}
	p := profiles.Read(t, data.Bytes())
	stacks := profiles.Stacks(t, p, "inuse_space")
	if share := profiles.Share(stacks, "profiles_test.allocate"); share < 0.5 {
		t.Errorf("share %v of %v", share, stacks)
	}
	runtime.KeepAlive(kept)
}

//go:noinline
func allocate() []byte { return make([]byte, 1<<20) }

func TestShort(t *testing.T) {
	for name, want := range map[string]string{
		"runtime.mallocgc":                             "runtime.mallocgc",
		"net/http.(*conn).serve":                       "http.(*conn).serve",
		"encoding/json/v2.Marshal":                     "json/v2.Marshal",
		"github.com/a/b/v5/pool.(*P[...]).Get":         "pool.(*P).Get",
		"route500k/content/x/catalog.Page.func1":       "catalog.Page.func1",
		"slices.SortFunc[go.shape.[]int,go.shape.int]": "slices.SortFunc",
	} {
		if got := profiles.Short(name); got != want {
			t.Errorf("%s became %s, want %s", name, got, want)
		}
	}
}
