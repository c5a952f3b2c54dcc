// Package srp counts the hours of couriers for two departments.
package srp

import (
	"math"
	"time"
)

// region:before

// hours serves both departments. Accounting wrote it; then the dispatcher
// asked to round up, since a slot on the board is a whole hour.
func hours(worked time.Duration) int {
	return int(math.Ceil(worked.Hours()))
}

// PayBefore is what accounting pays, in roubles.
func PayBefore(worked time.Duration, rate int) int {
	return hours(worked) * rate
}

// SlotsBefore is what the dispatcher's board shows.
func SlotsBefore(worked time.Duration) int { return hours(worked) }

// endregion

// region:after

// Pay belongs to accounting: minutes count.
func Pay(worked time.Duration, rate int) int {
	return int(worked.Minutes()) * rate / 60
}

// Slots belongs to the dispatcher: a started hour is a slot.
func Slots(worked time.Duration) int {
	return int(math.Ceil(worked.Hours()))
}

// endregion
