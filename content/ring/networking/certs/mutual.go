package certs

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
)

// region:pair
// Pair is a certificate that may be replaced while the process runs.
type Pair struct {
	Read func() (tls.Certificate, error) // tls.LoadX509KeyPair of files
	now  atomic.Pointer[tls.Certificate]
}

// Load takes what stands in the files; call it at the start, then by a
// ticker. Of a bad pair the old one stays.
func (p *Pair) Load() error {
	read, err := p.Read()
	if err == nil {
		p.now.Store(&read)
	}
	return err
}

// endregion

// region:mutual
// ErrStranger says that a certificate is good, but not of one of ours.
var ErrStranger = errors.New("this service may not call")

// ServerConfig is of a service that only the named ones may call.
func ServerConfig(
	own *Pair, trusted *x509.CertPool, callers ...string,
) *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS13,
		NextProtos: []string{"h2", "http/1.1"},
		GetCertificate: func(*tls.ClientHelloInfo) (
			*tls.Certificate, error,
		) {
			return own.now.Load(), nil
		},
		ClientAuth: tls.RequireAndVerifyClientCert,
		ClientCAs:  trusted,
		// Who is it? The chain says only that we have signed it. Unlike
		// VerifyPeerCertificate this runs for resumed sessions, too.
		VerifyConnection: func(s tls.ConnectionState) error {
			peer := s.PeerCertificates[0]
			for _, name := range peer.DNSNames {
				if slices.Contains(callers, name) {
					return nil
				}
			}
			return fmt.Errorf("%v: %w", peer.DNSNames, ErrStranger)
		},
	}
}

// ClientConfig is of one that calls such services.
func ClientConfig(own *Pair, trusted *x509.CertPool) *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS13,
		RootCAs:    trusted,
		GetClientCertificate: func(*tls.CertificateRequestInfo) (
			*tls.Certificate, error,
		) {
			return own.now.Load(), nil
		},
	}
}

// endregion
