package quiz_test

import (
	"testing"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/2-acceleration/redis-cache/quiz"
)

func TestPrograms(t *testing.T) {
	lab.Programs(t, map[string]lab.Program{
		"ttl":         quiz.TTL,
		"transaction": quiz.Transaction,
		"empty":       quiz.Empty,
	})
}
