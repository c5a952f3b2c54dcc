package quiz_test

import (
	"testing"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/2-acceleration/rabbitmq/quiz"
)

func TestPrograms(t *testing.T) {
	lab.Programs(t, map[string]lab.Program{
		"unroutable": quiz.Unroutable,
		"twice":      quiz.Twice,
		"redeclare":  quiz.Redeclare,
	})
}
