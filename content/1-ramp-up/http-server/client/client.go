// Package client calls another service over HTTP.
package client

import (
	"context"
	"encoding/json/v2"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// region:new

// NewHTTP returns a client to keep for the life of the process: it owns a
// pool of connections.
func NewHTTP() *http.Client {
	return &http.Client{
		Timeout: 5 * time.Second, // everything, the body included
		Transport: &http.Transport{
			DialContext: (&net.Dialer{
				Timeout: time.Second,
			}).DialContext,
			TLSHandshakeTimeout:   2 * time.Second,
			ResponseHeaderTimeout: 3 * time.Second,
			MaxIdleConns:          100,
			MaxIdleConnsPerHost:   32, // default 2: too few for one peer
			MaxConnsPerHost:       64, // more callers wait
			IdleConnTimeout:       60 * time.Second,
			ForceAttemptHTTP2:     true,
		},
	}
}

// endregion

// region:stock

// maxAnswer limits a peer that has gone mad.
const maxAnswer = 1 << 20

// ErrNotFound says that the peer does not know the product.
var ErrNotFound = errors.New("not found")

// Stock asks the warehouse.
type Stock struct {
	HTTP *http.Client
	Base *url.URL // https://stock.internal/v1
}

// Left returns how many items there are.
func (s Stock) Left(ctx context.Context, sku string) (int, error) {
	u := s.Base.JoinPath("products", url.PathEscape(sku)).String()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return 0, err
	}
	response, err := s.HTTP.Do(r)
	if err != nil {
		return 0, err // a *url.Error: method, address, cause
	}
	defer response.Body.Close() // always, or the connection is lost

	switch response.StatusCode { // Do has no error for 4xx and 5xx
	case http.StatusOK:
	case http.StatusNotFound:
		return 0, fmt.Errorf("product %q: %w", sku, ErrNotFound)
	default:
		return 0, fmt.Errorf("stock: %s", response.Status)
	}
	var answer struct {
		Left int `json:"left"`
	}
	body := io.LimitReader(response.Body, maxAnswer)
	if err := json.UnmarshalRead(body, &answer); err != nil {
		return 0, fmt.Errorf("stock: %w", err)
	}
	return answer.Left, nil
}

// endregion
