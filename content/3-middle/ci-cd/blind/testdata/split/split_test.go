package split

import (
	"fmt"
	"testing"
)

// region:test
func TestSplit(t *testing.T) {
	parts := Split(100, 3)
	if len(parts) != 3 {
		t.Error("want three parts")
	}
	fmt.Println(parts)
}

// endregion
