package shop

import (
	"io"
	"net/http"
	"os"
	"testing"
)

// region:price
func TestPrice(t *testing.T) {
	resp, err := http.Get(os.Getenv("PRICES"))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	price, _ := io.ReadAll(resp.Body)
	if string(price) != "450" {
		t.Fatalf("price %s, want 450", price)
	}
}

// endregion
