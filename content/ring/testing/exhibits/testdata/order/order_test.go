package order

import "testing"

// region:order

// catalogue is what all tests of the package share.
var catalogue = map[string]int{}

func TestAdd(t *testing.T) {
	catalogue["mug"] = 100
	if len(catalogue) != 1 {
		t.Errorf("%d products, want 1", len(catalogue))
	}
}

func TestFind(t *testing.T) {
	if catalogue["mug"] != 100 {
		t.Error("no mug")
	}
}

func TestRemove(t *testing.T) {
	delete(catalogue, "mug")
	if len(catalogue) != 0 {
		t.Errorf("%d products, want 0", len(catalogue))
	}
}

// endregion
