package quiz_test

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"

	"route500k/content/4-senior-ready/backpressure/quiz"
	"route500k/content/internal/proof"
)

func TestPrograms(t *testing.T) {
	for name, program := range map[string]func(io.Writer){
		"full":     quiz.Full,
		"buffer":   quiz.Buffer,
		"overload": quiz.Overload,
	} {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			synctest.Test(t, func(*testing.T) { program(&text) })
			proof.Golden(t, "testdata/"+name+".txt", text.String())
		})
	}
}
