package quiz_test

import (
	"context"
	"io"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/3-middle/queues-retry-dlq/quiz"
)

func TestBroker(t *testing.T) {
	for name, program := range map[string]lab.Program{
		"expires": quiz.Expires,
		"head":    quiz.Head,
		"loop":    quiz.Loop,
	} {
		t.Run("", func(t *testing.T) {
			t.Parallel() // each waits for a second
			lab.Programs(t, map[string]lab.Program{name: program})
		})
	}
}

func TestDatabase(t *testing.T) {
	postgres.Programs(t,
		map[string]func(context.Context, *pgxpool.Pool, io.Writer){
			"aborted": quiz.Aborted,
		})
}
