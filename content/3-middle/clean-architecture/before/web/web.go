// Package web answers HTTP before the move.
package web

import (
	"errors"
	"net/http"
	"strconv"

	"route500k/content/3-middle/clean-architecture/before/orders"
	"route500k/content/3-middle/clean-architecture/kassa"
)

// region:pay

// Pay answers POST /orders/{id}/pay.
func Pay(s *orders.Service) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
		receipt, err := s.Pay(r.Context(), id)
		switch {
		case errors.Is(err, orders.ErrNotFound):
			http.Error(w, "no such order", http.StatusNotFound)
		case err != nil:
			http.Error(w, "", http.StatusBadGateway)
		case receipt.Code == kassa.NoMoney:
			http.Error(w, "not enough money", http.StatusConflict)
		default:
			w.Write([]byte("paid"))
		}
	}
}

// endregion
