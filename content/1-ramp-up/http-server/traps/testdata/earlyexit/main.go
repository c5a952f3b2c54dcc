// Command earlyexit ends when Serve does, with a request in work.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

var working atomic.Int64

func slow(http.ResponseWriter, *http.Request) {
	working.Add(1)
	defer working.Add(-1)
	time.Sleep(time.Second)
}

// sigterm comes when the first request is in work.
func sigterm() {
	for working.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
}

// region:earlyexit
func run(listener net.Listener) {
	server := &http.Server{Handler: http.HandlerFunc(slow)}
	go func() {
		sigterm()
		server.Shutdown(context.Background())
	}()
	fmt.Println(server.Serve(listener)) // returns at once on Shutdown
} // and main with it

// endregion

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go http.Get("http://" + listener.Addr().String())
	run(listener)
	fmt.Println("requests cut off:", working.Load())
}
