// Package cache was added on a Friday.
package cache
