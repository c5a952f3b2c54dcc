// Package leaks shows which goroutines that wait for ever the profile of
// leaks finds, and which it cannot.
package leaks_test

import (
	"testing"

	"route500k/content/internal/proof"
)

func TestTable(t *testing.T) {
	const dir = "testdata/table"
	proof.Golden(t, dir+"/want.txt", proof.Output(t, dir))
}
