// Package courier is the adapter of the exercise.
package courier

import (
	"context"
	"encoding/json/v2"
	"errors"
	"fmt"
	"net/http"
	"strconv"

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

// region:start

// Price asks for a quote.
func (c *Courier) Price(
	ctx context.Context, city string, grams int,
) (delivery.Money, error) {
	answer, err := http.Get(fmt.Sprintf(
		"%s/v2/quote?city=%s&weight=%d&token=%s",
		c.base, city, grams/1000, c.token))
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	var body quote
	if err := json.UnmarshalRead(answer.Body, &body); err != nil {
		return 0, err
	}
	if body.Error != "" {
		return 0, errors.New(body.Error)
	}
	roubles, _ := strconv.ParseFloat(body.Price, 64)
	return delivery.Money(roubles * 100), nil
}

// endregion
