package quiz

import (
	"io"
	"runtime/debug"
	"strings"
	"testing"
	"testing/synctest"

	"route500k/content/internal/proof"
)

func TestPrograms(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	for name, program := range map[string]func(io.Writer){
		"average": average,
		"fanout":  fanOut,
		"goal":    goal,
	} {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			program(&text)
			proof.Golden(t, "testdata/"+name+".txt", text.String())
		})
	}
}

// The time is that of synctest: a slow machine sends as many.
func TestTicks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var text strings.Builder
		ticks(&text)
		proof.Golden(t, "testdata/ticks.txt", text.String())
	})
}
