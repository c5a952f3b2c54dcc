// Package lanes handles the records of one partition at the same time, but
// those of one key in their order, and knows what may be committed.
package lanes

import (
	"hash/maphash"
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"
)

// Handle handles a record.
type Handle func(*kgo.Record) error

// region:solution

// Partition is the work on one partition.
type Partition struct {
	handle Handle
	seed   maphash.Seed
	lanes  []chan *item
	slots  chan struct{} // one for each record that is not settled
	failed chan struct{}
	work   sync.WaitGroup

	mu   sync.Mutex
	open []*item // as they came; done ones stand behind one that is not
	next int64
	err  error
}

type item struct {
	record *kgo.Record
	done   bool
}

// New starts n workers. Up to limit records are held in memory.
func New(n, limit int, handle Handle) *Partition {
	p := &Partition{
		handle: handle,
		seed:   maphash.MakeSeed(),
		slots:  make(chan struct{}, limit),
		failed: make(chan struct{}),
	}
	for range n {
		lane := make(chan *item, limit) // never full: slots are fewer
		p.lanes = append(p.lanes, lane)
		p.work.Go(func() { p.run(lane) })
	}
	return p
}

// Add takes the next record; it waits while limit records are not settled.
// After a failure it takes none.
func (p *Partition) Add(r *kgo.Record) error {
	select {
	case <-p.failed: // first, since select takes any that is ready
		return p.err
	default:
	}
	select {
	case <-p.failed:
		return p.err
	case p.slots <- struct{}{}:
	}
	one := &item{record: r}
	p.mu.Lock()
	p.open = append(p.open, one)
	p.mu.Unlock()
	lane := maphash.Bytes(p.seed, r.Key) % uint64(len(p.lanes))
	p.lanes[lane] <- one
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
	for _, lane := range p.lanes {
		close(lane)
	}
	p.work.Wait()
	return p.err
}

func (p *Partition) run(lane <-chan *item) {
	for one := range lane {
		err := p.handle(one.record)
		p.settle(one, err)
		if err != nil {
			return
		}
	}
}

// settle moves next over all that is done without a gap.
func (p *Partition) settle(one *item, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		if p.err == nil {
			p.err = err
			close(p.failed)
		}
		return
	}
	one.done = true
	for len(p.open) > 0 && p.open[0].done {
		p.next = p.open[0].record.Offset + 1
		p.open = p.open[1:]
		<-p.slots
	}
}

// endregion
