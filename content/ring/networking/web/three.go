package web

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"

	"github.com/quic-go/quic-go/http3"
)

// region:three
// Serve answers by HTTP/1.1 and 2 on the listener and by HTTP/3 on packets
// of the same port. The first visit comes by TCP, since nobody knows yet
// that there is UDP: the answer says so in Alt-Svc.
func Serve(
	l net.Listener, packets net.PacketConn,
	config *tls.Config, handler http.Handler,
) (stop func() error) {
	port := l.Addr().(*net.TCPAddr).Port
	there := fmt.Sprintf(`h3=":%d"; ma=86400`, port) // for a day
	three := &http3.Server{Handler: handler,
		TLSConfig: http3.ConfigureTLSConfig(config)}
	two := &http.Server{TLSConfig: config.Clone(),
		Handler: http.HandlerFunc(
			func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Alt-Svc", there)
				handler.ServeHTTP(w, r)
			})}
	go three.Serve(packets)
	go two.ServeTLS(l, "", "")
	return func() error { return errors.Join(two.Close(), three.Close()) }
}

// endregion
