package anaemic

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"

	"route500k/content/2-acceleration/layered-architecture/orders"
)

// one is a Repo with one order.
type one struct{ order Order }

func (o *one) Get(context.Context, int64) (Order, error) {
	return o.order, nil
}

func (o *one) SetStatus(_ context.Context, _ int64, status string) error {
	o.order.Status = status
	return nil
}

// region:example
func Example() {
	repo := &one{Order{ID: 1, Status: "shipped"}}
	service := &Service{repo}

	r := httptest.NewRequest("POST", "/orders/1/cancel", nil)
	r.SetPathValue("id", "1")
	w := httptest.NewRecorder()
	CancelHandler(service)(w, r)
	fmt.Println("HTTP: ", w.Code, repo.order.Status)

	err := OnPaymentFailed(context.Background(), service, 1)
	fmt.Println("queue:", err, repo.order.Status)

	order := orders.Order{ID: 1, Status: orders.Shipped}
	err = order.Cancel() // the rule is where the status is
	fmt.Println("order:", err)
	// Output:
	// HTTP:  409 shipped
	// queue: <nil> cancelled
	// order: the order is shipped, not new
}

// endregion

type broken struct{ one }

func (b *broken) SetStatus(context.Context, int64, string) error {
	return errors.New("no connection")
}

func Example_other() {
	for _, repo := range []Repo{
		&one{Order{Status: "new"}},
		&broken{one{Order{Status: "new"}}},
	} {
		r := httptest.NewRequest("POST", "/orders/1/cancel", nil)
		r.SetPathValue("id", "1")
		w := httptest.NewRecorder()
		CancelHandler(&Service{repo})(w, r)
		fmt.Println(w.Code)
	}
	// Output:
	// 200
	// 500
}
