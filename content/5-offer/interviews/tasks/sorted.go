package tasks

import (
	"cmp"
	"context"
	"slices"
)

// region:sorted

// MergeSorted makes one ordered stream of ordered streams. When ctx is
// done it ends; what it has sent by then has no gaps.
func MergeSorted[T cmp.Ordered](
	ctx context.Context, ins ...<-chan T,
) <-chan T {
	type head struct {
		value T
		from  <-chan T
	}
	out := make(chan T)
	go func() {
		defer close(out)
		var heads []head
		for _, in := range ins {
			if v, ok := receive(ctx, in); ok {
				heads = append(heads, head{v, in})
			}
		}
		// A stream that gave nothing may have been cut off by ctx.
		for len(heads) > 0 && ctx.Err() == nil {
			i := 0
			for j := range heads {
				if heads[j].value < heads[i].value {
					i = j
				}
			}
			select {
			case out <- heads[i].value:
			case <-ctx.Done():
				return
			}
			v, ok := receive(ctx, heads[i].from)
			if ok {
				heads[i].value = v
			} else {
				heads = slices.Delete(heads, i, i+1)
			}
		}
	}()
	return out
}

func receive[T any](ctx context.Context, in <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-in:
	case <-ctx.Done():
	}
	return v, ok
}

// endregion
