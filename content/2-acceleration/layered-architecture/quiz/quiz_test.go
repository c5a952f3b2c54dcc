package quiz

import (
	"context"
	"io"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
)

func TestRepeat(t *testing.T) {
	lab.Programs(t, map[string]func(
		context.Context, *pgxpool.Pool, io.Writer,
	){
		"want-repeat": func(
			ctx context.Context, pool *pgxpool.Pool, w io.Writer,
		) {
			lab.Exec(t, pool, `CREATE TABLE item (id integer)`)
			Repeat(ctx, pool, w)
		},
	})
}

func Example_convert() {
	convert()
	// Output:
	// {"ID":7,"Margin":300,"Note":""}
	// {"id":7}
}

func Example_translate() {
	translate()
	// Output:
	// order 7: not found (select: no rows in result set)
	// true false
}
