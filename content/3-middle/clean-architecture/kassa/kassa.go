// Package kassa stands in for the SDK of an acquirer: somebody else's
// words, which change when somebody else wants it.
package kassa

import (
	"bytes"
	"context"
	"encoding/json/v2"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// region:sdk

// Codes of answers. The documentation says that there may be more.
const (
	Approved = "00"
	NoMoney  = "51"
)

// Receipt is the answer to a charge.
type Receipt struct {
	Code string `json:"code"`
}

// Client talks to the acquirer.
type Client struct {
	Base string
	Key  string
	HTTP *http.Client
}

// Charge takes the sum, once per order.
func (c *Client) Charge(
	ctx context.Context, order string, kopecks int64,
) (Receipt, error) {
	// endregion
	body, err := json.Marshal(map[string]any{
		"order": order, "amount": kopecks,
	})
	if err != nil {
		return Receipt{}, err
	}
	to := c.Base + "/charge?key=" + url.QueryEscape(c.Key)
	r, err := http.NewRequestWithContext(
		ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return Receipt{}, err
	}
	answer, err := c.HTTP.Do(r)
	if err != nil {
		return Receipt{}, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return Receipt{}, fmt.Errorf("kassa: %s", answer.Status)
	}
	var receipt Receipt
	limited := io.LimitReader(answer.Body, 1<<16)
	if err := json.UnmarshalRead(limited, &receipt); err != nil {
		return Receipt{}, fmt.Errorf("kassa: %w", err)
	}
	return receipt, nil
}
