// Package anaemic is a feature whose rules ended up in the handler.
package anaemic

import (
	"context"
	"net/http"
	"strconv"
)

// Order is a bag of fields.
type Order struct {
	ID     int64
	Status string
}

// Repo keeps orders.
type Repo interface {
	Get(ctx context.Context, id int64) (Order, error)
	SetStatus(ctx context.Context, id int64, status string) error
}

// region:service

// Service passes every call on: it decides nothing.
type Service struct{ repo Repo }

func (s *Service) Get(ctx context.Context, id int64) (Order, error) {
	return s.repo.Get(ctx, id)
}

func (s *Service) SetStatus(
	ctx context.Context, id int64, status string,
) error {
	return s.repo.SetStatus(ctx, id, status)
}

// endregion

// region:handler

// CancelHandler answers POST /orders/{id}/cancel.
func CancelHandler(s *Service) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
		if err != nil {
			http.Error(w, "no such order", http.StatusNotFound)
			return
		}
		order, err := s.Get(r.Context(), id)
		if err != nil {
			http.Error(w, "no such order", http.StatusNotFound)
			return
		}
		if order.Status == "shipped" { // the rule lives here, alone
			http.Error(w, "already shipped", http.StatusConflict)
			return
		}
		err = s.SetStatus(r.Context(), id, "cancelled")
		if err != nil {
			http.Error(w, "", http.StatusInternalServerError)
		}
	}
}

// OnPaymentFailed hears from the queue half a year later.
func OnPaymentFailed(ctx context.Context, s *Service, id int64) error {
	return s.SetStatus(ctx, id, "cancelled")
}

// endregion
