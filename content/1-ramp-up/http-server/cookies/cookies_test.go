package cookies_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"route500k/content/1-ramp-up/http-server/cookies"
)

func ExampleSession() {
	w := httptest.NewRecorder()
	http.SetCookie(w, cookies.Session("t0ken", time.Hour))
	for part := range strings.SplitSeq(w.Header().Get("Set-Cookie"), "; ") {
		fmt.Println(part)
	}
	// Output:
	// __Host-session=t0ken
	// Path=/
	// Max-Age=3600
	// HttpOnly
	// Secure
	// SameSite=Lax
}
