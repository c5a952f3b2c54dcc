package sharding

import (
	"encoding/json"
	"fmt"
	"io"
)

// Moved counts the keys that move when a fourth node joins three.
func Moved(out io.Writer) {
	// region:moved
	moved := 0
	for key := range 12 {
		if key%3 != key%4 {
			moved++
		}
	}
	fmt.Fprintln(out, moved, "of 12")
	// endregion
}

// Averages joins what two shards say of the price of an order.
func Averages(out io.Writer) {
	// region:averages
	shards := [][]float64{{100, 100, 100, 100}, {600}}
	var averages, sum, count float64
	for _, prices := range shards {
		part := 0.0
		for _, price := range prices {
			part += price
		}
		averages += part / float64(len(prices))
		sum, count = sum+part, count+float64(len(prices))
	}
	fmt.Fprintln(out, averages/float64(len(shards)), sum/count)
	// endregion
}

// Precision reads an id as JavaScript does.
func Precision(out io.Writer) {
	// region:precision
	const id int64 = 118210352435200001 // 57 bits
	body, _ := json.Marshal(map[string]int64{"id": id})
	var got map[string]any
	json.Unmarshal(body, &got)
	fmt.Fprintln(out, int64(got["id"].(float64))-id)
	// endregion
}

// Twins are two processes which have got the same number of a node.
func Twins(out io.Writer) {
	// region:twins
	a, b := &Generator{Node: 7}, &Generator{Node: 7}
	// the clocks of both stand at the same millisecond
	x, y := a.Next(), b.Next()
	fmt.Fprintln(out, x == y, a.Next() == x+1)
	// endregion
}
