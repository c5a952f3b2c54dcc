// Package quiz holds the programs whose output the page asks for.
package quiz

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/pprof/profile"
)

var small, large = 42, 1042

func allocations(out io.Writer) {
	// region:allocations
	key, stock := []byte("kettle"), map[string]int{"kettle": 7}
	var sum int
	var text string
	var boxed any
	show := func(name string, f func()) {
		fmt.Fprintln(out, name, testing.AllocsPerRun(100, f))
	}
	show("map lookup:", func() { sum += stock[string(key)] })
	show("map store: ", func() { stock[string(key)] = sum })
	show("small any: ", func() { boxed = small })
	show("large any: ", func() { boxed = large })
	show("Itoa:      ", func() { text = strconv.Itoa(large) })
	show("Sprint:    ", func() { text = fmt.Sprint(large) })
	// endregion
	runtime.KeepAlive(text)
	runtime.KeepAlive(boxed)
}

func heap(out io.Writer) {
	rate := runtime.MemProfileRate
	defer func() { runtime.MemProfileRate = rate }()
	runtime.MemProfileRate = 1     // writing a profile scales by it
	before := pages("alloc_space") // the test may run more than once
	ofPage := func(kind string) int64 {
		if kind == "alloc_space" {
			return pages(kind) - before
		}
		return pages(kind)
	}
	// region:heap
	runtime.MemProfileRate = 1 // each allocation, not one in 512 KB
	cache := make([][]byte, 3)
	for i := range 100 {
		cache[i%3] = page() // 1 MB
	}
	runtime.GC()
	fmt.Fprintln(out, "alloc_space:", ofPage("alloc_space")>>20, "MB")
	fmt.Fprintln(out, "inuse_space:", ofPage("inuse_space")>>20, "MB")
	// endregion
	runtime.KeepAlive(cache)
}

//go:noinline
func page() []byte { return make([]byte, 1<<20) }

func pages(kind string) int64 {
	var data bytes.Buffer
	_ = pprof.Lookup("heap").WriteTo(&data, 0)
	return sum(&data, kind, "quiz.page")
}

// sum is what the stacks through the function have of that kind.
func sum(data *bytes.Buffer, kind, function string) (sum int64) {
	p, err := profile.Parse(data)
	if err != nil {
		panic(err)
	}
	for i, sampleType := range p.SampleType {
		for _, sample := range p.Sample {
			if sampleType.Type == kind && through(sample, function) {
				sum += sample.Value[i]
			}
		}
	}
	return sum
}

func through(sample *profile.Sample, function string) bool {
	for _, location := range sample.Location {
		for _, line := range location.Line {
			if strings.HasSuffix(line.Function.Name, function) {
				return true
			}
		}
	}
	return false
}

func offCPU(out io.Writer) {
	// region:offcpu
	var data bytes.Buffer
	pprof.StartCPUProfile(&data)
	query() // 300 ms
	hash()  // about as long
	pprof.StopCPUProfile()
	for _, function := range []string{"quiz.query", "quiz.hash"} {
		copied := bytes.NewBuffer(data.Bytes())
		seen := sum(copied, "samples", function) > 0
		fmt.Fprintln(out, function, "is in the profile:", seen)
	}
	// endregion
}

//go:noinline
func query() { time.Sleep(300 * time.Millisecond) }

//go:noinline
func hash() {
	var h uint32
	for i := range uint32(300_000_000) {
		h = h*31 + i
	}
	runtime.KeepAlive(h)
}
