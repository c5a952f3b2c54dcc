package orders_test

import (
	"errors"
	"testing"

	"route500k/content/2-acceleration/layered-architecture/orders"
)

// region:rules
func TestOnlyANewOrderIsCancelled(t *testing.T) {
	for _, tt := range []struct {
		status orders.Status
		ok     bool
	}{
		{orders.New, true},
		{orders.Shipped, false},
		{orders.Cancelled, false},
	} {
		order := orders.Order{Status: tt.status}
		err := order.Cancel()
		if (err == nil) != tt.ok {
			t.Errorf("cancel of %s: %v", tt.status, err)
		}
	}
}

// endregion

func TestShip(t *testing.T) {
	order := orders.Order{Status: orders.New}
	if err := order.Ship(); err != nil || order.Status != orders.Shipped {
		t.Errorf("%v, %s", err, order.Status)
	}
	if err := order.Ship(); err == nil {
		t.Error("shipped twice")
	}
}

func TestNewOrder(t *testing.T) {
	for _, tt := range []struct {
		name, pointer string
		lines         []orders.Line
	}{
		{"nothing", "/lines", nil},
		{"no sku", "/lines/0/sku", []orders.Line{{Count: 1}}},
		{"none of it", "/lines/0/count", []orders.Line{{SKU: "a"}}},
		{"minus", "/lines/1/count", []orders.Line{
			{SKU: "a", Count: 1}, {SKU: "b", Count: -1}}},
		{"twice", "/lines/1/sku", []orders.Line{
			{SKU: "a", Count: 1}, {SKU: "a", Count: 1}}},
		{"too much", "/lines", make([]orders.Line, 51)},
	} {
		_, err := orders.NewOrder(7, tt.lines)
		bad, ok := errors.AsType[*orders.Invalid](err)
		if !ok || bad.Pointer != tt.pointer {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.pointer)
		}
	}
	order, err := orders.NewOrder(7, []orders.Line{
		{SKU: "b", Count: 1}, {SKU: "a", Count: 2},
	})
	if err != nil || order.Lines[0].SKU != "a" {
		t.Errorf("%+v, %v: want lines sorted", order, err)
	}
}
