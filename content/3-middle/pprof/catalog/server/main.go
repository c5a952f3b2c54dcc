// Command server shows the catalogue, with profiles on a second port.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"route500k/content/3-middle/pprof/admin"
	"route500k/content/3-middle/pprof/catalog"
	"route500k/content/3-middle/pprof/catalog/after"
	"route500k/content/3-middle/pprof/catalog/before"
)

func main() {
	code := flag.String("code", "after", "before or after")
	flag.Parse()
	if err := run(*code); err != nil {
		log.Fatal(err)
	}
}

func run(code string) error {
	ctx, stop := signal.NotifyContext(context.Background(),
		os.Interrupt, syscall.SIGTERM)
	defer stop()
	public, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	private, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(public.Addr(), private.Addr())
	runtime.SetMutexProfileFraction(100) // one contention of a hundred

	shop := shop{map[string]render{
		"before": before.Render,
		"after":  after.Render,
	}[code], catalog.Sample(20_000)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /catalog", shop.page)
	return admin.Serve(ctx, public, private, mux)
}

type render func(io.Writer, []catalog.Product) error

type shop struct {
	render   render
	products []catalog.Product
}

func (s shop) page(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := s.render(w, s.products[:120]); err != nil {
		log.Print(err)
	}
}
