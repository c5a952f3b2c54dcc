// Package practice holds a repository to be put in order.
package practice
