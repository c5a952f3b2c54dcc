// Package parcel asks a courier what delivery costs: a client of somebody
// else's HTTP, and the courier's own side of it.
package parcel

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// region:client

// ErrNoDelivery means that the courier does not go there.
var ErrNoDelivery = errors.New("no delivery to this city")

// Quote is what the shop wants to know: kopecks and days.
type Quote struct {
	Price int64 `json:"price"`
	Days  int   `json:"days"`
}

// Client asks a courier.
type Client struct {
	HTTP *http.Client
	Base string // "https://courier.example"
}

// Quote asks three times at most, and waits as long as it is told to.
func (c *Client) Quote(
	ctx context.Context, city string, grams int,
) (Quote, error) {
	for attempt := 1; ; attempt++ {
		q, wait, err := c.ask(ctx, city, grams)
		if wait == 0 || attempt == 3 {
			return q, err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return Quote{}, ctx.Err()
		}
	}
}

// endregion

// ask returns how long to wait before the next attempt; zero means that
// another attempt would change nothing.
func (c *Client) ask(
	ctx context.Context, city string, grams int,
) (Quote, time.Duration, error) {
	query := url.Values{"city": {city}, "grams": {strconv.Itoa(grams)}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet,
		c.Base+"/quotes?"+query.Encode(), nil)
	if err != nil {
		return Quote{}, 0, err
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return Quote{}, time.Second, err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
		var q Quote
		body := io.LimitReader(resp.Body, 1<<16)
		if err := json.NewDecoder(body).Decode(&q); err != nil {
			return Quote{}, time.Second, fmt.Errorf("quote: %w", err)
		}
		return q, 0, nil
	case http.StatusNotFound:
		return Quote{}, 0, ErrNoDelivery
	case http.StatusServiceUnavailable:
		after, err := strconv.Atoi(resp.Header.Get("Retry-After"))
		if err != nil || after < 1 {
			after = 1
		}
		return Quote{}, time.Duration(after) * time.Second,
			errors.New("courier is busy")
	}
	return Quote{}, 0, fmt.Errorf("courier: %s", resp.Status)
}
