package quiz_test

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"

	"route500k/content/4-senior-ready/circuit-breaker/quiz"
	"route500k/content/internal/proof"
)

func TestPrograms(t *testing.T) {
	for name, program := range map[string]func(io.Writer){
		"defaults":  quiz.Defaults,
		"memory":    quiz.Memory,
		"probe":     quiz.Probe,
		"cancelled": quiz.Cancelled,
		"order":     quiz.Order,
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			synctest.Test(t, func(*testing.T) { program(&out) })
			proof.Golden(t, "testdata/want-"+name+".txt", out.String())
		})
	}
}
