package tasks_test

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"
)

func group() {
	// region:group
	g, ctx := errgroup.WithContext(context.Background())
	var price int
	g.Go(func() error {
		price = 300
		return nil
	})
	fmt.Println(g.Wait(), price)

	save := func(ctx context.Context) error { return ctx.Err() }
	fmt.Println(save(ctx))
	// endregion
}

func remove() {
	// region:remove
	all := []int{1, 2, 3, 4}
	odd := slices.DeleteFunc(all, func(n int) bool { return n%2 == 0 })
	fmt.Println(odd, all, len(all))
	// endregion
}

func Example_group() {
	group()
	// Output:
	// <nil> 300
	// context canceled
}

func Example_remove() {
	remove()
	// Output: [1 3] [1 3 0 0] 4
}
