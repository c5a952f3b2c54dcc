package redrive

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
)

// newDead is a dead-letter queue with orders 1 to n. It goes away by
// itself where a draft takes the test down.
func newDead(b *lab.Bench, n int) string {
	dead := b.Queue("dead", amqp.Table{"x-expires": 60_000}) // ms unused
	b.Fill(dead, n)
	return dead
}

// ids takes all messages out of the queue and names them.
func ids(t *testing.T, b *lab.Bench, queue string, n int) string {
	t.Helper()
	var ids []string
	ch := b.Channel()
	defer ch.Close()
	for range 10 {
		d, ok, err := ch.Get(queue, true)
		if err != nil {
			t.Fatal(err)
		}
		if !ok { // it may be on its way back
			time.Sleep(50 * time.Millisecond)
			continue
		}
		ids = append(ids, d.MessageId)
	}
	if len(ids) != n {
		t.Errorf("%d messages in the queue, want %d", len(ids), n)
	}
	return strings.Join(ids, " ")
}

func all(amqp.Delivery) bool { return true }

func TestTakesWhatIsWanted(t *testing.T) {
	b := lab.New(t)
	dead := newDead(b, 5)
	var got []string
	sent, err := Redrive(t.Context(), b.Channel(), dead,
		func(_ context.Context, m amqp.Publishing) error {
			got = append(got, m.MessageId)
			return nil
		},
		func(d amqp.Delivery) bool { return d.MessageId <= "3" })
	if sent != 3 || err != nil || strings.Join(got, " ") != "1 2 3" {
		t.Errorf("sent %d (%v), error %v; want 1 2 3", sent, got, err)
	}
	if left := ids(t, b, dead, 2); left != "4 5" {
		t.Errorf("left: %q, want 4 5", left)
	}
}

func TestNotSentIsKept(t *testing.T) {
	b := lab.New(t)
	dead := newDead(b, 3)
	refused := errors.New("no queue for the message")
	sent, err := Redrive(t.Context(), b.Channel(), dead,
		func(_ context.Context, m amqp.Publishing) error {
			if m.MessageId == "2" {
				return refused
			}
			return nil
		}, all)
	if sent != 1 || !errors.Is(err, refused) {
		t.Errorf("sent %d, error %v; want 1, %v", sent, err, refused)
	}
	if left := ids(t, b, dead, 2); !strings.Contains(left, "2") {
		t.Errorf("left: %q, order 2 is lost", left)
	}
}

// What was not mended comes back while Redrive is at work.
func TestStillDead(t *testing.T) {
	b := lab.New(t)
	dead := newDead(b, 3)
	ch := b.Channel()
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	sends := 0
	sent, err := Redrive(t.Context(), b.Channel(), dead,
		func(ctx context.Context, m amqp.Publishing) error {
			if sends++; sends > 20 {
				return errors.New("round and round")
			}
			confirm, err := ch.PublishWithDeferredConfirm("", dead, true,
				false, m)
			if err != nil {
				return err
			}
			_, err = confirm.WaitContext(ctx)
			return err
		}, all)
	if sent != 3 || err != nil {
		t.Errorf("sent %d, error %v; want 3, nil", sent, err)
	}
}

func TestBeginsAfresh(t *testing.T) {
	b := lab.New(t)
	dead := newDead(b, 0)
	ch := b.Channel()
	err := ch.Publish("", dead, true, false, amqp.Publishing{
		MessageId: "7", ContentType: "application/json",
		Headers: amqp.Table{"attempts": int32(4), "trace": "abc",
			"x-death": "of the broker"},
	})
	if err != nil {
		t.Fatal(err)
	}
	b.Left(dead, 1)
	var got amqp.Publishing
	_, err = Redrive(t.Context(), ch, dead,
		func(_ context.Context, m amqp.Publishing) error {
			got = m
			return nil
		}, all)
	if err != nil {
		t.Fatal(err)
	}
	if got.MessageId != "7" || got.ContentType != "application/json" ||
		got.DeliveryMode != amqp.Persistent {
		t.Errorf("id %q, type %q, mode %d", got.MessageId,
			got.ContentType, got.DeliveryMode)
	}
	want := amqp.Table{"trace": "abc", "redriven": int32(1)}
	if len(got.Headers) != len(want) ||
		got.Headers["trace"] != want["trace"] ||
		got.Headers["redriven"] != want["redriven"] {
		t.Errorf("headers %v, want %v", got.Headers, want)
	}
}
