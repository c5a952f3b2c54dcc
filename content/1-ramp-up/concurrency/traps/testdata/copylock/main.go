// Command copylock passes a WaitGroup by value.
package main

import "sync"

// region:copylock
func load(wg sync.WaitGroup) { // cure: wg *sync.WaitGroup
	defer wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go load(wg)
	wg.Wait() // Done went to a copy
}

// endregion
