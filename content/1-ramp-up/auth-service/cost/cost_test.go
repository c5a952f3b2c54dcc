// Package cost measures what a login costs the processor.
package cost

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"

	"route500k/content/internal/proof"
)

var ways = []struct {
	name string
	hash func(password []byte)
}{
	{"argon2id, 19 MiB, t=2, p=1", id(2, 19<<10, 1)}, // OWASP
	{"argon2id, 46 MiB, t=1, p=1", id(1, 46<<10, 1)}, // OWASP, too
	{"argon2id, 64 MiB, t=3, p=4", id(3, 64<<10, 4)}, // RFC 9106
	{"bcrypt, cost 10", func(password []byte) {
		if _, err := bcrypt.GenerateFromPassword(password, 10); err != nil {
			panic(err)
		}
	}},
}

func id(passes, memory uint32, threads uint8) func([]byte) {
	salt := []byte("sixteen bytes...")
	return func(password []byte) {
		argon2.IDKey(password, salt, passes, memory, threads, 32)
	}
}

func TestCost(t *testing.T) {
	const file = "testdata/record.txt"
	if !proof.Recording() {
		text := proof.Recorded(t, file)
		for _, way := range ways {
			if !strings.Contains(text, way.name) {
				t.Errorf("%s is not in %s", way.name, file)
			}
		}
		return
	}
	var out strings.Builder
	fmt.Fprintf(&out, "x/crypto 0.58.0, %s\n%-32s%6s%6s\n",
		proof.Machine(), "one hash, the best of 30", "ms", "MiB")
	for _, way := range ways {
		best := time.Duration(math.MaxInt64)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		const times = 30
		for range times {
			start := time.Now()
			way.hash([]byte("correct horse battery"))
			best = min(best, time.Since(start))
		}
		runtime.ReadMemStats(&after)
		fmt.Fprintf(&out, "%-32s%6.1f%6d\n", way.name,
			best.Seconds()*1000,
			(after.TotalAlloc-before.TotalAlloc)/times>>20)
	}
	proof.Record(t, file, out.String())
}
