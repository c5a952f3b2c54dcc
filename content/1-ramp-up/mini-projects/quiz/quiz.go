// Package quiz holds programs whose output is to be predicted.
package quiz

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"time"
)

// region:zero

type config struct {
	Drain   time.Duration
	Retries int
}

func load(env map[string]string) config {
	drain, _ := time.ParseDuration(env["DRAIN"])
	retries, _ := strconv.Atoi(env["RETRIES"])
	return config{
		Drain:   cmp.Or(drain, 5*time.Second),
		Retries: cmp.Or(retries, 3),
	}
}

func zero() {
	fmt.Println(load(map[string]string{"DRAIN": "1s", "RETRIES": "1"}))
	fmt.Println(load(map[string]string{"DRAIN": "0s", "RETRIES": "0"}))
	fmt.Println(load(map[string]string{"DRAIN": "10", "RETRIES": "2x"}))
}

// endregion

// region:grace

func grace() {
	ctx, stop := context.WithCancel(context.Background())
	stop() // as SIGTERM would

	short, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	long, cancel := context.WithTimeout(
		context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	fmt.Println(short.Err(), long.Err())
}

// endregion
