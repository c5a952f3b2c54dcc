// Command service stops when it is asked to.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// region:service

func main() {
	ctx, stop := signal.NotifyContext(
		context.Background(), syscall.SIGTERM)
	defer stop()
	fmt.Println("process", os.Getpid())
	<-ctx.Done()
	fmt.Println(context.Cause(ctx)) // since Go 1.26 it names the signal
}

// endregion
