package shortlink

import "math"

// region:birthday

// Collision is the probability that n random codes are not all different,
// Pairs how many equal pairs to expect. With space = 365 it is the riddle
// of birthdays.
func Collision(n, space float64) float64 {
	return -math.Expm1(-Pairs(n, space))
}

// Pairs counts the pairs there are: n(n-1)/2, each equal once in space.
func Pairs(n, space float64) float64 {
	return n * (n - 1) / 2 / space
}

// Half is how many random codes make a collision as likely as not.
func Half(space float64) float64 {
	return math.Sqrt(2 * math.Ln2 * space)
}

// endregion
