package chathub

import (
	"sync"
	"time"
)

// region:presence

// Presence knows who has been heard of lately. Nothing happens when
// somebody falls silent: to be offline is to be old, and a process that
// dies takes nobody's green light with it for longer than TTL.
type Presence struct {
	TTL time.Duration // three beats: 30 s, say

	mu   sync.Mutex
	seen map[string]map[string]time.Time // user, device
}

// Beat is what a device tells every TTL/3.
func (p *Presence) Beat(user, device string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen == nil {
		p.seen = map[string]map[string]time.Time{}
	}
	if p.seen[user] == nil {
		p.seen[user] = map[string]time.Time{}
	}
	p.seen[user][device] = time.Now()
}

// Online asks for any device, and forgets those that are silent.
func (p *Presence) Online(user string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for device, at := range p.seen[user] {
		if time.Since(at) < p.TTL {
			return true
		}
		delete(p.seen[user], device)
	}
	delete(p.seen, user)
	return false
}

// endregion
