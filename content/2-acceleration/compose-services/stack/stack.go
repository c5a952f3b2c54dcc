// Package stack is the compose file of the service orders with all that it
// mounts.
package stack
