// Command server shows the block, in one of three ways.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/3-middle/pprof/admin"
	"route500k/content/4-senior-ready/highload-profiling/top"
	"route500k/content/4-senior-ready/highload-profiling/use"
)

func main() {
	code := flag.String("code", "ready", "locked, snapshot or ready")
	db := flag.String("db", "", "address of PostgreSQL")
	flag.Parse()
	if err := run(*code, *db); err != nil {
		log.Fatal(err)
	}
}

func run(code, db string) error {
	ctx, stop := signal.NotifyContext(context.Background(),
		os.Interrupt, syscall.SIGTERM)
	defer stop()
	runtime.SetMutexProfileFraction(1) // a bench: each contention
	pool, err := pgxpool.New(ctx, db)
	if err != nil {
		return err
	}
	defer pool.Close()
	get, err := block(ctx, code, top.FromDB(pool))
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /top", shop{get}.top)
	mux.HandleFunc("GET /use", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		fmt.Fprint(w, use.Read())
	})

	public, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	private, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(public.Addr(), private.Addr())
	return admin.Serve(ctx, public, private, mux)
}

type shop struct {
	get func(context.Context) ([]byte, error)
}

func (s shop) top(w http.ResponseWriter, r *http.Request) {
	page, err := s.get(r.Context())
	if err != nil {
		http.Error(w, "no top", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(page)
}

func block(
	ctx context.Context, code string, load top.Load,
) (func(context.Context) ([]byte, error), error) {
	switch code {
	case "locked":
		return (&top.Locked{Load: load, TTL: time.Second}).JSON, nil
	case "snapshot":
		s := &top.Snapshot{Load: load}
		return s.JSON, keep(ctx, s.Refresh)
	default:
		r := &top.Ready{Load: load}
		return r.JSON, keep(ctx, r.Refresh)
	}
}

func keep(ctx context.Context, refresh func(context.Context) error) error {
	if err := refresh(ctx); err != nil {
		return err
	}
	go top.Keep(ctx, refresh, time.Second,
		func(err error) { log.Print(err) })
	return nil
}
