// Command negative calls Done once too often.
package main

import "sync"

// region:negative
func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	done := func() { wg.Done() }
	defer done()
	done() // and once more on return
	wg.Wait()
}

// endregion
