// Package delivery is what the mutants are made of.
package delivery

// region:delivery

// Delivery is free for members and from 3000 ₽; else it is 200 ₽ and 10 ₽
// for each begun 100 g above a kilogram. In kopecks.
func Delivery(total, grams int64, member bool) int64 {
	if member || total >= 300000 {
		return 0
	}
	price := int64(20000)
	if grams > 1000 {
		price += (grams - 1000) / 100 * 1000
	}
	return price
}

// endregion
