package invariants

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/schemas"
)

var money = map[string]func(*testing.T, *pgxpool.Pool){
	"payment against deadline":     paymentAgainstDeadline,
	"paid twice is paid back once": paidTwiceIsPaidBackOnce,
	"wrong amount sells nothing":   wrongAmountSellsNothing,
	"cancel is once":               cancelIsOnce,
}

const price = 1990000

// order reserves a unit and orders it.
func (s *shop) order(buyer string) (order string) {
	s.t.Helper()
	err := s.reserve(s.t.Context(), buyer, "key")
	if err != nil {
		s.t.Fatal(err)
	}
	order = id(s.sale, buyer)
	n, err := s.changed(s.t.Context(), "checkout",
		reservation(s.sale, buyer, "key"), buyer, order)
	if err != nil || n != 1 {
		s.t.Fatalf("checkout: %d, %v", n, err)
	}
	return order
}

// authorized is the provider's call: the money is held.
func (s *shop) authorized(
	ctx context.Context, order, ref string, amount int,
) (state string, err error) {
	err = s.pool.QueryRow(ctx, s.sql["authorized"],
		order, s.sale+ref, amount, "RUB").Scan(&state)
	if errors.Is(err, pgx.ErrNoRows) {
		return "repeat", nil
	}
	return state, err
}

// region:late

// The provider's call comes with repeats while the deadline cancels the
// order: either it is paid and sold, or the money goes back.
func paymentAgainstDeadline(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 1)
	order := s.order(id("buyer"))
	answers := make([]string, clients)
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, client int) (err error) {
			if client%2 == 0 {
				answers[client], err = s.authorized(ctx, order,
					"pay-1", price)
			} else {
				_, err = s.changed(ctx, "cancel", order, "deadline")
			}
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	counts := map[string]int{}
	for _, answer := range answers {
		counts[answer]++
	}
	if counts["authorized"]+counts["voiding"] != 1 ||
		counts["repeat"] != clients/2-1 {
		t.Errorf("the provider was told %v", counts)
	}
	if free := s.free(); free != counts["voiding"] {
		t.Errorf("%d units are free after %v", free, counts)
	}
	s.audit()
}

// endregion

func paidTwiceIsPaidBackOnce(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 1)
	order := s.order(id("buyer"))
	got := tally(schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			state, err := s.authorized(ctx, order,
				fmt.Sprint("pay-", client), price)
			if err != nil {
				return err
			}
			return errors.New(state)
		}))
	if got["authorized"] != 1 || got["voiding"] != clients-1 {
		t.Errorf("got %v", got)
	}
	if n := s.events("order.paid"); n != 1 {
		t.Errorf("the order was told of %d times", n)
	}
	s.audit()
}

func wrongAmountSellsNothing(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 1)
	order := s.order(id("buyer"))
	state, err := s.authorized(t.Context(), order, "pay-1", price-1)
	if err != nil || state != "voiding" {
		t.Errorf("got %s, %v", state, err)
	}
	s.audit()
	state, err = s.authorized(t.Context(), order, "pay-2", price)
	if err != nil || state != "authorized" {
		t.Errorf("then the right one: %s, %v", state, err)
	}
	s.audit()
}

func cancelIsOnce(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 1)
	order := s.order(id("buyer"))
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, _ int) error {
			_, err := s.changed(ctx, "cancel", order, "buyer")
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	if a, b := s.events("order.cancelled"),
		s.events("reservation.released"); a != 1 || b != 1 {
		t.Errorf("%d and %d events, want one of each", a, b)
	}
	s.audit()
	if err := s.reserve(t.Context(), id("next"), "key"); err != nil {
		t.Errorf("the unit is not for sale again: %v", err)
	}
}
