package eventlog

import (
	"encoding/json"
	"fmt"
	"math"
)

// kind returns the name under which an event is stored and the format of
// its data that is written now.
func kind(e Event) (name string, format int) {
	switch e.(type) {
	case Placed:
		return "Placed", 1
	case ItemAdded:
		return "ItemAdded", 2
	case Paid:
		return "Paid", 1
	case Cancelled:
		return "Cancelled", 1
	}
	panic(fmt.Sprintf("eventlog: unknown event %T", e))
}

// region:upcast

// itemAddedV1 is how the first release wrote ItemAdded. Nobody writes it
// any more, but the log keeps such events for ever.
type itemAddedV1 struct {
	SKU   string  `json:"sku"`
	Qty   int64   `json:"qty"`
	Price float64 `json:"price"` // rubles
}

// upcast makes the second version of the first one.
func (old itemAddedV1) upcast() ItemAdded {
	return ItemAdded{
		SKU: old.SKU,
		Qty: old.Qty,
		// not int64(old.Price*100): 19.99 would lose a kopeck
		Kopecks: int64(math.Round(old.Price * 100)),
	}
}

// Decode makes an event of stored data, old formats included; the rows
// themselves do not change, and Apply knows the newest format only.
func Decode(kind string, format int, data []byte) (Event, error) {
	switch fmt.Sprint(kind, " v", format) {
	case "Placed v1":
		return parse[Placed](data)
	case "ItemAdded v1":
		old, err := parse[itemAddedV1](data)
		return old.upcast(), err
	case "ItemAdded v2":
		return parse[ItemAdded](data)
	case "Paid v1":
		return parse[Paid](data)
	case "Cancelled v1":
		return parse[Cancelled](data)
	}
	return nil, fmt.Errorf("unknown event %s v%d", kind, format)
}

func parse[T any](data []byte) (v T, err error) {
	err = json.Unmarshal(data, &v)
	return v, err
}

// endregion
