package gen

import (
	"context"
	"sync"
	"time"
)

// region:start
// Run sends rate requests a second for du, at most limit at once, and
// returns their results in the order of the plan. A slow answer delays no
// other request; who waits for a place among limit waits at his own cost.
// When ctx is done, Run sends nothing more.
func Run(
	ctx context.Context, send Send, rate int, du time.Duration, limit int,
) []Result {
	var mu sync.Mutex
	var results []Result
	places := make(chan struct{}, limit)
	ticker := time.NewTicker(time.Second / time.Duration(rate))
	defer ticker.Stop()
	end := time.Now().Add(du)
	var wg sync.WaitGroup
	for time.Now().Before(end) && ctx.Err() == nil {
		<-ticker.C
		places <- struct{}{}
		wg.Go(func() {
			defer func() { <-places }()
			start := time.Now()
			err := send(ctx)
			mu.Lock()
			defer mu.Unlock()
			results = append(results, Result{start, time.Since(start), err})
		})
	}
	wg.Wait()
	return results
}

// endregion
