// Package mail sends letters by SMTP. It has never heard of orders.
package mail

import (
	"context"
	"net/smtp"
)

// Client sends through one server.
type Client struct{ Addr, From string }

// Send sends a letter.
func (c *Client) Send(_ context.Context, to, text string) error {
	return smtp.SendMail(c.Addr, nil, c.From, []string{to}, []byte(text))
}
