package quiz_test

import (
	"context"
	"io"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/quiz"
)

func TestPrograms(t *testing.T) {
	type program = func(context.Context, *pgxpool.Pool, io.Writer)
	lab.Programs(t, map[string]program{
		"aborted":  quiz.Aborted,
		"sequence": quiz.Sequence,
	})
}
