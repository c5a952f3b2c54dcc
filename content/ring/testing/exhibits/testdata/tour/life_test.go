package tour

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// region:order
func TestOrder(t *testing.T) {
	defer fmt.Println("parent: defer")
	t.Cleanup(func() { fmt.Println("parent: cleanup") })
	t.Run("parallel", func(t *testing.T) {
		fmt.Println("parallel: starts")
		t.Cleanup(func() { fmt.Println("parallel: cleanup") })
		t.Parallel()
		fmt.Println("parallel: goes on")
	})
	t.Run("serial", func(t *testing.T) {
		fmt.Println("serial")
	})
	fmt.Println("parent: end")
}

// endregion

// region:deferred

// shop stands for anything that has to be closed.
type shop struct{ closed bool }

func (s *shop) close() { s.closed = true }

func (s *shop) price(t *testing.T) int {
	t.Helper()
	if s.closed {
		t.Error("the shop is closed")
	}
	return 100
}

func TestDeferred(t *testing.T) {
	s := &shop{}
	defer s.close() // too early: before the parallel subtests
	t.Run("mug", func(t *testing.T) {
		t.Parallel()
		s.price(t)
	})
}

func TestCleanedUp(t *testing.T) {
	s := &shop{}
	t.Cleanup(s.close)
	t.Run("mug", func(t *testing.T) {
		t.Parallel()
		s.price(t)
	})
}

// endregion

// region:context
func TestContextInCleanup(t *testing.T) {
	remove := func(name string) {
		if err := t.Context().Err(); err != nil {
			t.Errorf("%s stays: %v", name, err)
		}
	}
	t.Cleanup(func() { remove("user 7") })
}

// endregion

// region:setenv
func TestSetenv(t *testing.T) {
	t.Parallel()
	t.Setenv("CURRENCY", "RUB")
}

// endregion

// region:attr
func TestAttr(t *testing.T) {
	t.Attr("issue", "SHOP-7")
	fmt.Fprintf(t.Output(), "level=INFO msg=%q\n", "price changed")
	t.Log("this one tells its line")
}

// endregion

// region:artifact
func TestArtifact(t *testing.T) {
	file := filepath.Join(t.ArtifactDir(), "page.html")
	if err := os.WriteFile(file, []byte("<h1>500</h1>"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// endregion

// region:helper
func check(t *testing.T, got, want int) {
	if got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func checkHelped(t *testing.T, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func TestHelper(t *testing.T) {
	check(t, 1, 2)
	checkHelped(t, 1, 2)
}

// endregion
