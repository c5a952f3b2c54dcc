// Package accept is what each of the three services must pass, seen from
// outside.
package accept

import (
	"io"
	"mime"
	"net/http"
	"strings"
	"testing"
	"time"
)

// region:accept

// Service asks a running service at base. Post is a path that takes JSON
// by POST.
func Service(t *testing.T, base, post string) {
	const form = "application/x-www-form-urlencoded"
	big := strings.Repeat(" ", 2<<20) + "{}"
	for _, tt := range []struct {
		name, method, path, media, body string
		status                          int
	}{
		{"alive", "GET", "/livez", "", "", 204},
		{"ready", "GET", "/readyz", "", "", 204},
		{"no such path", "GET", "/no-such", "", "", 404},
		{"no such method", "DELETE", "/livez", "", "", 405},
		{"not JSON", "POST", post, "application/json", "{", 400},
		{"unknown name", "POST", post, "application/json",
			`{"no_such_name":1}`, 400},
		{"a form", "POST", post, form, "a=1", 415},
		{"a big body", "POST", post, "application/json", big, 413},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := send(t, tt.method, base+tt.path, tt.media, tt.body)
			if r.status != tt.status {
				t.Errorf("status %d, want %d", r.status, tt.status)
			}
			if r.status >= 400 && r.media != "application/problem+json" {
				t.Errorf("an error as %q", r.media)
			}
			if r.header.Get("X-Request-Id") == "" {
				t.Error("no request id")
			}
			if r.status == 405 && r.header.Get("Allow") == "" {
				t.Error("405 without Allow")
			}
		})
	}
}

// endregion

type answer struct {
	status int
	media  string
	header http.Header
}

func send(t *testing.T, method, url, media, body string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url,
		strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if media != "" {
		r.Header.Set("Content-Type", media)
	}
	client := http.Client{Timeout: 10 * time.Second}
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Fatal(err)
	}
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	return answer{response.StatusCode, kind, response.Header}
}
