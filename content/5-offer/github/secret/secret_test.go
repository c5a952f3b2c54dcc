package secret

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/5-offer/github/box"
	"route500k/content/internal/proof"
)

// leak makes the repository in the folder "pay" of the box.
func leak(t *testing.T) *box.Box {
	t.Helper()
	b := box.New(t)
	build := make([]byte, 3<<20)
	if _, err := rand.NewChaCha8([32]byte{}).Read(build); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(b.Dir, "build")
	if err := os.WriteFile(file, build, 0o755); err != nil {
		t.Fatal(err)
	}
	b.Run("", "mkdir", "pay")
	b.Script("pay", "leak.sh", file)
	return b
}

func TestFind(t *testing.T) {
	t.Parallel()
	b := leak(t)
	proof.Golden(t, "testdata/find.txt", b.Script("pay", "find.sh"))
	proof.Golden(t, "testdata/sizes.txt", b.Script("pay", "sizes.sh"))
}

// TestPurge asks after each step where the key can still be read.
func TestPurge(t *testing.T) {
	t.Parallel()
	b := leak(t)
	old := strings.TrimSpace(b.Run("pay", "git", "rev-parse", "HEAD~2"))
	b.Run("", "git", "clone", "-q", "--bare", "pay", "origin.git")
	b.Run("", "git", "clone", "-q", "origin.git", "earlier")

	var text strings.Builder
	fmt.Fprintf(&text, "%-28s %-9s %-11s %s\n",
		"", "in files", "in history", "old commit opens")
	row := func(name, folder string) {
		yes := func(there bool) string {
			if there {
				return "yes"
			}
			return "no"
		}
		files := b.Run(folder, "git", "ls-tree", "HEAD", ".env")
		commits := b.Run(folder, "git", "log", "--all",
			"--full-history", "--oneline", "--", ".env")
		_, err := b.Try(folder, "git", "cat-file", "-e", old+":.env")
		fmt.Fprintf(&text, "%-28s %-9s %-11s %s\n", name,
			yes(files != ""), yes(commits != ""), yes(err == nil))
	}
	row("git rm, commit", "pay")
	b.Script("pay", "purge.sh")
	row("history is rewritten", "pay")
	b.Script("pay", "forget.sh")
	row("reflog and garbage are gone", "pay")
	b.Run("pay", "git", "push", "-q", "--force", "../origin.git", "main")
	row("origin after push --force", "origin.git")
	row("a clone made before", "earlier")
	proof.Golden(t, "testdata/purge.txt", text.String())

	sizes := b.Script("pay", "sizes.sh")
	if strings.Contains(sizes, "bin/orders") {
		t.Errorf("the build is still there:\n%s", sizes)
	}
}
