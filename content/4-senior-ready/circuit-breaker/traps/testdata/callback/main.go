package main

import (
	"errors"
	"fmt"

	"github.com/sony/gobreaker/v2"
)

func main() {
	// region:callback
	var b *gobreaker.CircuitBreaker[int]
	b = gobreaker.NewCircuitBreaker[int](gobreaker.Settings{
		OnStateChange: func(name string, from, to gobreaker.State) {
			fmt.Println(name, to, b.Counts())
		},
	})
	for range 6 {
		b.Execute(func() (int, error) { return 0, errors.New("503") })
	}
	// endregion
}
