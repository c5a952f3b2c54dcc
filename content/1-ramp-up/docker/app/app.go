// Package app is a service with all that Docker needs: a Dockerfile, a
// list of files to ignore, a compose file.
package app
