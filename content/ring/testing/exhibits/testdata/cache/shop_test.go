package shop

import (
	"os"
	"testing"
)

// region:cache
func TestRates(t *testing.T) {
	if os.Getenv("CURRENCY") == "" {
		t.Log("no currency")
	}
	if _, err := os.ReadFile("testdata/rates.csv"); err != nil {
		t.Fatal(err)
	}
}

// endregion
