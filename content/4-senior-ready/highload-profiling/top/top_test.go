package top

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/pprof/profile"
	"github.com/jackc/pgx/v5"

	"route500k/content/3-middle/pprof/lab"
	"route500k/content/4-senior-ready/highload-profiling/use"
	"route500k/content/internal/profiles"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

func items(n int) []Item {
	list := make([]Item, n)
	for i := range list {
		list[i] = Item{int64(i), "Чайник «Север», модель 7", 700}
	}
	return list
}

func loaded(list []Item) Load {
	return func(context.Context) ([]Item, error) { return list, nil }
}

func TestSamePage(t *testing.T) {
	ctx, load := t.Context(), loaded(items(3))
	snapshot, ready := &Snapshot{Load: load}, &Ready{Load: load}
	if err := errors.Join(snapshot.Refresh(ctx), ready.Refresh(ctx)); err != nil {
		t.Fatal(err)
	}
	locked := &Locked{Load: load, TTL: time.Second}
	var pages []string
	for _, get := range []func(context.Context) ([]byte, error){
		locked.JSON, snapshot.JSON, ready.JSON,
	} {
		page, err := get(ctx)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, string(page))
	}
	if pages[0] != pages[1] || pages[1] != pages[2] {
		t.Errorf("pages differ:\n%s", strings.Join(pages, "\n"))
	}
}

func TestAllocations(t *testing.T) {
	ctx, load := t.Context(), loaded(items(100))
	ready := &Ready{Load: load}
	if err := ready.Refresh(ctx); err != nil {
		t.Fatal(err)
	}
	n := testing.AllocsPerRun(100, func() {
		if _, err := ready.JSON(ctx); err != nil {
			t.Fatal(err)
		}
	})
	if n != 0 {
		t.Errorf("%v allocations a request, want 0", n)
	}
}

// While the database thinks, the lock makes all others wait, and the
// snapshot nobody. The time is that of synctest.
func TestWhoWaits(t *testing.T) {
	// A channel, not a mutex: synctest does not count waiting for a mutex
	// as idle. Locked is measured over HTTP, see the record.
	synctest.Test(t, func(t *testing.T) {
		list := items(1)
		slow := func(context.Context) ([]Item, error) {
			time.Sleep(200 * time.Millisecond)
			return list, nil
		}
		r := &Ready{Load: slow}
		if err := r.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			Keep(ctx, r.Refresh, time.Second, func(err error) { t.Error(err) })
		})
		start := time.Now()
		for range 300 { // in the middle of each refresh, too
			before := time.Now()
			if _, err := r.JSON(ctx); err != nil {
				t.Fatal(err)
			}
			if waited := time.Since(before); waited != 0 {
				t.Errorf("waited %v", waited)
			}
			time.Sleep(10 * time.Millisecond)
		}
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("took %v", took)
		}
		stop()
		wg.Wait()
	})
}

func TestLastPageStaysOnFailure(t *testing.T) {
	var fail error
	r := &Ready{Load: func(context.Context) ([]Item, error) {
		return items(1), fail
	}}
	if err := r.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	before, _ := r.JSON(t.Context())
	fail = errors.New("no database")
	if err := r.Refresh(t.Context()); !errors.Is(err, fail) {
		t.Errorf("got %v", err)
	}
	if after, _ := r.JSON(t.Context()); string(after) != string(before) {
		t.Errorf("the page became %s", after)
	}
}

// The recorded profiles say what the page says of them.
func TestRecorded(t *testing.T) {
	if proof.Recording() {
		record(t)
	}
	for name, want := range map[string]bool{"snapshot": true, "ready": false} {
		stacks := profiles.Unfold(t,
			proof.Recorded(t, "testdata/cpu-"+name+".folded"))
		share := profiles.Share(stacks, "json.Marshal")
		if (share > 0.15) != want {
			t.Errorf("%s: json.Marshal has %.2f of the time", name, share)
		}
	}
}

const (
	rate = 1500
	du   = 3 * time.Second
)

func record(t *testing.T) {
	db := servers.Postgres(t)
	conn, err := pgx.Connect(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	_, err = conn.Exec(t.Context(),
		strings.ReplaceAll(Schema, "$ROWS", "400000"))
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("%s\n%d requests a second for %v\n\n%s\n",
		proof.Machine(), rate, du, "            p50, ms   p99, ms"+
			"  p99.9, ms  CPU, ms a request  mutex wait, s")
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	for _, code := range []string{"locked", "snapshot", "ready"} {
		server := lab.Start(t, "server", "-code", code, "-db", db)
		before := figures(t, server)
		took := make(chan *profile.Profile)
		go func() { took <- server.Profile(t, "profile?seconds=3") }()
		m := lab.Load(t, server.URL+"/top", rate, du)
		cpu, mutex := <-took, server.Profile(t, "mutex")
		after := figures(t, server)
		const waited = "/sync/mutex/wait/total:seconds"
		stacks := profiles.Stacks(t, cpu, "cpu")
		picture := profiles.Close(profiles.Hide(stacks, plumbing), closed)
		if code != "locked" {
			proof.Record(t, "testdata/cpu-"+code+".folded",
				profiles.Folded(picture, 1e6))
		} else {
			proof.Record(t, "testdata/mutex.txt", lab.Top(t, mutex,
				"-cum", "-unit=s", "-show=Locked..(JSON|get)$|Mutex"))
		}
		text += fmt.Sprintf("%-10s%9.1f%10.1f%11.1f%18.2f%15.1f\n", code,
			ms(m.Latencies.P50), ms(m.Latencies.P99),
			ms(m.Latencies.Quantile(0.999)),
			ms(server.Stop(t))/float64(m.Requests),
			after[waited]-before[waited])
	}
	proof.Record(t, "testdata/record.txt", text)

	steps := proof.Machine() + "\nthe load comes from the same machine\n\n" +
		"                 snapshot               ready\n" +
		"asked, 1/s  answered   p99, ms   answered   p99, ms\n"
	one := lab.Start(t, "server", "-code", "snapshot", "-db", db)
	two := lab.Start(t, "server", "-code", "ready", "-db", db)
	for _, rate := range []int{500, 1000, 2000, 4000, 8000} {
		steps += fmt.Sprintf("%10d", rate)
		for _, server := range []*lab.Server{one, two} {
			m := lab.Load(t, server.URL+"/top", rate, time.Second)
			steps += fmt.Sprintf("%10.0f%10.0f ",
				m.Throughput, ms(m.Latencies.P99))
		}
		steps = strings.TrimRight(steps, " ") + "\n"
	}
	proof.Record(t, "testdata/steps.txt", steps)
}

func figures(t *testing.T, server *lab.Server) use.Figures {
	t.Helper()
	resp, err := http.Get(server.URL + "/use")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return use.Parse(string(body))
}

var (
	// What says nothing of this service is hidden in its picture …
	plumbing = regexp.MustCompile(`^http\.(serverHandler|HandlerFunc|` +
		`\(\*ServeMux\))`)
	// … and these are shown without what is inside.
	closed = regexp.MustCompile(`^(json/v2\..*|bufio\..*|` +
		`runtime\.(mallocgc|newobject|makeslice|growslice|mcall|` +
		`systemstack|gcBgMarkWorker|bgsweep|bgscavenge)|` +
		`http\.\(\*(response|conn)\)\.(Write|WriteString|` +
		`finishRequest|readRequest)|http\.\(\*connReader\)\..*|` +
		`net\.\(\*conn\)\.SetReadDeadline|http\.Header\.Set|url\..*|` +
		`pgx.*|pgconn.*|puddle.*)$`)
)
