package main

import (
	"os"
	"os/signal"
	"syscall"
)

// region:main
func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	os.WriteFile("ready", []byte("yes"), 0o600)
	<-stop
}

// endregion
