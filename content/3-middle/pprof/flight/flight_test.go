package flight

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/trace"
	"strings"
	"sync"
	"testing"
	"time"

	"route500k/content/3-middle/pprof/lab"
	"route500k/content/internal/profiles"
	"route500k/content/internal/proof"
)

// prices are read by every request and reloaded by one of them.
type prices struct {
	mu   sync.Mutex
	load func()
}

func (p *prices) get() {
	p.mu.Lock()
	defer p.mu.Unlock()
}

func (p *prices) refresh() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.load()
}

func TestSlowRequestIsRecorded(t *testing.T) {
	// region:start
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{
		MinAge:   5 * time.Second,
		MaxBytes: 8 << 20,
	})
	if err := recorder.Start(); err != nil {
		t.Fatal(err)
	}
	defer recorder.Stop()
	// endregion

	loading := make(chan struct{})
	p := &prices{load: func() {
		close(loading)
		time.Sleep(100 * time.Millisecond)
	}}
	var snapshots []string
	r := Recorder{
		Trace: recorder, Slow: time.Hour, Pause: time.Minute,
		Save: func(snapshot io.WriterTo) {
			var data bytes.Buffer
			if _, err := snapshot.WriteTo(&data); err != nil {
				t.Error(err)
			}
			snapshots = append(snapshots, data.String())
		},
	}
	handler := r.Watch(http.HandlerFunc(
		func(http.ResponseWriter, *http.Request) { p.get() }))
	ask := func(path string) {
		handler.ServeHTTP(httptest.NewRecorder(),
			httptest.NewRequest(http.MethodGet, path, nil))
	}
	for range 10 {
		ask("/quick")
	}
	if len(snapshots) != 0 {
		t.Fatal("a snapshot of a quick request")
	}
	r.Slow = time.Nanosecond // the next one is slow, on any machine
	var wg sync.WaitGroup
	wg.Go(p.refresh)
	<-loading
	ask("/slow")
	wg.Wait()
	if len(snapshots) != 1 {
		t.Fatalf("%d snapshots", len(snapshots))
	}
	for _, want := range []string{"go 1.", "GET /quick", "GET /slow"} {
		if !strings.Contains(snapshots[0], want) {
			t.Errorf("the snapshot has no %q", want)
		}
	}
	if proof.Recording() {
		record(t, snapshots[0])
	}
}

// record asks the snapshot who waited, and where.
func record(t *testing.T, snapshot string) {
	file := filepath.Join(t.TempDir(), "slow.trace")
	if err := os.WriteFile(file, []byte(snapshot), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(),
		"go", "tool", "trace", "-pprof=sync", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	p := profiles.Read(t, out)
	text := fmt.Sprintf("%s\n%d KB of trace\n\n%s", proof.Machine(),
		len(snapshot)>>10,
		lab.Top(t, p, "-show=prices|Recorder|Mutex", "-focus=prices"))
	proof.Record(t, "testdata/record.txt", text)
}

func TestOnceInAPause(t *testing.T) {
	r := Recorder{Pause: time.Minute}
	now := time.Now()
	tries := []bool{
		r.mayTry(now), r.mayTry(now.Add(59 * time.Second)),
		r.mayTry(now.Add(time.Minute)), r.mayTry(now.Add(time.Minute)),
	}
	if fmt.Sprint(tries) != "[true false true false]" {
		t.Error(tries)
	}
}
