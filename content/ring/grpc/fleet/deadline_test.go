package fleet_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

var request = &shopv1.GetStockRequest{Sku: "tea"}

// region:hop

// hop works for 120 ms and then asks the next service with the context
// that derive makes of its own.
func hop(
	next shopv1.ShopClient, derive func(context.Context) context.Context,
) func(context.Context) error {
	return func(ctx context.Context) error {
		select {
		case <-time.After(120 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
		if next == nil {
			return nil
		}
		_, err := next.GetStock(derive(ctx), request)
		return err
	}
}

// endregion

// chain is gateway, orders, stock; it returns a line with what each of
// them was given and when it ended.
func chain(
	t *testing.T, name string,
	derive func(context.Context) context.Context,
	ask func(context.Context, shopv1.ShopClient) error,
) (line string) {
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		var mu sync.Mutex
		story := map[string]string{"stock": "not asked"}
		begin := time.Now()

		var next shopv1.ShopClient
		for _, name := range []string{"stock", "orders", "gateway"} {
			work := hop(next, derive)
			network.Start(t, name, fleet.Stub{
				Get: func(ctx context.Context) error {
					given := "none"
					if deadline, ok := ctx.Deadline(); ok {
						given = time.Until(deadline).String()
					}
					err := work(ctx)
					mu.Lock()
					defer mu.Unlock()
					story[name] = fmt.Sprintf("%s, %v", given,
						time.Since(begin))
					return err
				},
			}.Server())
			conn := network.Client(t, "passthrough:///"+name)
			next = shopv1.NewShopClient(conn)
		}
		_ = ask(t.Context(), next)
		waited := time.Since(begin)
		time.Sleep(time.Second) // who still works, comes to an end
		mu.Lock()
		defer mu.Unlock()
		line = fmt.Sprintf("%-17s%-8v%-14s%-14s%s\n", name, waited,
			story["gateway"], story["orders"], story["stock"])
	})
	return line
}

func TestDeadline(t *testing.T) {
	pass := func(ctx context.Context) context.Context { return ctx }
	lose := func(context.Context) context.Context {
		return context.Background()
	}
	deadline := func(ctx context.Context, c shopv1.ShopClient) error {
		ctx, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		defer cancel()
		_, err := c.GetStock(ctx, request)
		return err
	}
	leave := func(ctx context.Context, c shopv1.ShopClient) error {
		ctx, cancel := context.WithCancel(ctx)
		time.AfterFunc(200*time.Millisecond, cancel)
		_, err := c.GetStock(ctx, request)
		return err
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-17s%-8s%-14s%-14s%s\n", "given, ended at",
		"client", "gateway", "orders", "stock")
	out.WriteString(chain(t, "deadline, passed", pass, deadline))
	out.WriteString(chain(t, "deadline, lost", lose, deadline))
	out.WriteString(chain(t, "cancel, passed", pass, leave))
	out.WriteString(chain(t, "cancel, lost", lose, leave))
	proof.Golden(t, "testdata/deadline.txt", out.String())
}
