package plan

import (
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestSale(t *testing.T) {
	var text strings.Builder
	// region:sale
	Plan(&text, Input{
		Peak: 10_000, Measured: 1500, Use: 0.6, Zones: 3,
		Latency: 0.02, Answer: 20, Connections: 10, MaxDB: 100,
	})
	// endregion
	proof.Golden(t, "testdata/want.txt", text.String())
}
