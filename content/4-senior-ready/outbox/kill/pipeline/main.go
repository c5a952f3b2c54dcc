// Command pipeline is one of three services, by ROLE: a writer of orders,
// a relay of events, a consumer who charges. At the step named in STOP it
// stands still, to be killed.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/3-middle/queues-retry-dlq/inbox"
	"route500k/content/4-senior-ready/outbox/outbox"
)

const orders, price = 3, 100

func main() {
	log.SetFlags(0)
	roles := map[string]func(
		context.Context, *pgxpool.Pool, *amqp.Channel) error{
		"writer": write, "relay": relay, "consumer": consume,
	}
	if err := run(roles[os.Getenv("ROLE")]); err != nil {
		log.Fatal(err)
	}
}

func run(
	role func(context.Context, *pgxpool.Pool, *amqp.Channel) error,
) error {
	ctx := context.Background()
	cfg, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		return err
	}
	cfg.ConnConfig.Tracer = commits{}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return err
	}
	defer pool.Close()
	conn, err := amqp.Dial(os.Getenv("AMQP_URL"))
	if err != nil {
		return err
	}
	defer conn.Close()
	ch, err := conn.Channel()
	if err != nil {
		return err
	}
	if err := ch.Confirm(false); err != nil {
		return err
	}
	return role(ctx, pool, ch)
}

func write(ctx context.Context, pool *pgxpool.Pool, _ *amqp.Channel) error {
	for id := range int64(orders) {
		if err := outbox.Place(ctx, pool, id, price); err != nil {
			return err
		}
	}
	return nil
}

func relay(ctx context.Context, pool *pgxpool.Pool, ch *amqp.Channel) error {
	returns := ch.NotifyReturn(make(chan amqp.Return, 100))
	toQueue := outbox.ToRabbit(ch, returns, os.Getenv("EXCHANGE"))
	// region:steps
	publish := func(ctx context.Context, events []outbox.Event) error {
		stop("rows are locked")
		if err := toQueue(ctx, events[:2]); err != nil {
			return err
		}
		stop("2 of 3 are published")
		if err := toQueue(ctx, events[2:]); err != nil {
			return err
		}
		stop("all are confirmed")
		return nil
	}
	// endregion
	for {
		sent, err := outbox.Relay(ctx, pool, publish, orders)
		if err != nil || sent == 0 {
			return err
		}
	}
}

func consume(
	ctx context.Context, pool *pgxpool.Pool, ch *amqp.Channel,
) error {
	if err := ch.Qos(1, 0, false); err != nil {
		return err
	}
	deliveries, err := ch.Consume(os.Getenv("QUEUE"), "", false, false,
		false, false, nil)
	if err != nil {
		return err
	}
	for {
		select {
		case d := <-deliveries:
			done, err := inbox.Once(ctx, pool, "billing", d.MessageId,
				func(tx pgx.Tx) error {
					_, err := tx.Exec(ctx, `UPDATE account
						SET balance = balance - $1 WHERE id = 1`, price)
					return err
				})
			if err != nil {
				return err
			}
			if !done {
				fmt.Println("repeat")
			}
			if err := d.Ack(false); err != nil {
				return err
			}
		case <-time.After(300 * time.Millisecond):
			return nil // the queue is empty
		}
	}
}

// region:stop

// stop stands still at the step named in STOP, until somebody kills us.
func stop(step string) {
	if step == os.Getenv("STOP") {
		fmt.Println("stopped")
		select {}
	}
}

// commits stops before a COMMIT and after it.
type commits struct{}

func (commits) TraceQueryStart(
	ctx context.Context, _ *pgx.Conn, query pgx.TraceQueryStartData,
) context.Context {
	if query.SQL == "commit" {
		stop("before COMMIT")
	}
	return context.WithValue(ctx, commits{}, query.SQL)
}

func (commits) TraceQueryEnd(
	ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryEndData,
) {
	if ctx.Value(commits{}) == "commit" {
		stop("after COMMIT")
	}
}

// endregion
