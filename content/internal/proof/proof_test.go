package proof_test

import (
	"os"
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

func TestNormalise(t *testing.T) {
	text := "goroutine 1 [chan send]:\n" +
		"main.f(0xc000012345)\t\n" +
		"\t/home/me/x/main.go:7 +0x1c\n" +
		"by goroutine 34 and goroutine 19, goroutine 34\n" +
		"exit status 2\n"
	want := "goroutine 1 [chan send]:\n" +
		"main.f(0x…)\n" +
		"\tmain.go:7 +0x…\n" +
		"by goroutine 7 and goroutine 8, goroutine 7\n"
	if got := proof.Normalise(text, "/home/me/x"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCut(t *testing.T) {
	if got := proof.Until("a|b|c", "|"); got != "a" {
		t.Errorf("Until: got %q", got)
	}
	if got := proof.From("a|b|c", "|"); got != "|b|c" {
		t.Errorf("From: got %q", got)
	}
	if got := proof.From("abc", "|"); got != "" {
		t.Errorf("From without marker: got %q", got)
	}
}

func TestOwn(t *testing.T) {
	text := "goroutine 1 [chan send]:\n" +
		"sync.(*WaitGroup).Wait(0x…)\n\tsync/waitgroup.go:206\n" +
		"main.main()\n\tmain.go:14\n"
	want := "goroutine 1 [chan send]:\nmain.main()\n\tmain.go:14\n"
	if got := proof.Own(text); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFold(t *testing.T) {
	got := proof.Fold("one two three four\nshort\n", 12)
	want := "one two\n    three\n    four\nshort\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := proof.Fold("0123456789", 5); got != "0123456789" {
		t.Errorf("a line without spaces became %q", got)
	}
}

func TestGolden(t *testing.T) {
	file := filepath.Join(t.TempDir(), "golden.txt")
	if err := os.WriteFile(file, []byte("text\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv(proof.Update, "")
	proof.Golden(t, file, "text\n\n")

	judge := &recorder{TB: t}
	proof.Golden(judge, file, "other")
	if !judge.failed {
		t.Error("a different text passed")
	}

	t.Setenv(proof.Update, "1")
	proof.Golden(t, file, "other")
	t.Setenv(proof.Update, "")
	proof.Golden(t, file, "other")
}

// recorder notes a failure instead of failing the test.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Errorf(string, ...any) { r.failed = true }
