package traps_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/kassa/kassatest"
	"route500k/content/3-middle/clean-architecture/shop/acquirer"
	"route500k/content/3-middle/clean-architecture/shop/domain"
	"route500k/content/3-middle/clean-architecture/traps"
	"route500k/content/internal/proof"
)

// repo holds one order.
type repo struct{ order domain.Order }

func (r *repo) Get(context.Context, int64) (domain.Order, error) {
	return r.order, nil
}

func (r *repo) Save(_ context.Context, o domain.Order) error {
	r.order = o
	return nil
}

func ExampleCancel() {
	ctx := context.Background()
	r := &repo{domain.Order{Status: domain.New}}
	err := traps.Cancel(ctx, r, 1, func() {
		fmt.Println("pay:", traps.StartPayment(ctx, r, 1))
	})
	fmt.Println("cancel:", err)
	fmt.Println("order:", r.order.Status)
	// Output:
	// pay: <nil>
	// cancel: <nil>
	// order: cancelled
}

func TestTimeout(t *testing.T) {
	bank, client := kassatest.New(t)
	payment := new(traps.Payment)
	bank.Silence(true)
	first := payment.Pay(t.Context(), client)
	bank.Silence(false)
	second := payment.Pay(t.Context(), client)
	taken := bank.Taken("order-1-attempt-1") +
		bank.Taken("order-1-attempt-2")
	proof.Golden(t, "testdata/want-timeout.txt", fmt.Sprintf(
		"first:  %v\nsecond: %v\nmoney taken: %d times\n",
		first, second, taken))
}

// down is a network that does not answer.
type down struct{}

func (down) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, errors.New("refused")
}

// region:key
func Example_key() {
	client := &kassa.Client{
		Base: "https://pay.example", Key: "sk_4242",
		HTTP: &http.Client{Transport: down{}},
	}
	_, err := client.Charge(context.Background(), "1", 50000)
	fmt.Println("SDK:    ", err)
	err = acquirer.New(client, 1<<40).
		Charge(context.Background(), 1, 50000)
	fmt.Println("adapter:", err)
	// Output:
	// SDK:     Post "https://pay.example/charge?key=sk_4242": refused
	// adapter: acquirer: refused
}

// endregion
