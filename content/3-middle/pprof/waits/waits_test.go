package waits

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"route500k/content/3-middle/pprof/lab"
	"route500k/content/internal/profiles"
	"route500k/content/internal/proof"
)

// hang keeps the lock in Report until all the requests wait for it and
// hold has passed, and returns what the goroutine profile said meanwhile.
func hang(t *testing.T, requests int, hold time.Duration) string {
	t.Helper()
	views := &Views{count: map[string]int{"kettle": 1}}
	from, to := io.Pipe()
	reported, added := make(chan struct{}), make(chan struct{}, requests)
	go func() {
		defer close(reported)
		views.Report(to)
	}()
	for views.mu.TryLock() { // until Report has it
		views.mu.Unlock()
		runtime.Gosched()
	}
	labels := pprof.Labels("handler", "GET /product")
	for range requests {
		go pprof.Do(t.Context(), labels, func(context.Context) {
			views.Add("kettle")
			added <- struct{}{}
		})
	}
	var text string
	wanted := fmt.Sprintf("\n%d @ ", requests)
	for !strings.Contains(text, wanted) ||
		!strings.Contains(text, "(*Mutex).Lock") {
		text = profile(t, "goroutine", 1)
	}
	time.Sleep(hold)
	if _, err := from.Read(make([]byte, 100)); err != nil { // the client
		t.Fatal(err)
	}
	<-reported
	for range requests {
		<-added
	}
	return text
}

func profile(t *testing.T, name string, debug int) string {
	t.Helper()
	var text bytes.Buffer
	if err := pprof.Lookup(name).WriteTo(&text, debug); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestThreeProfiles(t *testing.T) {
	hold := time.Millisecond
	if proof.Recording() {
		hold = 100 * time.Millisecond
	}
	runtime.SetBlockProfileRate(1)
	defer runtime.SetBlockProfileRate(0)
	runtime.SetMutexProfileFraction(1)
	defer runtime.SetMutexProfileFraction(0)
	text := hang(t, 5, hold)
	proof.Golden(t, "testdata/goroutine.txt", group(text))

	var record strings.Builder
	for _, c := range []struct{ profile, own, caller string }{
		{"block", "sync.(*Mutex).Lock", "waits.(*Views).Add"},
		{"mutex", "sync.(*Mutex).Unlock", "waits.(*Views).Report"},
	} {
		p := profiles.Read(t, []byte(profile(t, c.profile, 0)))
		stacks := profiles.Stacks(t, p, "delay")
		mine := profiles.From(stacks, c.caller)
		if len(mine) == 0 || profiles.Hottest(mine)[0] != c.own {
			t.Errorf("%s: %v under %s", c.profile, mine, c.caller)
		}
		fmt.Fprintf(&record, "%s profile\n%s\n", c.profile,
			lab.Top(t, p, "-show=Views|Mutex", "-focus=Views"))
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt",
			proof.Machine()+"\n\n"+record.String())
	}
}

var (
	plumbing = regexp.MustCompile(`(?m)^#\t\S+\t(runtime|internal/sync)\S*\t.*\n`)
	module   = regexp.MustCompile(`\S*/(\w+\.)`)
	tabs     = regexp.MustCompile(`\t+`)
	position = regexp.MustCompile(`\S*/(\w+\.go:\d+)`)
)

// group is the group of those who wait for the lock.
func group(text string) string {
	for part := range strings.SplitSeq(text, "\n\n") {
		if strings.Contains(part, "(*Mutex).Lock") {
			part = plumbing.ReplaceAllString(part, "")
			part = position.ReplaceAllString(part, "$1")
			part = module.ReplaceAllString(part, "$1")
			part = tabs.ReplaceAllString(part, "\t")
			part = proof.Normalise(part, "/nowhere")
			head, rest, _ := strings.Cut(part, " @")
			_, rest, _ = strings.Cut(rest, "\n")
			_, count, _ := strings.Cut(head, "\n")
			return cmp.Or(count, head) + " @ …\n" + rest
		}
	}
	return text
}
