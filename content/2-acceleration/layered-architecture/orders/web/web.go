// Package web speaks HTTP for orders and decides nothing.
package web

import (
	"context"
	"encoding/json/v2"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"route500k/content/1-ramp-up/http-server/decode"
	"route500k/content/1-ramp-up/http-server/middleware"
	"route500k/content/1-ramp-up/http-server/problem"
	"route500k/content/2-acceleration/layered-architecture/orders"
)

// region:routes

// Service is what the handlers need from below; *orders.Service has it.
type Service interface {
	Place(ctx context.Context, customer int64, wish []orders.Line) (
		orders.Order, error)
	Get(ctx context.Context, customer, id int64) (orders.Order, error)
	Cancel(ctx context.Context, customer, id int64) error
}

// Who tells whose request it is; see the middleware of authentication.
type Who func(*http.Request) (customer int64, ok bool)

type handlers struct {
	service Service
	who     Who
	log     *slog.Logger
}

// Routes returns the API of orders.
func Routes(service Service, who Who, log *slog.Logger) http.Handler {
	h := handlers{service, who, log}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", h.authenticated(h.place))
	mux.HandleFunc("GET /orders/{id}", h.authenticated(h.get))
	mux.HandleFunc("POST /orders/{id}/cancel", h.authenticated(h.cancel))
	return mux
}

// endregion

type handler func(w http.ResponseWriter, r *http.Request, customer int64)

func (h handlers) authenticated(next handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		customer, ok := h.who(r)
		if !ok {
			problem.Write(w, problem.Problem{
				Status: http.StatusUnauthorized,
			})
			return
		}
		next(w, r, customer)
	}
}

// region:place

// What the client sends and gets: the contract, free to differ from the
// domain.
type (
	placeBody struct {
		Lines []lineBody `json:"lines"`
	}
	lineBody struct {
		SKU   string `json:"sku"`
		Count int    `json:"count"`
		Price string `json:"price,omitzero"` // only in answers
	}
	orderBody struct {
		ID        int64         `json:"id"`
		Status    orders.Status `json:"status"`
		Total     string        `json:"total"`
		Lines     []lineBody    `json:"lines"`
		CreatedAt time.Time     `json:"created_at"`
	}
)

// place reads, calls, answers: three steps, like every handler here.
func (h handlers) place(
	w http.ResponseWriter, r *http.Request, customer int64,
) {
	body, ok := decode.Body[placeBody](w, r)
	if !ok {
		return // decode has answered
	}
	order, err := h.service.Place(r.Context(), customer, wish(body))
	if err != nil {
		h.fail(w, r, err)
		return
	}
	at := "/orders/" + strconv.FormatInt(order.ID, 10)
	w.Header().Set("Location", at)
	answer(w, http.StatusCreated, bodyOf(order))
}

// endregion

func (h handlers) get(
	w http.ResponseWriter, r *http.Request, customer int64,
) {
	order, err := h.service.Get(r.Context(), customer, id(r))
	if err != nil {
		h.fail(w, r, err)
		return
	}
	answer(w, http.StatusOK, bodyOf(order))
}

func (h handlers) cancel(
	w http.ResponseWriter, r *http.Request, customer int64,
) {
	err := h.service.Cancel(r.Context(), customer, id(r))
	if err != nil {
		h.fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// id is 0, which no order has, where the path holds no number.
func id(r *http.Request) int64 {
	n, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func wish(body placeBody) []orders.Line {
	lines := make([]orders.Line, len(body.Lines))
	for i, line := range body.Lines { // a price from outside is ignored
		lines[i] = orders.Line{SKU: line.SKU, Count: line.Count}
	}
	return lines
}

func bodyOf(o orders.Order) orderBody {
	lines := make([]lineBody, len(o.Lines))
	for i, line := range o.Lines {
		lines[i] = lineBody{line.SKU, line.Count, text(line.Price)}
	}
	return orderBody{o.ID, o.Status, text(o.Total()), lines, o.CreatedAt}
}

// text writes 123456 kopecks as "1234.56".
func text(m orders.Money) string {
	kopecks := strconv.FormatInt(int64(m%100)+100, 10)[1:]
	return strconv.FormatInt(int64(m/100), 10) + "." + kopecks
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

// region:fail

// fail answers an error of the service; the only place that knows both
// the domain and the statuses.
func (h handlers) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := describe(err)
	p.RequestID = middleware.ID(r.Context())
	if p.Status >= 500 && !errors.Is(err, context.Canceled) {
		h.log.ErrorContext(r.Context(), "request failed", "error", err)
	}
	problem.Write(w, p)
}

func describe(err error) problem.Problem {
	if bad, ok := errors.AsType[*orders.Invalid](err); ok {
		return problem.Problem{
			Status: http.StatusUnprocessableEntity,
			Errors: []problem.Fault{{
				Pointer: bad.Pointer, Detail: bad.Why,
			}},
		}
	}
	if out, ok := errors.AsType[*orders.OutOfStock](err); ok {
		return conflict("out-of-stock", out)
	}
	if wrong, ok := errors.AsType[*orders.WrongStatus](err); ok {
		return conflict("wrong-status", wrong)
	}
	switch {
	case errors.Is(err, orders.ErrNotFound):
		return problem.Problem{Status: http.StatusNotFound}
	case errors.Is(err, context.DeadlineExceeded):
		return problem.Problem{Status: http.StatusServiceUnavailable}
	}
	return problem.Problem{Status: http.StatusInternalServerError}
}

func conflict(kind string, err error) problem.Problem {
	return problem.Problem{
		Type:   "https://shop.example/problems/" + kind,
		Status: http.StatusConflict,
		Detail: err.Error(), // without "place an order: take:"
	}
}

// endregion
