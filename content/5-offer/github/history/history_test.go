package history

import (
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/5-offer/github/box"
	"route500k/content/internal/proof"
)

func todo(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("todo.txt")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestHistory makes the repository once; each part works on a copy.
func TestHistory(t *testing.T) {
	t.Parallel()
	made := box.New(t)
	made.Run("", "mkdir", "shop")
	made.Script("shop", "shop.sh")
	for _, part := range []struct {
		name string
		test func(*testing.T, *box.Box)
	}{
		{"clean", clean}, {"ways", ways},
		{"double", double}, {"lease", lease},
	} {
		t.Run(part.name, func(t *testing.T) {
			t.Parallel()
			b := box.New(t)
			b.Run("", "cp", "-R", filepath.Join(made.Dir, "shop"), "shop")
			part.test(t, b)
		})
	}
}

func clean(t *testing.T, b *box.Box) {
	t.Helper()
	proof.Golden(t, "testdata/clean.txt",
		b.Script("shop", "clean.sh", todo(t)))
	proof.Golden(t, "testdata/message.txt",
		b.Run("shop", "git", "log", "-1", "--format=%B"))
}

// ways merges the same two branches in three ways.
func ways(t *testing.T, b *box.Box) {
	t.Helper()
	b.Script("shop", "clean.sh", todo(t))
	b.Script("shop", "ahead.sh")
	var text strings.Builder
	for _, way := range []string{"merge", "rebase", "squash"} {
		b.Run("", "cp", "-R", "shop", way)
		b.Script(way, way+".sh")
		text.WriteString(way + ":\n" +
			b.Run(way, "git", "log", "--oneline", "--graph"))
		tree := b.Run(way, "git", "rev-parse", "HEAD^{tree}")
		if want := b.Run("merge", "git", "rev-parse",
			"HEAD^{tree}"); tree != want {
			t.Errorf("%s gives other files", way)
		}
	}
	proof.Golden(t, "testdata/ways.txt", text.String())

	// After a squash git does not know that the branch is in.
	for _, way := range []string{"merge", "rebase", "squash"} {
		said, err := b.Try(way, "git", "branch", "-d", "idempotency")
		if (err != nil) != (way == "squash") {
			t.Errorf("%s: %v %s", way, err, said)
		}
	}
	proof.Golden(t, "testdata/first-parent.txt", b.Run("merge", "git",
		"log", "--oneline", "--first-parent"))
}

func double(t *testing.T, b *box.Box) {
	t.Helper()
	proof.Golden(t, "testdata/double.txt",
		b.Script("", "double.sh", todo(t)))
}

func lease(t *testing.T, b *box.Box) {
	t.Helper()
	proof.Golden(t, "testdata/lease.txt", b.Script("", "lease.sh"))
}

func TestBisect(t *testing.T) {
	t.Parallel()
	b := box.New(t)
	b.Run("", "mkdir", "shop")
	proof.Golden(t, "testdata/bisect.txt", b.Script("shop", "bisect.sh"))
}
