// Package before compares the service before and after the move.
package before

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"route500k/content/3-middle/clean-architecture/before/orders"
	"route500k/content/3-middle/clean-architecture/before/report"
	"route500k/content/3-middle/clean-architecture/before/web"
	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/kassa/kassatest"
	"route500k/content/3-middle/clean-architecture/shop/acquirer"
	"route500k/content/3-middle/clean-architecture/shop/api"
	"route500k/content/3-middle/clean-architecture/shop/app"
	"route500k/content/3-middle/clean-architecture/shop/domain"
	"route500k/content/internal/proof"
)

// TestNewCode asks both for the money while the acquirer refuses: with a
// code that everybody knows, and with one that it has added.
func TestNewCode(t *testing.T) {
	server, client := kassatest.New(t)
	var text strings.Builder
	for _, code := range []string{kassa.NoMoney, "61"} {
		server.Answer(code)
		all := map[int64]*orders.Order{
			1: {ID: 1, Total: 50000, Status: "new"},
		}
		old := http.NewServeMux()
		old.HandleFunc("POST /orders/{id}/pay",
			web.Pay(&orders.Service{Orders: all, Kassa: client}))
		fmt.Fprintf(&text, "code %s, before: %s, %s, refusals: %d\n",
			code, ask(old), all[1].Status, report.Refusals(all))

		book := &ledger{domain.Order{
			ID: 1, Customer: 7, Status: domain.New,
		}}
		pay := app.NewPay(book, acquirer.New(client, 1<<40))
		who := func(*http.Request) (int64, bool) { return 7, true }
		now := api.Routes(pay, nil, who, slog.New(slog.DiscardHandler))
		fmt.Fprintf(&text, "code %s, after:  %s, %s\n",
			code, ask(now), book.order.Status)
	}
	proof.Golden(t, "testdata/want-code.txt", text.String())
}

// ask returns the status of the answer.
func ask(h http.Handler) string {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("POST", "/orders/1/pay", nil))
	return fmt.Sprint("HTTP ", w.Code)
}

type ledger struct{ order domain.Order }

func (l *ledger) Update(
	_ context.Context, _ int64, f func(*domain.Order) error,
) error {
	return f(&l.order)
}

// TestReach counts who must be read when the acquirer changes its words.
func TestReach(t *testing.T) {
	var text strings.Builder
	for _, side := range []string{"before", "shop"} {
		know, all := importers(t, "../"+side)
		name := map[string]string{"shop": "after"}[side]
		fmt.Fprintf(&text, "%-6s  know the SDK: %d of %d (%s)\n",
			cmp.Or(name, side), len(know), all, strings.Join(know, ", "))
	}
	proof.Golden(t, "testdata/want-reach.txt", text.String())
}

// importers returns the packages below dir that import the SDK, and the
// number of all.
func importers(t *testing.T, dir string) (know []string, all int) {
	t.Helper()
	cmd := exec.Command("go", "list",
		"-f", `{{.Name}} {{join .Imports " "}}`, "./...")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if words[0] == "before" {
			continue // this test
		}
		all++
		if slices.ContainsFunc(words, func(word string) bool {
			return strings.HasSuffix(word, "/kassa")
		}) {
			know = append(know, words[0])
		}
	}
	return know, all
}
