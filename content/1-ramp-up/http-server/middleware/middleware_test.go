package middleware_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"route500k/content/1-ramp-up/http-server/middleware"
	"route500k/content/internal/proof"
)

// region:order
func ExampleChain() {
	say := func(name string) middleware.Middleware {
		return func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(
				w http.ResponseWriter, r *http.Request,
			) {
				fmt.Println(name, "in")
				defer fmt.Println(name, "out")
				next.ServeHTTP(w, r)
			})
		}
	}
	h := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		fmt.Println("handler")
	})
	chain := middleware.Chain(h, say("id"), say("log"), say("auth"))
	chain.ServeHTTP(httptest.NewRecorder(),
		httptest.NewRequest("GET", "/", nil))
	// Output:
	// id in
	// log in
	// auth in
	// handler
	// auth out
	// log out
	// id out
}

// endregion

// logger writes without time, so that the output can be compared.
func logger(w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{ReplaceAttr: func(
		_ []string, a slog.Attr,
	) slog.Attr {
		switch a.Key {
		case slog.TimeKey, "took", "stack":
			return slog.Attr{}
		}
		return a
	}}
	return slog.New(middleware.Logs{
		Handler: slog.NewTextHandler(w, options),
	})
}

func stack(log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", func(
		w http.ResponseWriter, r *http.Request,
	) {
		log.InfoContext(r.Context(), "found", "note", r.PathValue("id"))
		fmt.Fprint(w, "milk")
	})
	mux.HandleFunc("GET /panic", func(http.ResponseWriter, *http.Request) {
		panic("no luck")
	})
	mux.HandleFunc("GET /half", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		fmt.Fprint(w, "half")
		panic("in the middle")
	})
	return middleware.Chain(mux, middleware.RequestID,
		middleware.Log(log), middleware.Recover(log))
}

// region:logs
func ExampleLogs() {
	var lines bytes.Buffer
	log := logger(&lines)
	r := httptest.NewRequest("GET", "/notes/7", nil)
	r.Header.Set("X-Request-Id", "b0b0-cafe")
	stack(log).ServeHTTP(httptest.NewRecorder(), r)
	log.With("worker", 1).Info("no request here")

	fmt.Print(proof.Fold(lines.String(), 70))
	// Output:
	// level=INFO msg=found note=7 request_id=b0b0-cafe
	// level=INFO msg=request method=GET route="GET /notes/{id}"
	//     path=/notes/7 status=200 request_id=b0b0-cafe
	// level=INFO msg="no request here" worker=1
}

// endregion

func TestRequestID(t *testing.T) {
	for id, kept := range map[string]bool{
		"b0b0-cafe": true, "": false, "short": false,
		"a\nb=injected":         false,
		strings.Repeat("x", 65): false,
	} {
		r := httptest.NewRequest("GET", "/notes/7", nil)
		r.Header["X-Request-Id"] = []string{id}
		w := httptest.NewRecorder()
		stack(slog.New(slog.DiscardHandler)).ServeHTTP(w, r)
		got := w.Header().Get("X-Request-Id")
		if len(got) < 8 || (got == id) != kept {
			t.Errorf("%q became %q", id, got)
		}
	}
}

func TestRecover(t *testing.T) {
	var lines bytes.Buffer
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/panic", nil)
	r.Header.Set("X-Request-Id", "b0b0-cafe")
	stack(logger(&lines)).ServeHTTP(w, r)

	want := `{"title":"Internal Server Error","status":500,` +
		`"request_id":"b0b0-cafe"}` + "\n"
	if w.Code != 500 || w.Body.String() != want {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, text := range []string{`value="no luck"`, "status=500"} {
		if !strings.Contains(lines.String(), text) {
			t.Errorf("no %s in\n%s", text, &lines)
		}
	}
}

func TestRecoverCutsAHalfAnswer(t *testing.T) {
	server := httptest.NewServer(stack(slog.New(slog.DiscardHandler)))
	defer server.Close()
	response, err := server.Client().Get(server.URL + "/half")
	if err == nil {
		_, err = io.ReadAll(response.Body)
		response.Body.Close()
	}
	if err == nil {
		t.Error("half an answer looks like a whole one")
	}
}

// TestUnwrap streams through both wrappers.
func TestUnwrap(t *testing.T) {
	stream := http.HandlerFunc(func(
		w http.ResponseWriter, _ *http.Request,
	) {
		c := http.NewResponseController(w)
		deadline := time.Now().Add(time.Second)
		if err := c.SetWriteDeadline(deadline); err != nil {
			t.Error(err)
		}
		if err := c.Flush(); err != nil {
			t.Error(err)
		}
	})
	log := slog.New(slog.DiscardHandler)
	server := httptest.NewServer(middleware.Chain(stream,
		middleware.Log(log), middleware.Recover(log)))
	defer server.Close()
	response, err := server.Client().Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
}

// The line of a panic is lost if Recover stands outside of Log.
func TestOrderOfRecoverAndLog(t *testing.T) {
	lines := func(inside, outside func(*slog.Logger) middleware.Middleware,
	) string {
		var b bytes.Buffer
		log := logger(&b)
		h := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			panic("no luck")
		})
		middleware.Chain(h, outside(log), inside(log)).ServeHTTP(
			httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
		return b.String()
	}
	const line = "msg=request"
	good := lines(middleware.Recover, middleware.Log)
	bad := lines(middleware.Log, middleware.Recover)
	if !strings.Contains(good, line) || strings.Contains(bad, line) {
		t.Errorf("log outside:\n%s\nlog inside:\n%s", good, bad)
	}
}
