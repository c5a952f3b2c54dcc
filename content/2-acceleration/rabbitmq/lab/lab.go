// Package lab is the bench on which the programs that meet RabbitMQ are
// tried: connections that close, queues that disappear with the test.
package lab

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// Bench is a connection to the real server and a corner of names there.
type Bench struct {
	Address, Prefix string
	Conn            *amqp.Connection

	t testing.TB
}

// New connects. The test is skipped where there is no server.
func New(t testing.TB) *Bench {
	t.Helper()
	address, prefix := servers.AMQP(t)
	return &Bench{
		Address: address, Prefix: prefix, Conn: Dial(t, address), t: t,
	}
}

// Dial opens one more connection, as another process would.
func Dial(t testing.TB, address string) *amqp.Connection {
	t.Helper()
	conn, err := amqp.Dial(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() }) // may be closed by then
	return conn
}

// Channel opens a channel.
func (b *Bench) Channel() *amqp.Channel {
	b.t.Helper()
	ch, err := b.Conn.Channel()
	if err != nil {
		b.t.Fatal(err)
	}
	return ch
}

// Queue declares a durable queue and deletes it at the end. Its type is
// quorum unless args say otherwise.
func (b *Bench) Queue(name string, args amqp.Table) string {
	b.t.Helper()
	all := amqp.Table{"x-queue-type": "quorum"}
	for key, value := range args {
		all[key] = value
	}
	const durable, autoDelete, exclusive, noWait = true, false, false, false
	queue, err := b.Channel().QueueDeclare(b.Prefix+name,
		durable, autoDelete, exclusive, noWait, all)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { b.remove(queue.Name) })
	return queue.Name
}

// remove works on a connection of its own: that of the bench may be cut.
func (b *Bench) remove(queue string) {
	conn, err := amqp.Dial(b.Address)
	if err != nil {
		b.t.Error(err)
		return
	}
	defer conn.Close()
	ch, err := conn.Channel()
	if err != nil {
		b.t.Error(err)
		return
	}
	if _, err := ch.QueueDelete(queue, false, false, false); err != nil {
		b.t.Errorf("delete %s: %v", queue, err)
	}
}

// Fill publishes persistent messages "order 1" to "order n" and waits for
// their confirms.
func (b *Bench) Fill(queue string, n int) {
	b.t.Helper()
	ch := b.Channel()
	defer ch.Close()
	if err := ch.Confirm(false); err != nil {
		b.t.Fatal(err)
	}
	var confirms []*amqp.DeferredConfirmation
	for i := range n {
		confirm, err := ch.PublishWithDeferredConfirm("", queue, true,
			false, amqp.Publishing{
				DeliveryMode: amqp.Persistent,
				MessageId:    fmt.Sprint(i + 1),
				Body:         fmt.Appendf(nil, "order %d", i+1),
			})
		if err != nil {
			b.t.Fatal(err)
		}
		confirms = append(confirms, confirm)
	}
	for _, confirm := range confirms {
		ok, err := confirm.WaitContext(b.t.Context())
		if err != nil || !ok {
			b.t.Fatalf("not confirmed: %v", err)
		}
	}
}

// Left waits until the queue holds want messages that are ready, and
// returns how many it holds after all.
func (b *Bench) Left(queue string, want int) int {
	b.t.Helper()
	got := -1
	for range 100 {
		ch := b.Channel()
		state, err := ch.QueueDeclarePassive(queue, true, false, false,
			false, nil)
		_ = ch.Close()
		if err != nil {
			b.t.Fatal(err)
		}
		if got = state.Messages; got == want {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	return got
}

// Header names the server and the machine.
func (b *Bench) Header() string {
	return fmt.Sprintf("RabbitMQ %v, %s\n",
		b.Conn.Properties["version"], proof.Machine())
}

// Short leaves out of a text the names that are only the test's.
func (b *Bench) Short(text string) string {
	return strings.ReplaceAll(text, b.Prefix, "")
}

// Program is what a page asks its reader to predict.
type Program func(conn *amqp.Connection, queue string, out io.Writer)

// Programs gives each a queue and compares what it prints with
// testdata/<name>.txt.
func Programs(t *testing.T, programs map[string]Program) {
	t.Helper()
	for name, program := range programs {
		t.Run(name, func(t *testing.T) {
			b := New(t)
			queue := b.Queue("orders", nil)
			var text strings.Builder
			program(b.Conn, queue, &text)
			proof.Golden(t, "testdata/"+name+".txt",
				proof.Fold(b.Short(text.String()), proof.Width))
		})
	}
}
