// Package after is open to new ways of delivery.
package after

import "fmt"

// region:after

// Method is a way of delivery: all that may differ stands together.
type Method interface {
	Price(grams int) int
	Days() int
}

// methods is the only list to extend.
var methods = map[string]Method{
	"courier": courier{}, "pickup": pickup{}, "drone": drone{},
}

// Find returns the method of that name.
func Find(name string) (Method, error) {
	m, ok := methods[name]
	if !ok {
		return nil, fmt.Errorf("delivery: no method %q", name)
	}
	return m, nil
}

type drone struct{}

func (drone) Price(int) int { return 700 }
func (drone) Days() int     { return 1 }

// endregion

type courier struct{}

func (courier) Price(grams int) int { return 300 + grams/100 }
func (courier) Days() int           { return 1 }

type pickup struct{}

func (pickup) Price(int) int { return 0 }
func (pickup) Days() int     { return 3 }
