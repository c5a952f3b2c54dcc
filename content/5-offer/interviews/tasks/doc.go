// Package tasks holds answers to tasks of the live coding round.
package tasks
