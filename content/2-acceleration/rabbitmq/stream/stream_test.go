package stream_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/2-acceleration/rabbitmq/stream"
	"route500k/content/internal/proof"
)

func TestReadTwice(t *testing.T) {
	b := lab.New(t)
	name := b.Queue("log", amqp.Table{
		amqp.QueueTypeArg: amqp.QueueTypeStream, "x-max-age": "7D",
	})
	if err := stream.Declare(b.Channel(), name); err != nil {
		t.Fatal(err)
	}
	b.Fill(name, 4)
	var out strings.Builder
	for _, r := range []struct {
		reader string
		offset any
		want   int
	}{
		{"mailer", "first", 4}, {"audit", "first", 4},
		{"audit again", int64(2), 2},
	} {
		ch := b.Channel()
		deliveries, err := stream.Read(ch, name, r.offset)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s from %v:", r.reader, r.offset)
		for range r.want {
			select {
			case d := <-deliveries:
				fmt.Fprintf(&out, " %v=%s", d.Headers["x-stream-offset"],
					strings.TrimPrefix(string(d.Body), "order "))
				if err := d.Ack(false); err != nil {
					t.Fatal(err)
				}
			case <-time.After(10 * time.Second):
				t.Fatal("no more messages:", out.String())
			}
		}
		fmt.Fprintln(&out)
		_ = ch.Close()
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
