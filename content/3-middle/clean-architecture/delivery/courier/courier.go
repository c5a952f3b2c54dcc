// Package courier is the adapter of the exercise.
package courier

import (
	"context"
	"encoding/json/v2"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"route500k/content/3-middle/clean-architecture/delivery"
)

// Courier is a delivery.Prices.
type Courier struct {
	base, token string
	client      *http.Client
}

// New returns an adapter to the service at base.
func New(base, token string, client *http.Client) *Courier {
	return &Courier{base, token, client}
}

// quote is the partner's answer.
type quote struct {
	OK    bool   `json:"ok"`
	Price string `json:"price"`
	Error string `json:"error"`
}

// region:solution

// maxBody is far more than a quote needs.
const maxBody = 1 << 16

// Price asks for a quote.
func (c *Courier) Price(
	ctx context.Context, city string, grams int,
) (delivery.Money, error) {
	body, err := c.ask(ctx, city, grams)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", delivery.ErrUnavailable, err)
	}
	switch {
	case body.OK:
		price, err := kopecks(body.Price)
		if err != nil {
			return 0, fmt.Errorf("%w: %w", delivery.ErrUnavailable, err)
		}
		return price, nil
	case body.Error == "NO_ROUTE":
		return 0, &delivery.NoRoute{City: city}
	}
	return 0, fmt.Errorf("%w: code %.20q",
		delivery.ErrUnavailable, body.Error)
}

func (c *Courier) ask(ctx context.Context, city string, grams int) (
	body quote, err error,
) {
	query := url.Values{
		"city":   {city},
		"weight": {strconv.FormatFloat(float64(grams)/1000, 'f', -1, 64)},
		"token":  {c.token},
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet,
		c.base+"/v2/quote?"+query.Encode(), nil)
	if err != nil {
		return body, errors.New("bad address") // err would quote it
	}
	answer, err := c.client.Do(r)
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return body, failed.Err // without the address and the token
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return body, errors.New(answer.Status)
	}
	limited := http.MaxBytesReader(nil, answer.Body, maxBody)
	err = json.UnmarshalRead(limited, &body)
	return body, err
}

// kopecks reads "349.90"; a float64 would lose some.
func kopecks(text string) (delivery.Money, error) {
	roubles, cents, _ := strings.Cut(text, ".")
	if len(cents) > 2 {
		return 0, fmt.Errorf("price %.20q", text)
	}
	cents += "00"[len(cents):]
	n, err := strconv.ParseUint(roubles+cents, 10, 63)
	if err != nil || n == 0 {
		return 0, fmt.Errorf("price %.20q", text)
	}
	return delivery.Money(n), nil
}

// endregion
