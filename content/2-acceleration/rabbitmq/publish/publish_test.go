package publish_test

import (
	"errors"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/2-acceleration/rabbitmq/publish"
)

func TestManyPublishers(t *testing.T) {
	b := lab.New(t)
	queue := b.Queue("orders", nil)
	p := publish.New(func() (*amqp.Connection, error) {
		return amqp.Dial(b.Address)
	})
	defer p.Close()
	var wg sync.WaitGroup
	for i := range 60 {
		wg.Go(func() {
			key, want := queue, error(nil)
			if i%3 == 0 {
				key, want = "nobody", publish.ErrUnroutable
			}
			err := p.Publish(t.Context(), "", key,
				amqp.Publishing{Body: fmt.Append(nil, i)})
			if !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", key, err, want)
			}
		})
	}
	wg.Wait()
	if left := b.Left(queue, 40); left != 40 {
		t.Errorf("%d messages, want 40", left)
	}
}

func TestConnectsAgain(t *testing.T) {
	b := lab.New(t)
	queue := b.Queue("orders", nil)
	var cable net.Conn
	p := publish.New(func() (*amqp.Connection, error) {
		return amqp.DialConfig(b.Address, amqp.Config{
			Dial: func(network, addr string) (net.Conn, error) {
				conn, err := amqp.DefaultDial(5*time.Second)(network, addr)
				cable = conn
				return conn, err
			},
		})
	})
	defer p.Close()
	send := func() error {
		return p.Publish(t.Context(), "", queue, amqp.Publishing{})
	}
	if err := send(); err != nil {
		t.Fatal(err)
	}
	_ = cable.Close()
	var err error
	for range 50 { // the loss is noticed by and by
		if err = send(); err == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err != nil {
		t.Errorf("does not connect again: %v", err)
	}
	if left := b.Left(queue, 2); left != 2 {
		t.Errorf("%d messages, want 2", left)
	}
}

// A mistake of ours closes the channel, not the publisher.
func TestWrongExchange(t *testing.T) {
	b := lab.New(t)
	queue := b.Queue("orders", nil)
	p := publish.New(func() (*amqp.Connection, error) {
		return amqp.Dial(b.Address)
	})
	defer p.Close()
	err := p.Publish(t.Context(), b.Prefix+"nowhere", "k",
		amqp.Publishing{})
	if !errors.Is(err, publish.ErrNacked) {
		t.Errorf("no such exchange: %v", err)
	}
	err = p.Publish(t.Context(), "", queue, amqp.Publishing{})
	if err != nil {
		t.Error(err)
	}
}
