// Package quiz holds programs whose output is to be predicted.
package quiz

import (
	"errors"
	"fmt"

	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:alias

type alias = domain.WrongStatus
type defined domain.WrongStatus

func aliases() {
	var err error = &alias{Is: domain.Paid, Want: domain.New}
	_, same := errors.AsType[*domain.WrongStatus](err)
	_, other := any(err).(*defined)
	_, still := any(new(defined)).(error)
	fmt.Printf("%T %v %v %v\n", err, same, other, still)
}

// endregion

// region:value

// Money is a value: two equal ones are one and the same.
type Money struct {
	Amount   int64
	Currency string
}

// Order is an entity: it stays itself while its fields change.
type Order struct {
	ID    int64
	Total Money
}

func compare() {
	price := Money{250, "RUB"}
	prices := map[Money]int{price: 1}
	prices[Money{250, "RUB"}]++

	a, b := Order{7, price}, Order{7, Money{300, "RUB"}}
	fmt.Println(price == Money{250, "RUB"}, prices[price])
	fmt.Println(a == b, a.ID == b.ID)
}

// endregion
