// Package secret shows where a deleted secret still stands.
package secret
