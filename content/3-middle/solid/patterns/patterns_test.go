package patterns_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"route500k/content/3-middle/solid/patterns"
)

// shaky fails twice.
type shaky struct{ calls int }

func (s *shaky) Price(context.Context, string) (int, error) {
	s.calls++
	if s.calls < 3 {
		return 0, errors.New("no answer")
	}
	return 250, nil
}

// region:decorated
func ExampleTimed() {
	calls := 0
	prices := patterns.Retry{
		Prices: patterns.Timed{
			Prices:  new(shaky),
			Observe: func(time.Duration, error) { calls++ },
		},
		Times: 3,
	}
	fmt.Println(prices.Price(context.Background(), "mug"))
	fmt.Println("measured calls:", calls)
	// Output:
	// 250 <nil>
	// measured calls: 3
}

// endregion

func ExampleBest() {
	discount := patterns.Best(patterns.None, patterns.Percent(10),
		func(total int) int { return total - 30 })
	fmt.Println(discount(200), discount(1000))
	// Output: 170 900
}

func ExampleNewClient() {
	fmt.Println(patterns.NewClient("https://api.example",
		patterns.WithTimeout(time.Second)))
	_, err := patterns.NewClient("https://api.example",
		patterns.WithTimeout(0))
	fmt.Println(err)
	// Output:
	// https://api.example 1s 2 <nil>
	// new client: timeout 0s
}

func TestRetryObeysTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := new(shaky)
	_, err := patterns.Retry{Prices: s, Times: 5}.Price(ctx, "mug")
	if err == nil || s.calls != 1 {
		t.Errorf("%d calls, %v", s.calls, err)
	}
}
