// Package practice holds the contract of the exercise.
package practice

import _ "embed"

// Text is what the reader edits.
//
//go:embed openapi.yaml
var Text []byte
