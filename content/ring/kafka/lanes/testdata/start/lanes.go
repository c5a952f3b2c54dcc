// Package lanes handles the records of one partition at the same time, but
// those of one key in their order, and knows what may be committed.
package lanes

import (
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"
)

// Handle handles a record.
type Handle func(*kgo.Record) error

// region:start

// Partition is the work on one partition.
type Partition struct {
	handle Handle
	work   sync.WaitGroup

	mu   sync.Mutex
	next int64
	err  error
}

// New starts n workers. Up to limit records are held in memory.
func New(n, limit int, handle Handle) *Partition {
	return &Partition{handle: handle}
}

// Add takes the next record; it waits while limit records are not settled.
// After a failure it takes none.
func (p *Partition) Add(r *kgo.Record) error {
	p.work.Go(func() {
		err := p.handle(r)
		p.mu.Lock()
		defer p.mu.Unlock()
		if err != nil {
			p.err = err
			return
		}
		p.next = max(p.next, r.Offset+1)
	})
	return nil
}

// Next returns the offset to commit: all that was added before it is done.
// It is 0 if there is nothing yet.
func (p *Partition) Next() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.next
}

// Close waits for what was added. What stands behind a failure in its lane
// is not handled.
func (p *Partition) Close() error {
	p.work.Wait()
	return p.err
}

// endregion
