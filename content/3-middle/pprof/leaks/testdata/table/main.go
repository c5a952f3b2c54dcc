// What the profile of leaks finds of goroutines that wait for ever.
package main

import (
	"bytes"
	"fmt"
	"net"
	"runtime/pprof"
	"strings"
	"time"
)

// region:forgotten
func forgotten(warehouses int) {
	answers := make(chan string)
	for i := range warehouses {
		go func() { answers <- ask(i) }()
	}
	<-answers // it is an error: return, and nobody reads the others
}

// endregion

var events = make(chan int)

func global() { <-events } // and nobody sends any more

func silent(conn net.Conn) {
	conn.Read(make([]byte, 1)) // no deadline
}

// region:captured
func captured(warehouses int) {
	answers := make(chan int)
	for i := range warehouses {
		go func() { answers <- i }() // sent straight from the closure
	}
	<-answers
}

// endregion

func ask(i int) string { return fmt.Sprint("warehouse ", i) }

func main() {
	fmt.Printf("%-26s%11s%15s\n",
		"10 goroutines wait for", "goroutine", "goroutineleak")
	forgotten(11)
	row("a forgotten channel", "main.forgotten.func1")
	for range 10 {
		go global()
	}
	row("a channel in a global", "main.global")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	for range 10 {
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			panic(err)
		}
		go silent(conn)
	}
	row("a silent connection", "main.silent")
	captured(11)
	row("a captured value's channel", "main.captured.func1")
}

// row waits until all goroutines of the function are blocked.
func row(name, function string) {
	for waiting(function) < 10 {
		time.Sleep(time.Millisecond)
	}
	fmt.Printf("%-26s%11d%15d\n", name,
		count("goroutine", function), count("goroutineleak", function))
}

func waiting(function string) (n int) {
	for stack := range strings.SplitSeq(text("goroutine", 2), "\n\n") {
		head, rest, _ := strings.Cut(stack, "\n")
		blocked := strings.Contains(head, "[chan ") ||
			strings.Contains(head, "[IO wait")
		if blocked && strings.Contains(rest, function+"(") {
			n++
		}
	}
	return n
}

func count(profile, function string) (n int) {
	for stack := range strings.SplitSeq(text(profile, 1), "\n\n") {
		if strings.Contains(stack, function+"+0x") {
			at := strings.Index(stack, " @ ")
			line := stack[strings.LastIndexByte(stack[:at], '\n')+1 : at]
			fmt.Sscan(line, &n)
		}
	}
	return n
}

func text(profile string, debug int) string {
	var text bytes.Buffer
	pprof.Lookup(profile).WriteTo(&text, debug)
	return text.String()
}
