package arch_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/2-acceleration/layered-architecture/arch"
	"route500k/content/internal/proof"
)

// region:rules
func TestLayers(t *testing.T) {
	const (
		http = "net/http"
		pgx  = "github.com/jackc/pgx"
		feat = "route500k/content/2-acceleration/" +
			"layered-architecture/orders"
	)
	broken, err := arch.Broken("..", []arch.Rule{
		{"./orders", []string{http, "database/sql", pgx,
			feat + "/web", feat + "/store"}},
		{"./orders/web", []string{"database/sql", pgx, feat + "/store"}},
		{"./orders/store", []string{feat + "/web"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range broken {
		t.Error(line)
	}
}

// endregion

// TestLeak shows what the check says of a handler that knows the driver.
func TestLeak(t *testing.T) {
	watch(t, "testdata/leak/web.go")
	broken, err := arch.Broken(".", []arch.Rule{{
		"./testdata/leak", []string{"github.com/jackc/pgx"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/leak/want.txt", strings.Join(broken, "\n"))
}

// TestCycle shows what the compiler says of two features that know each
// other.
func TestCycle(t *testing.T) {
	watch(t, "testdata/cycle/orders/orders.go",
		"testdata/cycle/payments/payments.go")
	text := proof.Fail(t, "testdata/cycle", "go", "build", "./...")
	proof.Golden(t, "testdata/cycle/want.txt",
		proof.Fold(strings.ReplaceAll(text, "\t", "  "), proof.Width))
}

// watch reads the files, so that a change of them undoes a cached result.
func watch(t *testing.T, files ...string) {
	t.Helper()
	for _, file := range files {
		if _, err := os.ReadFile(filepath.FromSlash(file)); err != nil {
			t.Fatal(err)
		}
	}
}
