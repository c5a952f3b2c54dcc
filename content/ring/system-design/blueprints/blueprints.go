// Package blueprints is the SQL of the worked cases: a schema each, and the
// statements on which the design rests.
package blueprints

import "embed"

// Files are the schemas and statements by their names.
//
//go:embed *.sql
var Files embed.FS

// SQL returns one of them.
func SQL(name string) string {
	text, err := Files.ReadFile(name + ".sql")
	if err != nil {
		panic(err) // a name that the compiler cannot check
	}
	return string(text)
}
