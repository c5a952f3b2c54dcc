package rollout

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
	"syscall"
	"testing"
	"time"
)

// pod is a server whose network is memory, so that synctest moves its time.
type pod struct {
	*http.Server

	queue  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

// newPod takes 50 ms for a request and 15 s for an export.
func newPod(t *testing.T, p *Process) *pod {
	service := func(w http.ResponseWriter, r *http.Request) {
		work := 50 * time.Millisecond
		if r.URL.Path == "/export" {
			work = 15 * time.Second
		}
		select {
		case <-time.After(work):
		case <-r.Context().Done(): // SIGKILL ends the work, too
		}
	}
	s := &pod{
		Server: &http.Server{Handler: p.Handler(
			http.HandlerFunc(service))},
		queue: make(chan net.Conn), closed: make(chan struct{}),
	}
	go s.Serve((*listener)(s))
	t.Cleanup(func() { s.Server.Close() })
	return s
}

func (p *pod) dial(
	context.Context, string, string,
) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case p.queue <- theirs:
		return ours, nil
	case <-p.closed:
		return nil, syscall.ECONNREFUSED
	}
}

func (p *pod) get(client *http.Client, path string) (
	status int, last bool, err error,
) {
	response, err := client.Get("http://orders" + path)
	if err != nil {
		return 0, false, err
	}
	defer response.Body.Close()
	return response.StatusCode, response.Close, nil
}

// ask opens a connection of its own: kube-proxy chooses by connection.
func (p *pod) ask(path string) error {
	client := http.Client{Transport: &http.Transport{
		DialContext: p.dial, DisableKeepAlives: true,
	}}
	status, _, err := p.get(&client, path)
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("%d", status)
	}
	return err
}

type listener pod

func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.queue:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *listener) Addr() net.Addr { return &net.IPAddr{} }

// endpoints is the list that kube-proxy has on one node: it is right, but
// later than the cluster.
type endpoints struct {
	mu   sync.Mutex
	pods []*pod
	next int
}

func (e *endpoints) pick() *pod {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.next++
	return e.pods[e.next%len(e.pods)]
}

func (e *endpoints) removeFirst() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.pods = e.pods[1:]
}
