// Package prefetch measures what the number of deliveries ahead of acks
// does to fairness and to speed.
package prefetch_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

// Two consumers share a queue, one of them is ten times slower.
func TestFairness(t *testing.T) {
	const messages = 100
	b := lab.New(t)
	var text strings.Builder
	fmt.Fprintf(&text, "%s%d messages, consumers take 2 ms and 20 ms\n\n",
		b.Header(), messages)
	fmt.Fprintf(&text, "%-12s %6s %6s %8s\n",
		"prefetch", "fast", "slow", "all, ms")
	took := map[int]time.Duration{}
	for _, prefetch := range []int{0, 1, 10} {
		queue := b.Queue(fmt.Sprint("fair", prefetch), nil)
		start := make(chan struct{})
		var counts [2]atomic.Int64
		var wg sync.WaitGroup
		var chs []*amqp.Channel
		var left atomic.Int64
		left.Store(messages)
		done := make(chan struct{})
		for i, work := range []time.Duration{
			2 * time.Millisecond, 20 * time.Millisecond,
		} {
			ch := b.Channel()
			chs = append(chs, ch)
			deliveries := consume(t, ch, queue, prefetch)
			wg.Go(func() {
				<-start
				for d := range deliveries {
					time.Sleep(work)
					counts[i].Add(1)
					if err := d.Ack(false); err != nil {
						return
					}
					if left.Add(-1) == 0 {
						close(done)
					}
				}
			})
		}
		b.Fill(queue, messages)
		time.Sleep(200 * time.Millisecond) // let the broker push
		begin := time.Now()
		close(start)
		<-done
		took[prefetch] = time.Since(begin)
		for _, ch := range chs {
			_ = ch.Close()
		}
		wg.Wait()
		name := fmt.Sprint(prefetch)
		if prefetch == 0 {
			name = "no limit"
		}
		fmt.Fprintf(&text, "%-12s %6d %6d %8d\n", name,
			counts[0].Load(), counts[1].Load(),
			took[prefetch].Milliseconds())
	}
	t.Log("\n" + text.String())
	if proof.Recording() {
		proof.Record(t, "testdata/fairness.txt", text.String())
	}
	if took[0] < took[10] {
		t.Errorf("without a limit it is not slower:\n%s", text.String())
	}
}

// One consumer does nothing but ack.
func TestSpeed(t *testing.T) {
	messages := 500
	if proof.Recording() {
		messages = 20_000
	}
	b := lab.New(t)
	var text strings.Builder
	fmt.Fprintf(&text,
		"%s%d messages of a quorum queue, no work but ack\n\n",
		b.Header(), messages)
	rates := map[int]float64{}
	for _, prefetch := range []int{1, 10, 100, 1000} {
		queue := b.Queue(fmt.Sprint("speed", prefetch), nil)
		b.Fill(queue, messages)
		ch := b.Channel()
		begin := time.Now()
		deliveries := consume(t, ch, queue, prefetch)
		for range messages {
			d := <-deliveries
			if err := d.Ack(false); err != nil {
				t.Fatal(err)
			}
		}
		if left := b.Left(queue, 0); left != 0 {
			t.Errorf("%d left", left)
		}
		rates[prefetch] = float64(messages) / time.Since(begin).Seconds()
		_ = ch.Close()
		fmt.Fprintf(&text, "prefetch %-5d %7.0f messages/s\n",
			prefetch, rates[prefetch])
	}
	t.Log("\n" + text.String())
	if proof.Recording() {
		proof.Record(t, "testdata/speed.txt", text.String())
	}
	if rates[100] < rates[1] {
		t.Errorf("prefetch costs speed:\n%s", text.String())
	}
}

func consume(
	t *testing.T, ch *amqp.Channel, queue string, prefetch int,
) <-chan amqp.Delivery {
	t.Helper()
	if err := ch.Qos(prefetch, 0, false); err != nil {
		t.Fatal(err)
	}
	deliveries, err := ch.Consume(queue, "", false, false, false, false,
		nil)
	if err != nil {
		t.Fatal(err)
	}
	return deliveries
}
