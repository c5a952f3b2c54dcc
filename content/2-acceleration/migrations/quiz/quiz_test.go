package quiz_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/migrations/quiz"
	"route500k/content/internal/proof"
)

func TestPrograms(t *testing.T) {
	pool := lab.Pool(t)
	programs := map[string]func(context.Context, *pgxpool.Pool, io.Writer){
		"transactional": quiz.Transactional,
		"invalid":       quiz.Invalid,
		"star":          quiz.Star,
	}
	for name, program := range programs {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			program(t.Context(), pool, &text)
			proof.Golden(t, "testdata/"+name+".txt",
				proof.Fold(text.String(), 76))
		})
	}
}
