// Package inits proves the order in which a program is initialised.
package inits

import (
	"os"
	"testing"

	"route500k/content/internal/proof"
)

func TestOrder(t *testing.T) {
	const dir = "testdata/order"
	// The test must run again when the imported package changes.
	if _, err := os.ReadFile(dir + "/config/config.go"); err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, dir+"/want.txt", proof.Output(t, dir))
}
