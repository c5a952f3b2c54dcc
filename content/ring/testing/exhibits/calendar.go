package exhibits

import "time"

// region:renewal

// Renewal is a month later, or so it seems.
func Renewal(paid time.Time) time.Time { return paid.AddDate(0, 1, 0) }

// renewsNextMonth is the test, with the day at which CI runs it.
func renewsNextMonth(today time.Time) bool {
	return Renewal(today).Month() == today.Month()%12+1
}

// endregion
