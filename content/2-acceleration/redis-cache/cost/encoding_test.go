package cost_test

import (
	"fmt"
	"testing"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
)

// A small hash is one block of memory, a large one is a table.
func TestEncodings(t *testing.T) {
	rdb, prefix := lab.Client(t)
	ctx := t.Context()
	limits, err := rdb.ConfigGet(ctx, "hash-max-listpack-entries").Result()
	if err != nil {
		t.Fatal(err)
	}
	var limit int
	for _, text := range limits {
		fmt.Sscan(text, &limit)
	}
	text := lab.Header(t, rdb)
	var sizes []int64
	for _, fields := range []int{limit, limit + 1} {
		key := fmt.Sprint(prefix, fields)
		values := map[string]any{}
		for i := range fields {
			values[fmt.Sprint("field:", i)] = i
		}
		if err := rdb.HSet(ctx, key, values).Err(); err != nil {
			t.Fatal(err)
		}
		size := rdb.MemoryUsage(ctx, key, 0).Val() // 0: all elements
		sizes = append(sizes, size)
		text += fmt.Sprintf("hash of %d fields: %-9s %6d bytes\n", fields,
			rdb.ObjectEncoding(ctx, key).Val(), size)
	}
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/encoding.txt", text)
	}
	if sizes[1] <= sizes[0] {
		t.Errorf("one field more costs little:\n%s", text)
	}
}
