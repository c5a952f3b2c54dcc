// Package patterns holds patterns as they look in Go.
package patterns

import (
	"context"
	"fmt"
	"time"
)

// region:decorator

// Prices is the port that gets decorated.
type Prices interface {
	Price(ctx context.Context, sku string) (int, error)
}

// Timed measures any Prices and is one.
type Timed struct {
	Prices
	Observe func(time.Duration, error)
}

// Price hides the embedded method and calls it.
func (t Timed) Price(ctx context.Context, sku string) (int, error) {
	start := time.Now()
	price, err := t.Prices.Price(ctx, sku)
	t.Observe(time.Since(start), err)
	return price, err
}

// Retry repeats any Prices.
type Retry struct {
	Prices
	Times int
}

// Price returns the first success or the last failure.
func (r Retry) Price(ctx context.Context, sku string) (
	price int, err error,
) {
	for range r.Times {
		price, err = r.Prices.Price(ctx, sku)
		if err == nil || ctx.Err() != nil {
			break
		}
	}
	return price, err
}

// endregion

// region:strategy

// Discount is a strategy: in Go, a type of function.
type Discount func(total int) int

// None leaves the total alone.
func None(total int) int { return total }

// Percent makes a strategy with a parameter.
func Percent(p int) Discount {
	return func(total int) int { return total - total*p/100 }
}

// Best chooses among strategies and is one.
func Best(all ...Discount) Discount {
	return func(total int) int {
		best := total
		for _, d := range all {
			best = min(best, d(total))
		}
		return best
	}
}

// endregion

// region:options

// Client has settings, most of which nobody changes.
type Client struct {
	base    string
	timeout time.Duration
	retries int
}

// Option changes a setting.
type Option func(*Client) error

// WithTimeout bounds every call.
func WithTimeout(d time.Duration) Option {
	return func(c *Client) error {
		if d <= 0 {
			return fmt.Errorf("timeout %v", d)
		}
		c.timeout = d
		return nil
	}
}

// NewClient asks for what has no default and takes the rest as options.
func NewClient(base string, options ...Option) (*Client, error) {
	c := &Client{base: base, timeout: 3 * time.Second, retries: 2}
	for _, option := range options {
		if err := option(c); err != nil {
			return nil, fmt.Errorf("new client: %w", err)
		}
	}
	return c, nil
}

// endregion

// String shows the settings.
func (c *Client) String() string {
	return fmt.Sprint(c.base, " ", c.timeout, " ", c.retries)
}
