package isolation_test

import (
	"fmt"
	"strings"
	"testing"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/saga/isolation"
	"route500k/content/internal/proof"
)

func TestAnomalies(t *testing.T) {
	t.Parallel()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, isolation.Schema)
	shop := isolation.Shop{Pool: pool}
	ctx := t.Context()
	var out strings.Builder
	amount := func() (n int) {
		_ = pool.QueryRow(ctx, `SELECT amount FROM product`).Scan(&n)
		return n
	}

	fmt.Fprintln(&out,
		"10 in stock; A takes 1, B sells 3, A is undone")
	before, _ := shop.Take(ctx, 1) // saga A
	shop.Take(ctx, 3)              // saga B, completed
	shop.PutBack(ctx, before)
	fmt.Fprintf(&out, "  puts back what it saw   %d in stock\n", amount())
	postgres.Exec(t, pool, `UPDATE product SET amount = 10`)
	shop.Take(ctx, 1)
	shop.Take(ctx, 3)
	shop.Return(ctx, 1)
	fmt.Fprintf(&out, "  returns what it took    %d in stock\n", amount())

	fmt.Fprintln(&out,
		"A credits 100 points, B spends them, A is undone")
	const a, b = 1, 2 // sagas
	for account, name := range []string{"at once", "pending"} {
		account := int64(account)
		pending := name == "pending"
		shop.Earn(ctx, a+10*account, account, 100, pending)
		err := shop.Spend(ctx, b+10*account, account, 100)
		shop.Revoke(ctx, a+10*account)
		fmt.Fprintf(&out, "  %-12s B: %-18v %d points in the end\n",
			name, err, shop.Points(ctx, account))
	}

	fmt.Fprintln(&out,
		"A sees the price 100, B makes it 120, A comes to the charge")
	price, version := shop.Price(ctx)
	shop.Reprice(ctx, 120)
	fmt.Fprintf(&out, "  charges what it saw     %d\n", price)
	fmt.Fprintf(&out, "  reads again             %v\n",
		shop.Agree(ctx, version))
	proof.Golden(t, "testdata/want.txt", out.String())
}
