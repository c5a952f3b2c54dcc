// Command work keeps a heap alive, litters, and tells what it has cost.
// GOGC and GOMEMLIMIT come from the environment, as in production.
package main

import (
	"flag"
	"fmt"
	"runtime/metrics"
	"time"
)

type session struct {
	next *session
	_    [120]byte
}

func main() {
	live := flag.Int("live", 64, "MB that stay")
	litter := flag.Int("litter", 4096, "MB that do not")
	flag.Parse()

	const size = 128
	var kept *session
	for range *live << 20 / size {
		kept = &session{next: kept}
	}
	start, most := time.Now(), uint64(0)
	var last *session
	for i := range *litter << 20 / size {
		last = &session{}
		if i%(1<<16) == 0 { // each 8 MB
			most = max(most, read("/memory/classes/heap/objects:bytes")+
				read("/memory/classes/heap/unused:bytes"))
		}
	}
	took := time.Since(start)
	if kept == last {
		panic("never")
	}
	cpu := seconds("/cpu/classes/total:cpu-seconds") -
		seconds("/cpu/classes/idle:cpu-seconds")
	fmt.Printf("%d %d %.0f %d\n", took.Milliseconds(),
		read("/gc/cycles/total:gc-cycles"),
		100*seconds("/cpu/classes/gc/total:cpu-seconds")/cpu, most>>20)
}

func read(name string) uint64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

func seconds(name string) float64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return sample[0].Value.Float64()
}
