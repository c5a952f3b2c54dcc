package admin

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/google/pprof/profile"

	"route500k/content/internal/profiles"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

func get(t *testing.T, url string) (int, []byte) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, body
}

func TestProfilesAreOnTheirOwnPort(t *testing.T) {
	public, private := listen(t), listen(t)
	api := http.NewServeMux()
	api.HandleFunc("GET /catalog", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "[]")
	})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- Serve(ctx, public, private, api) }()

	const profiles = "/debug/pprof/"
	for _, c := range []struct {
		listener net.Listener
		path     string
		want     int
	}{
		{public, "/catalog", 200},
		{public, profiles, 404},
		{public, profiles + "heap", 404},
		{private, "/catalog", 404},
		{private, profiles, 200},
		{private, profiles + "heap", 200},
		{private, profiles + "goroutineleak", 200},
		{private, profiles + "cmdline", 404},
		{private, profiles + "mutex", 200},
		{private, profiles + "block", 400},
		{private, profiles + "block?seconds=61", 400},
	} {
		url := "http://" + c.listener.Addr().String() + c.path
		if got, body := get(t, url); got != c.want {
			t.Errorf("%s: %d, want %d\n%s", url, got, c.want, body)
		}
	}
	stop()
	if err := <-ended; err != nil && err != http.ErrServerClosed {
		t.Errorf("ended with %v", err)
	}
}

// A profile of waiting is collected only while somebody asks for it.
func TestBlockProfileOnDemand(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(Handler())
	defer server.Close()
	var mu sync.Mutex
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for ctx.Err() == nil {
				hold(&mu)
			}
		})
	}
	code, body := get(t, server.URL+"/debug/pprof/block?seconds=1")
	stop()
	wg.Wait()
	if code != http.StatusOK {
		t.Fatalf("%d %s", code, body)
	}
	p, err := profile.ParseData(body)
	if err != nil {
		t.Fatal(err)
	}
	stacks := profiles.Stacks(t, p, "delay")
	if share := profiles.Share(stacks, "admin.hold"); share == 0 {
		t.Errorf("no waiting in hold: %v", stacks)
	}
}

func hold(mu *sync.Mutex) {
	mu.Lock()
	defer mu.Unlock()
	time.Sleep(time.Millisecond)
}

func TestOneAtATime(t *testing.T) {
	t.Parallel()
	entered, leave := make(chan bool), make(chan bool)
	handler := &onDemand{
		profile: http.NotFoundHandler(),
		on:      func() { entered <- true; <-leave },
		off:     func() {},
	}
	ask := func() int {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w,
			httptest.NewRequest(http.MethodGet, "/?seconds=60", nil))
		return w.Code
	}
	first := make(chan int)
	go func() { first <- ask() }()
	<-entered
	if code := ask(); code != http.StatusConflict {
		t.Errorf("the second one got %d", code)
	}
	leave <- true
	<-first
}
