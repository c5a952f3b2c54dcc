package quiz_test

import (
	"io"
	"strings"
	"testing"

	"route500k/content/4-senior-ready/cache-strategies/quiz"
	"route500k/content/internal/proof"
)

func TestPrograms(t *testing.T) {
	for name, program := range map[string]func(io.Writer){
		"shared":    quiz.Shared,
		"meanwhile": quiz.Meanwhile,
		"tags":      quiz.Tags,
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			program(&out)
			proof.Golden(t, "testdata/"+name+".txt", out.String())
		})
	}
}
