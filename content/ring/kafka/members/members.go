// Package members shows what a consumer group does when its members come,
// go, stand still and die, and what they lose or do twice.
package members

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// Notes are what has happened to a member.
type Notes struct {
	Silent  time.Duration // the longest time without a record
	First   time.Duration // from its start to its first record
	Gained  int           // partitions
	Revoked int           // partitions
}

// Member is a consumer that reads as fast as it can and takes notes.
type Member struct {
	Client *kgo.Client

	mu    sync.Mutex
	notes Notes
	last  time.Time
	owned map[int32]bool
}

// Watch returns the options that a client needs for its member.
func (m *Member) Watch() []kgo.Opt {
	m.owned = map[int32]bool{}
	note := func(add bool) func(
		context.Context, *kgo.Client, map[string][]int32) {
		return func(
			_ context.Context, _ *kgo.Client, topics map[string][]int32,
		) {
			m.mu.Lock()
			defer m.mu.Unlock()
			for _, partitions := range topics {
				for _, partition := range partitions {
					if add {
						m.owned[partition] = true
						m.notes.Gained++
						continue
					}
					delete(m.owned, partition)
					m.notes.Revoked++
				}
			}
		}
	}
	return []kgo.Opt{
		kgo.OnPartitionsAssigned(note(true)),
		kgo.OnPartitionsRevoked(note(false)),
		kgo.OnPartitionsLost(note(false)),
	}
}

// Run reads until the client is closed, and calls work for each batch. As
// long as work lasts, the member does not come back for more, and no
// rebalance can take its partitions.
func (m *Member) Run(ctx context.Context, work func()) {
	start := time.Now()
	m.Reset()
	for {
		fetches := m.Client.PollFetches(ctx)
		if fetches.IsClientClosed() || ctx.Err() != nil {
			m.Client.AllowRebalance()
			return
		}
		if fetches.NumRecords() > 0 {
			m.note(time.Since(start))
			work()
		}
		m.Client.AllowRebalance()
	}
}

func (m *Member) note(sinceStart time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.notes.First == 0 {
		m.notes.First = sinceStart
	}
	m.notes.Silent = max(m.notes.Silent, time.Since(m.last))
	m.last = time.Now()
}

// Reset forgets what was noted so far.
func (m *Member) Reset() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last, m.notes = time.Now(), Notes{}
}

// Notes returns what was noted since Reset.
func (m *Member) Notes() Notes {
	m.mu.Lock()
	defer m.mu.Unlock()
	notes := m.notes
	notes.Silent = max(notes.Silent, time.Since(m.last))
	return notes
}

// Owned returns the partitions that the member has.
func (m *Member) Owned() []int32 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.owned))
}
