package routers_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/gin-gonic/gin"

	"route500k/content/1-ramp-up/http-server/routers"
)

// region:same
func TestSameAPI(t *testing.T) {
	gin.SetMode(gin.TestMode)
	apis := map[string]http.Handler{
		"ServeMux": routers.Std(),
		"chi":      routers.Chi(),
		"gin":      routers.Gin(),
	}
	for name, api := range apis {
		for _, tt := range []struct {
			method, path, token string
			code                int
		}{
			{"GET", "/notes/7", "", http.StatusOK},
			{"POST", "/notes", "", http.StatusUnauthorized},
			{"POST", "/notes", "t", http.StatusCreated},
			{"PUT", "/notes/7", "t", http.StatusMethodNotAllowed},
			{"GET", "/tags", "", http.StatusNotFound},
		} {
			r := httptest.NewRequest(tt.method, tt.path, nil)
			if tt.token != "" {
				r.Header.Set("Authorization", tt.token)
			}
			w := httptest.NewRecorder()
			api.ServeHTTP(w, r)
			if w.Code != tt.code || w.Header().Get("Api-Version") != "1" {
				t.Errorf("%s: %s %s: %d, want %d; headers %v",
					name, tt.method, tt.path, w.Code, tt.code, w.Header())
			}
		}
	}
}

// endregion

// HEAD and Allow are where they differ.
func TestDifferences(t *testing.T) {
	gin.SetMode(gin.TestMode)
	for name, tt := range map[string]struct {
		api   http.Handler
		head  int
		allow string
	}{
		"ServeMux": {routers.Std(), 200, "GET, HEAD"},
		"chi":      {routers.Chi(), 405, "GET"},
		"gin":      {routers.Gin(), 405, "GET"},
	} {
		w := httptest.NewRecorder()
		tt.api.ServeHTTP(w, httptest.NewRequest("HEAD", "/notes/7", nil))
		if w.Code != tt.head {
			t.Errorf("%s: HEAD: %d, want %d", name, w.Code, tt.head)
		}
		w = httptest.NewRecorder()
		tt.api.ServeHTTP(w, httptest.NewRequest("PUT", "/notes/7", nil))
		if got := w.Header().Get("Allow"); got != tt.allow {
			t.Errorf("%s: Allow %q, want %q", name, got, tt.allow)
		}
	}
}

// Without the switch Gin knows no 405.
func TestGinHidesMethods(t *testing.T) {
	gin.SetMode(gin.TestMode)
	r := gin.New()
	r.GET("/notes", func(c *gin.Context) {})
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest("POST", "/notes", nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("got %d, want 404", w.Code)
	}
}

// A *gin.Context goes back to a pool when the handler returns.
func TestGinContextIsReused(t *testing.T) {
	gin.SetMode(gin.TestMode)
	audit := func(hold func(*gin.Context) *gin.Context) string {
		later, seen := make(chan bool), make(chan string)
		r := gin.New()
		// region:gincontext
		r.GET("/notes/:id", func(c *gin.Context) {
			if c.Param("id") != "1" {
				return
			}
			c = hold(c) // wrong: c itself; right: c.Copy()
			go func() {
				<-later // the next request is served
				seen <- c.Param("id")
			}()
		})
		// endregion
		for _, path := range []string{"/notes/1", "/notes/2"} {
			r.ServeHTTP(httptest.NewRecorder(),
				httptest.NewRequest("GET", path, nil))
		}
		close(later)
		return <-seen
	}
	itself := func(c *gin.Context) *gin.Context { return c }
	mixed := false
	for range 100 { // a pool may forget, but not a hundred times
		mixed = mixed || audit(itself) == "2"
		if id := audit((*gin.Context).Copy); id != "1" {
			t.Fatalf("the copy says %s", id)
		}
	}
	if !mixed {
		t.Error("the context was never reused")
	}
}
