// Package drone forgets a method.
package drone

// Method is a way of delivery.
type Method interface {
	Price(grams int) int
	Days() int
}

type drone struct{}

func (drone) Price(int) int { return 700 }

var methods = map[string]Method{"drone": drone{}}
