// Package embed tries to inherit.
package embed

// region:before

// Report hopes that somebody overrides Title.
type Report struct{}

// Title is the default.
func (Report) Title() string { return "report" }

// Print calls Title of Report, whoever embeds it.
func (r Report) Print() string { return "== " + r.Title() + " ==" }

// Sales embeds Report and has a title of its own.
type Sales struct{ Report }

// Title hides Report's.
func (Sales) Title() string { return "sales" }

// endregion

// region:after

// Titled is what Print needs from outside.
type Titled interface{ Title() string }

// Print takes what differs as an argument.
func Print(t Titled) string { return "== " + t.Title() + " ==" }

// endregion
