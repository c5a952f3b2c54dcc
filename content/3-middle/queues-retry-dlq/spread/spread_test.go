// Package spread looks how jitter survives in waiting queues.
package spread_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/internal/proof"
)

const (
	messages = 400
	pause    = time.Second
	lanes    = 8
	window   = 50 * time.Millisecond
)

func TestSpread(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for many messages: left out by -short")
	}
	b := lab.New(t)
	for range 3 { // a busy machine may deliver late what expired in time
		worst := measure(t, b)
		if worst[2] < worst[0] {
			return
		}
		t.Logf("worst windows: %v", worst)
	}
	t.Error("eight queues spread no better than one")
}

// measure returns the worst window of each way to wait.
func measure(t *testing.T, b *lab.Bench) (worst []int) {
	t.Helper()
	var out strings.Builder
	fmt.Fprintf(&out, "%s%d messages fail together, pause 0.5 to 1 s\n\n"+
		"%-28s%22s\n", b.Header(), messages, "waiting queues",
		"back in worst 50 ms")
	for _, c := range []struct {
		name   string
		queues int
		ttl    func(lane int) time.Duration // of the queue
		own    func() time.Duration         // of the message
	}{
		{"one, its TTL 1 s", 1,
			func(int) time.Duration { return pause }, nil},
		{"one, TTL of each message", 1, nil,
			func() time.Duration { return pause/2 + rand.N(pause/2) }},
		{"eight, 0.56 to 1 s", lanes, func(lane int) time.Duration {
			return pause/2 + pause/2*time.Duration(lane+1)/lanes
		}, nil},
	} {
		n := run(t, b, c.queues, c.ttl, c.own)
		worst = append(worst, n)
		fmt.Fprintf(&out, "%-28s%22d\n", c.name, n)
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", out.String())
	}
	return worst
}

// run lets all messages wait and returns how many came back together.
func run(
	t *testing.T, b *lab.Bench, queues int,
	ttl func(int) time.Duration, own func() time.Duration,
) int {
	t.Helper()
	name := fmt.Sprint("work.", rand.Uint64())
	work := b.Queue(name, amqp.Table{"x-queue-type": "classic"})
	waits := make([]string, queues)
	for lane := range waits {
		args := amqp.Table{
			"x-queue-type":              "classic",
			"x-dead-letter-exchange":    "",
			"x-dead-letter-routing-key": work,
		}
		if ttl != nil {
			args[amqp.QueueMessageTTLArg] = ttl(lane).Milliseconds()
		}
		waits[lane] = b.Queue(fmt.Sprint(name, ".wait.", lane), args)
	}
	_, deliveries := bench.Consume(t, b.Conn, work, 0)
	ch := b.Channel()
	defer ch.Close()
	for range messages {
		m := amqp.Publishing{}
		if own != nil {
			m.Expiration = strconv.FormatInt(own().Milliseconds(), 10)
		}
		err := ch.Publish("", waits[rand.N(queues)], true, false, m)
		if err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	loads := map[time.Duration]int{}
	worst := 0
	for range messages {
		bench.Next(t, deliveries)
		slot := time.Since(start) / window
		loads[slot]++
		worst = max(worst, loads[slot])
	}
	return worst
}
