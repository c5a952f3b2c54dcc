// Package practice does what the page asks of its reader.
package practice
