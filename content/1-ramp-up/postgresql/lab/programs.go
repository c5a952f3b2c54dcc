package lab

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/proof"
)

// Programs runs what a page asks its reader to predict and compares what
// each prints with testdata/<name>.txt.
func Programs(
	t *testing.T,
	programs map[string]func(context.Context, *pgxpool.Pool, io.Writer),
) {
	t.Helper()
	pool := Pool(t)
	for name, program := range programs {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			program(t.Context(), pool, &text)
			proof.Golden(t, "testdata/"+name+".txt",
				proof.Fold(text.String(), proof.Width))
		})
	}
}
