// Command lostcancel drops the function that frees a context.
package main

import (
	"context"
	"time"
)

// region:lostcancel
func query(ctx context.Context) error {
	ctx, _ = context.WithTimeout(ctx, time.Minute)
	return ping(ctx)
}

// endregion

func ping(ctx context.Context) error { return ctx.Err() }

func main() {
	if err := query(context.Background()); err != nil {
		panic(err)
	}
}
