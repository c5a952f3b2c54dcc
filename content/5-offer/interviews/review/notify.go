// Package notify tells a partner about paid orders.
package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// Order is what the partner is told.
type Order struct {
	ID    int64 `json:"id"`
	Total int64 `json:"total"`
}

// region:fixed

// Client tells the partner that an order is paid.
type Client struct {
	HTTP *http.Client
	URL  string

	sent atomic.Int64 // for the metrics
}

// Sent returns how many orders the partner has taken.
func (c *Client) Sent() int64 { return c.sent.Load() }

// Notify sends the order, three times at most.
func (c *Client) Notify(ctx context.Context, o Order) error {
	body, err := json.Marshal(o)
	if err != nil {
		return err
	}
	var last error
	for try := range 3 {
		if try > 0 {
			select {
			case <-time.After(time.Second):
			case <-ctx.Done():
				return errors.Join(context.Cause(ctx), last)
			}
		}
		status, err := c.send(ctx, o.ID, body)
		switch {
		case err != nil:
			last = err
		case status/100 == 2:
			c.sent.Add(1)
			return nil
		case status/100 == 4 && status != http.StatusTooManyRequests:
			return fmt.Errorf("the partner refused: %d", status)
		default:
			last = fmt.Errorf("the partner answered %d", status)
		}
	}
	return fmt.Errorf("three tries: %w", last)
}

func (c *Client) send(
	ctx context.Context, id int64, body []byte,
) (status int, err error) {
	req, err := http.NewRequestWithContext(
		ctx, http.MethodPost, c.URL, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", strconv.FormatInt(id, 10))
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	// Read to the end, the connection is used again.
	_, err = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	return resp.StatusCode, err
}

// endregion
