// Package quiz holds programs whose output is to be predicted.
package quiz

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
)

// region:embed

type audit struct {
	time.Time
	Who string
}

func embedded() {
	at := time.Date(2026, 1, 9, 12, 0, 0, 0, time.UTC)
	text, err := json.Marshal(audit{at, "ann"})
	fmt.Println(string(text), err)
}

// endregion

// region:nil

type mailer interface{ Send(to string) error }

type smtpMailer struct{ addr string }

func (m *smtpMailer) Send(to string) error {
	return fmt.Errorf("%s via %s", to, m.addr)
}

func newMailer(addr string) *smtpMailer {
	if addr == "" {
		return nil // letters are off
	}
	return &smtpMailer{addr}
}

type service struct{ mail mailer }

func optional() {
	s := service{newMailer("")}
	fmt.Println(s.mail == nil)
	defer func() { fmt.Println(recover() != nil) }()
	if s.mail != nil {
		s.mail.Send("ann")
	}
}

// endregion

// region:wrapper

type counted struct {
	io.Reader
	n int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

func wrapper() {
	var plain io.Reader = strings.NewReader("sale")
	var wrapped io.Reader = &counted{Reader: plain}
	_, before := plain.(io.Seeker)
	_, after := wrapped.(io.Seeker)
	fmt.Println(before, after)
}

// endregion
