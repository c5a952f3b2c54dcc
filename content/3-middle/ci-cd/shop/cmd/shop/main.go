// Shop is a service small enough to be a sample for a pipeline.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"route500k/content/3-middle/ci-cd/shop/cart"
)

// version is set by the linker: -X main.version=…
var version = "unknown"

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	ctx, stop := signal.NotifyContext(
		context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	listener, err := net.Listen("tcp", cmp.Or(os.Getenv("ADDR"), ":8080"))
	if err != nil {
		return err
	}
	if file := os.Getenv("ADDR_FILE"); file != "" {
		address := []byte(listener.Addr().String())
		if err := os.WriteFile(file, address, 0o600); err != nil {
			return err
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /version", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		fmt.Fprintln(w, version)
	})
	mux.HandleFunc("GET /total", total)
	server := &http.Server{
		Handler: mux, ReadHeaderTimeout: 5 * time.Second,
	}
	go func() {
		<-ctx.Done()
		ctx, cancel := context.WithTimeout(
			context.Background(), 10*time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
	}()
	err = server.Serve(listener)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func total(w http.ResponseWriter, r *http.Request) {
	price, err := strconv.ParseInt(r.FormValue("price"), 10, 64)
	if err != nil {
		http.Error(w, "price?", http.StatusBadRequest)
		return
	}
	sum, err := cart.Total([]cart.Line{{Price: price, Count: 1}}, 0)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, sum)
}
