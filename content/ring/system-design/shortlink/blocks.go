package shortlink

import (
	"context"
	"sync"
)

// region:blocks

// Blocks gives out numbers, and goes to the database once for Size of
// them. A process that dies loses the rest of its block: holes in the
// counter, which nobody sees behind the shuffle.
type Blocks struct {
	Size    uint64
	Reserve func(context.Context) (block uint64, err error) // nextval

	mu        sync.Mutex
	next, end uint64
}

// Next waits for the database together with all others who ask while a
// block is being reserved.
func (b *Blocks) Next(ctx context.Context) (uint64, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next == b.end {
		block, err := b.Reserve(ctx)
		if err != nil {
			return 0, err
		}
		b.next, b.end = block*b.Size, (block+1)*b.Size
	}
	id := b.next
	b.next++
	return id, nil
}

// endregion
