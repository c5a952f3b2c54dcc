package tcp_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/netns"
)

const megabytes = 4

var algorithms = []string{"reno", "cubic", "bbr"}

// With RECORD=1 the test sends megabytes over a line of 20 Mbit/s, 25 ms
// each way, which loses packets beside its queue's overflow.
func TestCongestion(t *testing.T) {
	if netns.Inside() {
		netns.Enter(t)
		transfer(t)
		return
	}
	if proof.Recording() {
		out := proof.Machine() + fmt.Sprintf(
			"\n%d MB, 20 Mbit/s, RTT 50 ms, Mbit/s\n\nloss  ", megabytes)
		for _, a := range algorithms {
			out += fmt.Sprintf("%8s", a)
		}
		out += "\n"
		for _, loss := range []string{"0", "0.001", "0.01", "0.03"} {
			percent, _ := strconv.ParseFloat(loss, 64)
			out += fmt.Sprintf("%-6s", fmt.Sprintf("%g%%", percent*100))
			for _, a := range algorithms {
				file := filepath.Join(t.TempDir(), "seconds")
				netns.Run(t, "", "LOSS="+loss, "ALGORITHM="+a, "OUT="+file)
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				seconds, _ := strconv.ParseFloat(string(text), 64)
				out += fmt.Sprintf("%8.1f", megabytes*8*1.048576/seconds)
			}
			out += "\n"
		}
		proof.Record(t, "testdata/congestion.txt", out)
	}
	// The page says which is quicker.
	rows := regexp.MustCompile(`(?m)^[\d.]+%.*$`).FindAllString(
		proof.Recorded(t, "testdata/congestion.txt"), -1)
	if len(rows) != 4 {
		t.Fatal(rows)
	}
	last := strings.Fields(rows[3])
	cubic, _ := strconv.ParseFloat(last[2], 64)
	bbr, _ := strconv.ParseFloat(last[3], 64)
	if bbr < 3*cubic {
		t.Error(rows[3])
	}
}

func transfer(t *testing.T) {
	t.Helper()
	loss, err := strconv.ParseFloat(os.Getenv("LOSS"), 64)
	if err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	netns.Wire{
		Lose: func(p netns.Packet) bool {
			return len(p.Data) > 0 && dice.Float64() < loss
		},
		Delay: 25 * time.Millisecond,
		Rate:  20e6 / 8, Queue: 125e3,
	}.Open(t)
	client, server := dial(t)
	raw, err := server.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	raw.Control(func(fd uintptr) {
		err = unix.SetsockoptString(int(fd), unix.IPPROTO_TCP,
			unix.TCP_CONGESTION, os.Getenv("ALGORITHM"))
	})
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	go func() {
		server.Write(make([]byte, megabytes<<20))
		server.Close()
	}()
	n, err := io.Copy(io.Discard, net.Conn(client))
	if n != megabytes<<20 || err != nil {
		t.Fatal(n, err)
	}
	seconds := fmt.Sprint(time.Since(begin).Seconds())
	err = os.WriteFile(os.Getenv("OUT"), []byte(seconds), 0o600)
	if err != nil {
		t.Fatal(err)
	}
}
