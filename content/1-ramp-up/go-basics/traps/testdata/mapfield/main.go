// Command mapfield changes a field of a value in a map.
package main

// region:mapfield
type Item struct{ Qty int }

func main() {
	cart := map[string]Item{"mug": {Qty: 1}}
	cart["mug"].Qty++ // cure: map[string]*Item, or write the whole value
}

// endregion
