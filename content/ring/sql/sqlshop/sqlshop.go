// Package sqlshop is the little database on which the queries of the page
// about SQL run.
package sqlshop

import _ "embed"

// Schema creates the tables, Seed fills them with what the page shows.
var (
	//go:embed schema.sql
	Schema string
	//go:embed seed.sql
	Seed string
)
