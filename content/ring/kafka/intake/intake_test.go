package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
	"route500k/content/ring/kafka/intake"
)

// keys go to partitions 0 and 2 of three.
const north, south = "order:7", "order:9"

// diary notes what was handled, by the key and the second.
type diary struct {
	mu    sync.Mutex
	start time.Time
	lines map[string][]string
}

func (d *diary) note(r *kgo.Record, what string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := time.Since(d.start).Round(time.Second)
	d.lines[string(r.Key)] = append(d.lines[string(r.Key)],
		fmt.Sprintf("%v %s %s", at, r.Value, what))
}

func newConsumer(
	client *kgo.Client,
	handle func(context.Context, *kgo.Record) error,
) *intake.Consumer {
	return &intake.Consumer{
		Client: client,
		Handle: handle,
		Dead:   "orders.dead",
		Tries:  3,
		Wait: func(try int) time.Duration {
			return time.Duration(try) * 10 * time.Second
		},
		Limit:  5 * time.Second,
		Budget: 30 * time.Second,
	}
}

// TestPoison has a record that the handler cannot read, one that panics,
// and one for which a neighbour is not ready yet.
func TestPoison(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t,
			kfake.SeedTopics(3, "orders", "orders.dead"))
		producer := b.Client()
		broker.Put(t, producer, "orders", north,
			"created", "busy", "paid", "never", "shipped")
		broker.Put(t, producer, "orders", south,
			"created", "broken", "panic", "paid")
		time.Sleep(time.Second)

		d := diary{start: time.Now(), lines: map[string][]string{}}
		busy := 0
		consumer := newConsumer(
			b.Client(append(intake.Options("stock", "orders"),
				kgo.FetchMaxWait(100*time.Millisecond))...),
			func(ctx context.Context, r *kgo.Record) (err error) {
				defer func() {
					what := "done"
					if err != nil {
						what = err.Error()
					}
					d.note(r, what)
				}()
				switch string(r.Value) {
				case "busy":
					if busy++; busy < 3 {
						return errors.New("try later")
					}
				case "never":
					<-ctx.Done()
					return ctx.Err()
				case "broken":
					return fmt.Errorf("%w: not JSON",
						intake.ErrPermanent)
				case "panic":
					err = errors.New("panics")
					panic("nil map")
				}
				return nil
			})
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		if err := consumer.Run(ctx); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{north, south} {
			fmt.Fprintf(&out, "%s\n", key)
			for _, line := range d.lines[key] {
				fmt.Fprintf(&out, "  %s\n", line)
			}
		}
		fmt.Fprintln(&out, "orders.dead")
		dead := b.Read("orders.dead")
		slices.SortFunc(dead, func(a, b *kgo.Record) int {
			return strings.Compare(string(a.Value), string(b.Value))
		})
		for _, r := range dead {
			fmt.Fprintf(&out, "  %s %s:", r.Key, r.Value)
			for _, h := range r.Headers[1:] {
				fmt.Fprintf(&out, " %s", h.Value)
			}
			fmt.Fprintln(&out)
		}
		proof.Golden(t, "testdata/poison.txt", out.String())
	})
}

// counter counts how often each record was handled, and notes what came
// out of its order.
type counter struct {
	mu    sync.Mutex
	times map[string]int
	next  map[int32]int64
	early []string
}

func (c *counter) handle(_ context.Context, r *kgo.Record) error {
	time.Sleep(time.Second)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.times == nil {
		c.times, c.next = map[string]int{}, map[int32]int64{}
	}
	name := fmt.Sprintf("%d/%d", r.Partition, r.Offset)
	c.times[name]++
	if r.Offset > c.next[r.Partition] {
		c.early = append(c.early, name)
	}
	c.next[r.Partition] = max(c.next[r.Partition], r.Offset+1)
	return nil
}

func (c *counter) count() (once, more int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, times := range c.times {
		if times == 1 {
			once++
		} else {
			more++
		}
	}
	return once, more
}

// fill puts ten events of each of four orders into three partitions.
func fill(t *testing.T, b *broker.Broker) {
	client := b.Client()
	for range 10 {
		for _, key := range []string{north, south, "order:11", "a"} {
			broker.Put(t, client, "orders", key, "paid")
		}
	}
}

// TestMembersComeAndGo lets a second member come and the first one stop or
// die while there is work.
func TestMembersComeAndGo(t *testing.T) {
	for _, kill := range []bool{false, true} {
		t.Run(fmt.Sprint("kill=", kill), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := broker.Start(t,
					kfake.SeedTopics(3, "orders", "orders.dead"))
				fill(t, b)
				var c counter
				var members sync.WaitGroup
				defer members.Wait()
				run := func(ctx context.Context, client *kgo.Client) {
					members.Go(func() {
						err := newConsumer(client, c.handle).Run(ctx)
						if err != nil && !kill {
							t.Error(err)
						}
					})
				}
				all, cancel := context.WithCancel(t.Context())
				defer cancel()
				wire := b.Wire()
				options := intake.Options("stock", "orders")
				first := b.Client(append(options,
					kgo.Dialer(wire.Dial))...)
				one, stop := context.WithCancel(all)
				run(one, first)
				time.Sleep(3500 * time.Millisecond)
				run(all, b.Client(options...))
				time.Sleep(3 * time.Second)
				if kill {
					wire.Kill()
				}
				stop()
				time.Sleep(2 * time.Second)
				if !kill {
					first.Close()
				}
				time.Sleep(2 * time.Minute)

				once, more := c.count()
				if once+more != 40 {
					t.Errorf("%d records of 40", once+more)
				}
				if kill == (more == 0) {
					t.Errorf("%d records were handled again", more)
				}
				if len(c.early) > 0 {
					t.Errorf("before their turn: %v", c.early)
				}
			})
		})
	}
}

// TestDeadTopicIsDown has nowhere to put what it gives up, and must not
// lose it.
func TestDeadTopicIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := broker.Start(t,
			kfake.SeedTopics(1, "orders", "orders.dead"))
		broker.Put(t, b.Client(), "orders", north, "broken", "paid")
		down := b.Fault(kfake.Fault{
			Keys: []kmsg.Key{kmsg.Produce}, Topic: "orders.dead",
			Err: kerr.NotEnoughReplicas, Count: -1,
		})
		var handled []string
		consumer := newConsumer(
			b.Client(append(intake.Options("stock", "orders"),
				kgo.RecordDeliveryTimeout(5*time.Second))...),
			func(_ context.Context, r *kgo.Record) error {
				handled = append(handled, string(r.Value))
				if string(r.Value) == "broken" {
					return intake.ErrPermanent
				}
				return nil
			})
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- consumer.Run(ctx) }()
		time.Sleep(time.Minute)
		down.Remove()
		time.Sleep(5 * time.Minute)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		dead := b.Read("orders.dead")
		if len(dead) != 1 || handled[len(handled)-1] != "paid" ||
			handled[len(handled)-2] != "broken" {
			t.Errorf("handled %v, %d dead", handled, len(dead))
		}
	})
}
