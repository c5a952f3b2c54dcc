package domain_test

import (
	"testing"

	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:table
func TestStatuses(t *testing.T) {
	steps := map[string]func(*domain.Order) error{
		"cancel": (*domain.Order).Cancel,
		"ship":   (*domain.Order).Ship,
		"start":  (*domain.Order).StartPayment,
		"paid": func(o *domain.Order) error {
			return o.Settle(true)
		},
		"refused": func(o *domain.Order) error {
			return o.Settle(false)
		},
	}
	for _, tt := range []struct {
		from domain.Status
		step string
		to   domain.Status // the same: the step is refused or repeated
		ok   bool
	}{
		{domain.New, "cancel", domain.Cancelled, true},
		{domain.New, "start", domain.Paying, true},
		{domain.New, "paid", domain.New, false},
		{domain.New, "refused", domain.New, true},
		{domain.Paying, "start", domain.Paying, true},
		{domain.Paying, "cancel", domain.Paying, false},
		{domain.Paying, "ship", domain.Paying, false},
		{domain.Paying, "paid", domain.Paid, true},
		{domain.Paying, "refused", domain.New, true},
		{domain.Paid, "paid", domain.Paid, true},
		{domain.Paid, "start", domain.Paid, false},
		{domain.Paid, "cancel", domain.Paid, false},
		{domain.Paid, "ship", domain.Shipped, true},
		{domain.Cancelled, "start", domain.Cancelled, false},
	} {
		order := domain.Order{Status: tt.from}
		err := steps[tt.step](&order)
		if (err == nil) != tt.ok || order.Status != tt.to {
			t.Errorf("%s of %s: %s, %v",
				tt.step, tt.from, order.Status, err)
		}
	}
}

// endregion
