// Package certs has an authority of its own, and services that believe
// only whom it has signed.
package certs

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"net"
	"time"
)

// region:authority
// Authority signs: a root that clients trust, or an intermediate that the
// root has signed.
type Authority struct {
	chain [][]byte // what a server must send beside its own; no root
	cert  *x509.Certificate
	key   *ecdsa.PrivateKey
}

// Leaf says what a certificate is for.
type Leaf struct {
	CommonName  string // nobody checks it any more
	Names       []string
	IPs         []net.IP
	Usage       x509.ExtKeyUsage
	From, Until time.Time
}

// Issue makes a key and signs a certificate for it.
func (a *Authority) Issue(l Leaf) (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		Subject:     pkix.Name{CommonName: l.CommonName},
		DNSNames:    l.Names, // SAN: what is compared with the name
		IPAddresses: l.IPs,
		NotBefore:   l.From, NotAfter: l.Until,
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{l.Usage},
	}, a.cert, key.Public(), a.key)
	return tls.Certificate{
		Certificate: append([][]byte{der}, a.chain...),
		PrivateKey:  key,
	}, err
}

// endregion

// Pool is what those hold who trust the authority.
func (a *Authority) Pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.cert)
	return pool
}

// NewRoot signs itself.
func NewRoot(name string, from, until time.Time) (*Authority, error) {
	return sign(nil, name, from, until)
}

// Intermediate is signed by a and works in its place: the root's key can
// stay in a safe.
func (a *Authority) Intermediate(name string) (*Authority, error) {
	return sign(a, name, a.cert.NotBefore, a.cert.NotAfter)
}

func sign(
	by *Authority, name string, from, until time.Time,
) (*Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		Subject:   pkix.Name{CommonName: name},
		NotBefore: from, NotAfter: until,
		IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign,
	}
	parent, signer := template, key
	if by != nil {
		parent, signer = by.cert, by.key
	}
	der, err := x509.CreateCertificate(
		rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	a := &Authority{cert: cert, key: key}
	if by != nil {
		a.chain = append([][]byte{der}, by.chain...)
	}
	return a, nil
}
