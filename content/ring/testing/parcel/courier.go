package parcel

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// Courier is the other side; its team lives elsewhere.
func Courier() http.Handler {
	return courier(func(price int64, days int) any {
		return map[string]any{"price": price, "days": days, "zone": 2}
	})
}

// Renamed is Courier after a tidy-up: the price has got a better name.
func Renamed() http.Handler {
	return courier(func(price int64, days int) any {
		return map[string]any{"amount": price, "days": days, "zone": 2}
	})
}

func courier(body func(price int64, days int) any) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /quotes", func(
		w http.ResponseWriter, r *http.Request,
	) {
		grams, err := strconv.ParseInt(r.FormValue("grams"), 10, 64)
		if err != nil {
			http.Error(w, "grams?", http.StatusBadRequest)
			return
		}
		if r.FormValue("city") != "Kazan" {
			http.Error(w, "no such city", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		err = json.NewEncoder(w).Encode(body(15000+grams*10, 2))
		if err != nil {
			panic(http.ErrAbortHandler)
		}
	})
	return mux
}

// Label is what is glued to the box.
func Label(order, name, city string, q Quote) string {
	return fmt.Sprintf("ЗАКАЗ %s\nКому: %s\nКуда: %s\nДней в пути: %d\n"+
		"Доставка: %d,%02d ₽\n",
		order, name, city, q.Days, q.Price/100, q.Price%100)
}
