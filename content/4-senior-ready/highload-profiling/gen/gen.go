package gen

import (
	"context"
	"sync"
	"time"
)

// region:solution
// Run sends rate requests a second for du, at most limit at once, and
// returns their results in the order of the plan. A slow answer delays no
// other request; who waits for a place among limit waits at his own cost.
// When ctx is done, Run sends nothing more.
func Run(
	ctx context.Context, send Send, rate int, du time.Duration, limit int,
) []Result {
	planned := int(int64(rate) * int64(du) / int64(time.Second))
	results := make([]Result, planned)
	places := make(chan struct{}, limit)
	start := time.Now()
	timer := time.NewTimer(0)
	defer timer.Stop()
	sent := 0
	var wg sync.WaitGroup
	for ; sent < planned; sent++ {
		// From the start, not from the last one: errors do not add up.
		at := start.Add(time.Duration(
			int64(sent) * int64(time.Second) / int64(rate)))
		timer.Reset(time.Until(at))
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break
		}
		r := &results[sent]
		r.Planned = at
		wg.Go(func() {
			select {
			case places <- struct{}{}:
				r.Err = send(ctx)
				<-places
			case <-ctx.Done():
				r.Err = ctx.Err()
			}
			r.Latency = time.Since(r.Planned)
		})
	}
	wg.Wait()
	return results[:sent]
}

// endregion
