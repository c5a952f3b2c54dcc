package capacity_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json/v2"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	pglab "route500k/content/1-ramp-up/postgresql/lab"
	redislab "route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
	"route500k/content/ring/system-design/capacity"
)

// With RECORD=1 the test writes what things cost on this machine, one
// after another, as a single goroutine feels it.
func TestNumbers(t *testing.T) {
	if !proof.Recording() {
		t.Skip("RECORD=1 measures anew")
	}
	ctx := t.Context()
	var text strings.Builder
	pool := pglab.Pool(t)
	rdb, prefix := redislab.Client(t)
	text.WriteString(redislab.Header(t, rdb))
	text.WriteString(pglab.Header(t, pool))
	fmt.Fprintf(&text, "%-34s %10s %18s\n",
		"one after another", "takes", "in a second")
	line := func(name string, n int, do func()) {
		took := best(n, do)
		fmt.Fprintf(&text, "%-34s %10v %18s\n", name, round(took),
			capacity.Short(float64(time.Second)/float64(took)))
	}

	big := make([]byte, 256<<20)
	var sum byte
	line("memory, 1 byte at random of 256 MB", 1e6, func() {
		sum += big[rand.IntN(len(big))]
	})
	runtime.KeepAlive(sum)
	var mu sync.Mutex
	line("mutex nobody else wants", 1e6, func() {
		mu.Lock()
		//lint:ignore SA2001 that is what is measured
		mu.Unlock()
	})
	ask, answer := make(chan int), make(chan int)
	go func() {
		for v := range ask {
			answer <- v
		}
	}()
	line("another goroutine and back", 1e5, func() {
		ask <- 1
		<-answer
	})
	kilobyte := bytes.Repeat([]byte("capacity"), 128)
	line("SHA-256 of 1 KB", 1e5, func() { sha256.Sum256(kilobyte) })
	type item struct {
		ID    int64   `json:"id"`
		Title string  `json:"title"`
		Price float64 `json:"price"`
	}
	page := make([]item, 20)
	for i := range page {
		page[i] = item{int64(i), "a mug with a long name", 1e3}
	}
	encoded, err := json.Marshal(page)
	if err != nil {
		t.Fatal(err)
	}
	line(fmt.Sprintf("JSON of %d bytes, written", len(encoded)), 1e4,
		func() { _, _ = json.Marshal(page) })
	line(fmt.Sprintf("JSON of %d bytes, read", len(encoded)), 1e4,
		func() {
			var back []item
			_ = json.Unmarshal(encoded, &back)
		})
	text10 := words(10 << 10)
	line("gzip of 10 KB of text", 1e3, func() {
		w := gzip.NewWriter(io.Discard)
		_, _ = w.Write(text10)
		_ = w.Close()
	})

	file, err := os.Create(filepath.Join(t.TempDir(), "disk"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	block := make([]byte, 4<<10)
	line("4 KB to a file and fsync", 200, func() {
		_, _ = file.WriteAt(block, 0)
		_ = file.Sync()
	})
	line("4 KB of a file that is in memory", 1e4, func() {
		_, _ = file.ReadAt(block, 0)
	})

	line("TCP, a byte there and back", 1e4, echo(t))
	server := httptest.NewServer(http.HandlerFunc(
		func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(encoded)
		}))
	defer server.Close()
	line("HTTP, the same connection", 5e3, func() {
		resp, err := server.Client().Get(server.URL)
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	})
	rdb.Set(ctx, prefix+"key", kilobyte, 0)
	line("Redis, GET of 1 KB", 5e3, func() {
		if err := rdb.Get(ctx, prefix+"key").Err(); err != nil {
			t.Error(err)
		}
	})
	pglab.Exec(t, pool, `CREATE TABLE t AS
		SELECT i AS id, repeat('x', 200) AS body
		FROM generate_series(1, 1000000) i`)
	pglab.Exec(t, pool, `ALTER TABLE t ADD PRIMARY KEY (id)`)
	pglab.Exec(t, pool, `VACUUM ANALYZE t`)
	line("PostgreSQL, a row of 10^6 by key", 3e3, func() {
		var body string
		err := pool.QueryRow(ctx, `SELECT body FROM t WHERE id = $1`,
			1+rand.IntN(1e6)).Scan(&body)
		if err != nil {
			t.Error(err)
		}
	})
	line("PostgreSQL, INSERT and COMMIT", 500, func() {
		_, err := pool.Exec(ctx,
			`INSERT INTO t VALUES ($1, 'x')`, 1e6+rand.IntN(1e9))
		if err != nil {
			t.Error(err)
		}
	})
	fmt.Fprintf(&text, "%-34s %9.0fK %18s\n",
		"memory of an idle connection", connection(t)/1000,
		"Go's, not Linux's")
	proof.Record(t, "testdata/numbers.txt", text.String())
}

// best is the least of several means: others use the machine, too.
func best(n int, do func()) time.Duration {
	least := time.Hour
	for range 5 {
		begin := time.Now()
		for range n {
			do()
		}
		least = min(least, time.Since(begin)/time.Duration(n))
	}
	return least
}

func round(d time.Duration) time.Duration {
	for _, unit := range []time.Duration{
		time.Millisecond, time.Microsecond,
	} {
		switch {
		case d >= 10*unit:
			return d.Round(unit)
		case d >= unit:
			return d.Round(unit / 10)
		}
	}
	return d
}

func words(n int) []byte {
	var text bytes.Buffer
	for text.Len() < n {
		fmt.Fprintf(&text, "%x ", rand.IntN(5000))
	}
	return text.Bytes()[:n]
}

// echo returns how to ask another process's stand-in over the loopback.
func echo(t *testing.T) func() {
	client, server := dial(t, 1)
	go func() { _, _ = io.Copy(server[0], server[0]) }()
	one := make([]byte, 1)
	return func() {
		if _, err := client[0].Write(one); err != nil {
			t.Error(err)
		}
		if _, err := client[0].Read(one); err != nil {
			t.Error(err)
		}
	}
}

func dial(t *testing.T, n int) (clients, servers []net.Conn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for range n {
		client, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		server, err := l.Accept()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { client.Close(); server.Close() })
		clients = append(clients, client)
		servers = append(servers, server)
	}
	return clients, servers
}

// connection is the memory of a server's side: two goroutines, two
// buffers of 4 KB and a queue of 64 pointers, as a chat has them.
func connection(t *testing.T) float64 {
	const n = 2000
	used := func() float64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc + m.StackInuse)
	}
	before := used()
	_, servers := dial(t, n)
	accepted := used()
	var started sync.WaitGroup
	for _, conn := range servers {
		out := make(chan *[]byte, 64)
		started.Add(2)
		go func() {
			r := bufio.NewReaderSize(conn, 4<<10)
			started.Done()
			_, _ = r.ReadByte()
			close(out)
		}()
		go func() {
			w := bufio.NewWriterSize(conn, 4<<10)
			started.Done()
			for message := range out {
				_, _ = w.Write(*message)
			}
		}()
	}
	started.Wait()
	time.Sleep(200 * time.Millisecond) // all of them have begun to wait
	return ((accepted-before)/2 + used() - accepted) / n
}
