package orders_test

import (
	"context"
	"errors"
	"testing"

	"route500k/content/2-acceleration/layered-architecture/orders"
	"route500k/content/2-acceleration/layered-architecture/orders/memory"
)

func open() (*orders.Service, *memory.Storage) {
	storage := new(memory.Storage)
	storage.Put("mug", memory.Product{Count: 3, Price: 25000})
	storage.Put("tea", memory.Product{Count: 1, Price: 9990})
	return orders.NewService(storage), storage
}

// region:service
func TestPlaceTakesAllOrNothing(t *testing.T) {
	service, storage := open()
	_, err := service.Place(t.Context(), 7, []orders.Line{
		{SKU: "mug", Count: 2}, {SKU: "tea", Count: 2},
	})
	out, ok := errors.AsType[*orders.OutOfStock](err)
	if !ok || out.SKU != "tea" || out.Left != 1 {
		t.Errorf("got %v", err)
	}
	if left := storage.Left("mug"); left != 3 {
		t.Errorf("%d mugs left, want 3: no order, no mugs gone", left)
	}
}

// endregion

func TestPlaceKeepsThePrice(t *testing.T) {
	service, storage := open()
	placed, err := service.Place(t.Context(), 7, []orders.Line{
		{SKU: "tea", Count: 1}, {SKU: "mug", Count: 2, Price: 1},
	})
	if err != nil || placed.Total() != 59990 {
		t.Fatalf("total %d, %v", placed.Total(), err)
	}
	storage.Put("mug", memory.Product{Count: 1, Price: 99900})
	got, err := service.Get(t.Context(), 7, placed.ID)
	if err != nil || got.Total() != 59990 {
		t.Errorf("the price has moved: %d, %v", got.Total(), err)
	}
}

func TestCancel(t *testing.T) {
	service, storage := open()
	placed, err := service.Place(t.Context(), 7, []orders.Line{
		{SKU: "mug", Count: 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	stranger := service.Cancel(t.Context(), 8, placed.ID)
	if !errors.Is(stranger, orders.ErrNotFound) {
		t.Errorf("a stranger: %v", stranger)
	}
	if err := service.Cancel(t.Context(), 7, placed.ID); err != nil {
		t.Error(err)
	}
	if left := storage.Left("mug"); left != 3 {
		t.Errorf("%d mugs, want 3", left)
	}
	again := service.Cancel(t.Context(), 7, placed.ID)
	if _, ok := errors.AsType[*orders.WrongStatus](again); !ok {
		t.Errorf("again: %v", again)
	}
	if left := storage.Left("mug"); left != 3 {
		t.Errorf("%d mugs after a second cancel, want 3", left)
	}
}

func TestServiceObeysTheContext(t *testing.T) {
	service, _ := open()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := service.Place(ctx, 7, []orders.Line{{SKU: "mug", Count: 1}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
