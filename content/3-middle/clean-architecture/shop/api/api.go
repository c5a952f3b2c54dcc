// Package api is the HTTP adapter: it drives the use cases.
package api

import (
	"context"
	"encoding/json/v2"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"strconv"

	"route500k/content/1-ramp-up/http-server/problem"
	"route500k/content/3-middle/clean-architecture/shop/app"
	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// Who tells whose request it is.
type Who func(*http.Request) (customer int64, ok bool)

// pageSize is how many orders a list shows at once.
const pageSize = 20

// region:api

// Payer is the use case behind POST /orders/{id}/pay.
type Payer interface {
	Do(ctx context.Context, customer, id int64) error
}

// Routes answers commands through use cases and questions through the
// read side.
func Routes(
	pay Payer, history app.History, who Who, log *slog.Logger,
) http.Handler {
	h := handlers{pay, history, log}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders/{id}/pay", who.only(h.payFor))
	mux.HandleFunc("GET /orders", who.only(h.list))
	return mux
}

func (h handlers) payFor(
	w http.ResponseWriter, r *http.Request, customer int64,
) {
	id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
	err := h.pay.Do(r.Context(), customer, id)
	wrong, isWrong := errors.AsType[*domain.WrongStatus](err)
	switch {
	case err == nil:
		answer(w, http.StatusOK, payBody{"paid"})
	case errors.Is(err, app.ErrDeclined):
		refuse(w, http.StatusConflict, "payment-declined", "")
	case errors.Is(err, app.ErrPending):
		h.log.WarnContext(r.Context(), "payment", "error", err)
		answer(w, http.StatusAccepted, payBody{"paying"})
	case errors.Is(err, domain.ErrNotFound):
		refuse(w, http.StatusNotFound, "", "")
	case isWrong:
		refuse(w, http.StatusConflict, "wrong-status", wrong.Error())
	default:
		h.log.ErrorContext(r.Context(), "payment", "error", err)
		refuse(w, http.StatusInternalServerError, "", "")
	}
}

// endregion

type handlers struct {
	pay     Payer
	history app.History
	log     *slog.Logger
}

type payBody struct {
	Status string `json:"status"`
}

type summaryBody struct {
	ID     int64         `json:"id"`
	Status domain.Status `json:"status"`
	Items  int           `json:"items"`
	Total  string        `json:"total"`
}

func (h handlers) list(
	w http.ResponseWriter, r *http.Request, customer int64,
) {
	before, err := strconv.ParseInt(r.FormValue("before"), 10, 64)
	if err != nil {
		before = math.MaxInt64
	}
	list, err := h.history.Of(r.Context(), customer, before, pageSize)
	if err != nil {
		h.log.ErrorContext(r.Context(), "list", "error", err)
		refuse(w, http.StatusInternalServerError, "", "")
		return
	}
	body := make([]summaryBody, len(list))
	for i, s := range list {
		body[i] = summaryBody{s.ID, s.Status, s.Items, text(s.Total)}
	}
	answer(w, http.StatusOK, body)
}

func (who Who) only(
	next func(w http.ResponseWriter, r *http.Request, customer int64),
) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		customer, ok := who(r)
		if !ok {
			refuse(w, http.StatusUnauthorized, "", "")
			return
		}
		next(w, r, customer)
	}
}

// text writes 123456 kopecks as "1234.56".
func text(m domain.Money) string {
	kopecks := strconv.FormatInt(int64(m%100)+100, 10)[1:]
	return strconv.FormatInt(int64(m/100), 10) + "." + kopecks
}

func refuse(w http.ResponseWriter, status int, kind, detail string) {
	p := problem.Problem{Status: status, Detail: detail}
	if kind != "" {
		p.Type = "https://shop.example/problems/" + kind
	}
	problem.Write(w, p)
}

func answer(w http.ResponseWriter, status int, body any) {
	text, err := json.Marshal(body)
	if err != nil { // only our own types: cannot be
		http.Error(w, "", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(append(text, '\n'))
}
