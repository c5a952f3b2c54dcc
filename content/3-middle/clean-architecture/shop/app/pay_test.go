package app_test

import (
	"context"
	"errors"
	"testing"

	"route500k/content/3-middle/clean-architecture/shop/app"
	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:fakes

// ledger holds one order, number 1, and calls f twice, as a storage may.
type ledger struct{ order domain.Order }

func (l *ledger) Update(
	ctx context.Context, id int64, f func(*domain.Order) error,
) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if id != 1 {
		return domain.ErrNotFound
	}
	var draft domain.Order
	for range 2 {
		draft = l.order
		if err := f(&draft); err != nil {
			return err
		}
	}
	l.order = draft
	return nil
}

// charge makes a function a port.
type charge func(context.Context, int64, domain.Money) error

func (c charge) Charge(
	ctx context.Context, id int64, sum domain.Money,
) error {
	return c(ctx, id, sum)
}

// endregion

func order() domain.Order {
	return domain.Order{ID: 1, Customer: 7, Status: domain.New,
		Lines: []domain.Line{{SKU: "mug", Count: 2, Price: 25000}}}
}

// region:test
func TestPay(t *testing.T) {
	for name, tt := range map[string]struct {
		answer, want error
		status       domain.Status
	}{
		"paid":     {nil, nil, domain.Paid},
		"declined": {app.ErrDeclined, app.ErrDeclined, domain.New},
		"no answer": {errors.New("timeout"), app.ErrPending,
			domain.Paying},
	} {
		t.Run(name, func(t *testing.T) {
			book := &ledger{order()}
			pay := app.NewPay(book, charge(func(
				_ context.Context, _ int64, sum domain.Money,
			) error {
				if sum != 50000 || book.order.Status != domain.Paying {
					t.Errorf("%d, %s", sum, book.order.Status)
				}
				return tt.answer
			}))
			err := pay.Do(t.Context(), 7, 1)
			if !errors.Is(err, tt.want) ||
				book.order.Status != tt.status {
				t.Errorf("%v, %s", err, book.order.Status)
			}
		})
	}
}

// endregion

func TestNobodyIsChargedInVain(t *testing.T) {
	for name, tt := range map[string]struct {
		customer, id int64
		status       domain.Status
	}{
		"a stranger":       {8, 1, domain.New},
		"no such order":    {7, 2, domain.New},
		"paid for already": {7, 1, domain.Paid},
		"cancelled":        {7, 1, domain.Cancelled},
	} {
		book := &ledger{order()}
		book.order.Status = tt.status
		pay := app.NewPay(book, charge(func(
			context.Context, int64, domain.Money,
		) error {
			t.Errorf("%s: charged", name)
			return nil
		}))
		err := pay.Do(t.Context(), tt.customer, tt.id)
		if err == nil || book.order.Status != tt.status {
			t.Errorf("%s: %v, %s", name, err, book.order.Status)
		}
	}
}

// TestClientHangsUp after the money has been taken.
func TestClientHangsUp(t *testing.T) {
	ctx, hangUp := context.WithCancel(t.Context())
	book := &ledger{order()}
	pay := app.NewPay(book, charge(func(
		context.Context, int64, domain.Money,
	) error {
		hangUp()
		return nil
	}))
	err := pay.Do(ctx, 7, 1)
	if err != nil || book.order.Status != domain.Paid {
		t.Errorf("%v, %s", err, book.order.Status)
	}
}

func TestVerdictComesLater(t *testing.T) {
	book := &ledger{order()}
	pay := app.NewPay(book, charge(func(
		context.Context, int64, domain.Money,
	) error {
		return errors.New("no answer")
	}))
	if err := pay.Do(t.Context(), 7, 1); !errors.Is(err, app.ErrPending) {
		t.Fatal(err)
	}
	for range 2 { // a queue delivers twice
		err := pay.Settle(t.Context(), 1, true)
		if err != nil || book.order.Status != domain.Paid {
			t.Errorf("%v, %s", err, book.order.Status)
		}
	}
	if err := pay.Settle(t.Context(), 1, false); err == nil {
		t.Error("a refusal after the payment is believed")
	}
}
