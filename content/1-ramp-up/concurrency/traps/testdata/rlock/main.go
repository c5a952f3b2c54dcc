// Command rlock takes a read lock twice while a writer waits.
package main

import (
	"sync"
	"time"
)

// region:rlock

type prices struct {
	mu sync.RWMutex
	m  map[string]int
}

func (p *prices) get(name string) int {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.m[name]
}

func (p *prices) total(names ...string) (sum int) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	for _, name := range names {
		time.Sleep(50 * time.Millisecond) // a writer comes meanwhile
		sum += p.get(name)                // second RLock
	}
	return sum
}

// endregion

func main() {
	p := &prices{m: map[string]int{"cup": 100}}
	go func() {
		time.Sleep(time.Millisecond)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.m["cup"] = 200
	}()
	println(p.total("cup"))
}
