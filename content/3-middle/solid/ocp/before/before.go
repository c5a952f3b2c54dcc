// Package before knows every way of delivery in every function.
package before

// region:before

// Kind is a way of delivery.
type Kind string

// The ways; the drone is new.
const (
	Courier Kind = "courier"
	Pickup  Kind = "pickup"
	Drone   Kind = "drone"
)

// Price is in roubles.
func Price(k Kind, grams int) int {
	switch k {
	case Courier:
		return 300 + grams/100
	case Drone:
		return 700
	}
	return 0 // pickup
}

// Days until delivery. Nobody remembered this switch.
func Days(k Kind) int {
	switch k {
	case Courier:
		return 1
	case Pickup:
		return 3
	}
	return 0
}

// endregion
