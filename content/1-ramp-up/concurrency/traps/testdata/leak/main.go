// Command leak forgets the slower replicas and asks the runtime for them.
package main

import (
	"fmt"
	"os"
	"runtime/pprof"
	"time"
)

// region:leak

// fastest asks every replica and returns the first answer.
func fastest(replicas []time.Duration) string {
	answers := make(chan string) // cure: make(chan string, len(replicas))
	for i, latency := range replicas {
		go func() {
			time.Sleep(latency)
			answers <- fmt.Sprint("replica ", i)
		}()
	}
	return <-answers // nobody will read the others
}

func main() {
	const ms = time.Millisecond
	fmt.Println(fastest([]time.Duration{5 * ms, 50 * ms, 50 * ms}))
	time.Sleep(200 * ms)
	pprof.Lookup("goroutineleak").WriteTo(os.Stdout, 1)
}

// endregion
