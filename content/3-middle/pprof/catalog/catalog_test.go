package catalog_test

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/pprof/profile"

	"route500k/content/3-middle/pprof/catalog"
	"route500k/content/3-middle/pprof/catalog/after"
	"route500k/content/3-middle/pprof/catalog/before"
	"route500k/content/3-middle/pprof/catalog/hoisted"
	"route500k/content/3-middle/pprof/lab"
	"route500k/content/internal/profiles"
	"route500k/content/internal/proof"
)

var codes = []struct {
	name   string
	render func(io.Writer, []catalog.Product) error
}{
	{"before", before.Render},
	{"hoisted", hoisted.Render},
	{"after", after.Render},
}

// region:bench
func BenchmarkPage(b *testing.B) {
	products := catalog.Sample(120)
	for _, c := range codes {
		b.Run("code="+c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := c.render(io.Discard, products); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// endregion

// A faster page is the same page, whatever titles there are.
func FuzzSamePage(f *testing.F) {
	for _, title := range []string{
		"Чайник «Север», 1,7 л", "  ", "", "Ёлка & <b>ДОМ</b> №5", "a-b--c",
		"\xff", "CAFÉ", "-x-",
	} {
		f.Add(title, int64(99_05))
	}
	f.Add("x", int64(5))
	f.Fuzz(func(t *testing.T, title string, price int64) {
		if price < 0 {
			t.Skip()
		}
		products := catalog.Sample(2)
		products[1].Title, products[1].Price = title, price
		var pages []string
		for _, c := range codes {
			var page strings.Builder
			if err := c.render(&page, products); err != nil {
				t.Fatal(err)
			}
			pages = append(pages, page.String())
		}
		if len(slices.Compact(pages)) != 1 {
			t.Errorf("pages differ:\n%s", strings.Join(pages, "\n"))
		}
	})
}

func TestAllocations(t *testing.T) {
	products := catalog.Sample(120)
	var allocs []float64
	for _, c := range codes {
		allocs = append(allocs, testing.AllocsPerRun(10, func() {
			if err := c.render(io.Discard, products); err != nil {
				t.Fatal(err)
			}
		}))
	}
	if allocs[0] < 5*allocs[2] {
		t.Errorf("allocations a page: %v", allocs)
	}
}

// The recorded profiles say what the page says of them.
func TestRecordedProfiles(t *testing.T) {
	if proof.Recording() {
		record(t)
	}
	stacks := func(name string) []profiles.Stack {
		return profiles.Unfold(t,
			proof.Recorded(t, "testdata/"+name+".folded"))
	}
	was, is := stacks("cpu-before"), stacks("cpu-after")
	for name, least := range map[string]float64{
		"runtime.concatstring2": 0.1, "regexp.MustCompile": 0.01,
	} {
		if share := profiles.Share(was, name); share < least {
			t.Errorf("before: %s has %.2f of the time", name, share)
		}
		if share := profiles.Share(is, name); share > 0 {
			t.Errorf("after: %s has %.2f of the time", name, share)
		}
	}
	collector := func(stacks []profiles.Stack) float64 {
		return profiles.Share(stacks, "runtime.gcBgMarkWorker") +
			profiles.Share(stacks, "runtime.bgsweep")
	}
	if collector(is) >= collector(was) {
		t.Errorf("the collector had %.2f of the time, now it has %.2f",
			collector(was), collector(is))
	}
}

// record measures the service from outside at the same rate, then takes
// its profiles. The faster code is profiled under a higher load: at the
// same one it has next to no samples.
func record(t *testing.T) {
	const rate, du = 150, 5 * time.Second
	figures := make(map[string][]float64)
	for code, profiled := range map[string]int{
		"before": rate, "after": 8 * rate,
	} {
		server := lab.Start(t, "server", "-code", code)
		m := lab.Load(t, server.URL+"/catalog", rate, du)
		ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
		figures[code] = []float64{
			ms(m.Latencies.P50), ms(m.Latencies.P90),
			ms(server.Stop(t)) / float64(m.Requests),
		}

		server = lab.Start(t, "server", "-code", code)
		took := make(chan *profile.Profile)
		go func() { took <- server.Profile(t, "profile?seconds=5") }()
		lab.Load(t, server.URL+"/catalog", profiled, du+time.Second/2)
		cpu, allocs := <-took, server.Profile(t, "allocs")
		stacks := profiles.Stacks(t, cpu, "cpu")
		proof.Record(t, "testdata/cpu-"+code+".folded", profiles.Folded(
			profiles.Close(profiles.Hide(stacks, plumbing), closed), 1e6))
		if code == "before" {
			proof.Record(t, "testdata/top.txt", lab.Top(t, cpu, "-cum",
				"-show", shown))
			proof.Record(t, "testdata/list.txt",
				lab.List(t, allocs, "before.Render",
					"-sample_index=alloc_space"))
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n%d requests a second\n\n%-20s%9s%9s\n",
		proof.Machine(), rate, "", "before", "after")
	for i, name := range []string{
		"p50, ms", "p90, ms", "CPU, ms a request",
	} {
		fmt.Fprintf(&text, "%-20s%9.1f%9.1f\n",
			name, figures["before"][i], figures["after"][i])
	}
	proof.Record(t, "testdata/record.txt", text.String())
}

var (
	// What says nothing of this service is hidden in its picture …
	plumbing = regexp.MustCompile(`^http\.(serverHandler|HandlerFunc|` +
		`\(\*ServeMux\))|^runtime\.(rawstring|rawstringtmp|concatstrings)$`)
	// … and these are shown without what is inside.
	closed = regexp.MustCompile(`^(json\.Marshal|fmt\.Sprintf|` +
		`regexp\.(Compile|\(\*Regexp\)\.ReplaceAllString)|` +
		`(unicode|strings)\.ToLower|bufio\..*|` +
		`strings\.\(\*Builder\)\.(Grow|WriteRune)|` +
		`runtime\.(mallocgc|makemap_small|newobject|makeslice|growslice|mcall|` +
		`systemstack|gcBgMarkWorker|bgsweep|bgscavenge)|` +
		`http\.\(\*(response|conn)\)\.(Write|WriteString|` +
		`finishRequest|readRequest)|net\.\(\*conn\)\.SetReadDeadline)$`)
)

// shown are the functions of the table.
const shown = `catalog/before|main\.shop|encoding/json\.Marshal$|` +
	`regexp\.MustCompile|concatstrings|mallocgc$|gcBgMarkWorker$|bgsweep$`
