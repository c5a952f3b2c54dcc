// Package history shows what rebase, merge and squash make of a branch.
package history
