// Package traps holds ports and use cases that go wrong.
package traps

import (
	"context"
	"errors"
	"fmt"

	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:getsave

// Repo is a port that reads and writes, each on its own.
type Repo interface {
	Get(ctx context.Context, id int64) (domain.Order, error)
	Save(ctx context.Context, o domain.Order) error
}

// Cancel decides by what it has read; think is what happens meanwhile.
func Cancel(
	ctx context.Context, repo Repo, id int64, think func(),
) error {
	order, err := repo.Get(ctx, id)
	if err != nil {
		return err
	}
	think()
	if err := order.Cancel(); err != nil {
		return err
	}
	return repo.Save(ctx, order)
}

// StartPayment does, too.
func StartPayment(ctx context.Context, repo Repo, id int64) error {
	order, err := repo.Get(ctx, id)
	if err != nil {
		return err
	}
	if err := order.StartPayment(); err != nil {
		return err
	}
	return repo.Save(ctx, order)
}

// endregion

// region:timeout

// Payment remembers how often the customer has tried.
type Payment struct {
	Attempt int
	Paid    bool
}

// Pay takes any error for a refusal.
func (p *Payment) Pay(ctx context.Context, client *kassa.Client) error {
	p.Attempt++
	key := fmt.Sprint("order-1-attempt-", p.Attempt)
	receipt, err := client.Charge(ctx, key, 50000)
	if err != nil || receipt.Code != kassa.Approved {
		return errors.New("not paid, try again")
	}
	p.Paid = true
	return nil
}

// endregion
