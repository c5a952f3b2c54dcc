package quiz

import (
	"io"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestPrograms(t *testing.T) {
	for name, program := range map[string]func(io.Writer){
		"allocations": allocations,
		"heap":        heap,
		"offcpu":      offCPU,
	} {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			program(&text)
			proof.Golden(t, "testdata/"+name+".txt", text.String())
		})
	}
}
