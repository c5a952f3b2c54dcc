package quiz_test

import (
	"context"
	"io"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/saga/quiz"
)

func TestPrograms(t *testing.T) {
	lab.Programs(t,
		map[string]func(context.Context, *pgxpool.Pool, io.Writer){
			"gone":  quiz.Gone,
			"back":  quiz.Back,
			"again": quiz.Again,
			"late":  quiz.Late,
		})
}
