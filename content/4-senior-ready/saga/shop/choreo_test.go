package shop_test

import (
	"strings"
	"testing"

	"route500k/content/4-senior-ready/saga/shop"
	"route500k/content/internal/proof"
)

func TestNoCourier(t *testing.T) {
	var b shop.Bus
	shop.Subscribe(&b, false)
	b.Publish("order.placed")
	proof.Golden(t, "testdata/chain.txt", strings.Join(b.Log, "\n"))
}

func TestCourier(t *testing.T) {
	var b shop.Bus
	shop.Subscribe(&b, true)
	b.Publish("order.placed")
	if last := b.Log[len(b.Log)-1]; !strings.HasSuffix(last,
		"order.confirmed") {
		t.Errorf("ends with %s", last)
	}
}
