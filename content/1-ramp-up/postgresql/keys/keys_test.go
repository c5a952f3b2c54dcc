package keys_test

import (
	"fmt"
	"testing"

	"route500k/content/1-ramp-up/postgresql/keys"
	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

func TestIndexSizes(t *testing.T) {
	n := 20_000
	if proof.Recording() {
		n = 300_000
	}
	pool := lab.Pool(t)
	text := fmt.Sprintf("%s%d rows in one COPY\n",
		lab.Header(t, pool), n)
	size := map[string]int64{}
	for _, kind := range keys.Kinds {
		bytes, err := keys.Fill(t.Context(), pool, kind, n)
		if err != nil {
			t.Fatal(err)
		}
		size[kind.Name] = bytes
		text += fmt.Sprintf("%-7s index of the key %5.1f MB\n",
			kind.Name, float64(bytes)/(1<<20))
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
	if size["bigint"] >= size["UUIDv7"] || size["UUIDv7"] >= size["UUIDv4"] {
		t.Errorf("want bigint < UUIDv7 < UUIDv4:\n%s", text)
	}
}
