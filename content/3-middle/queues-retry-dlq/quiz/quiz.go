// Package quiz holds the programs of «what does it print?» about retries.
package quiz

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	amqp "github.com/rabbitmq/amqp091-go"
)

// Head puts messages with TTLs of their own into one waiting queue.
func Head(conn *amqp.Connection, queue string, out io.Writer) {
	// region:head
	ch, _ := conn.Channel()
	wait, _ := ch.QueueDeclare("", false, true, true, false, amqp.Table{
		"x-dead-letter-exchange":    "",
		"x-dead-letter-routing-key": queue,
	})
	for _, ms := range []string{"1000", "100"} {
		ch.Publish("", wait.Name, true, false,
			amqp.Publishing{Expiration: ms, Body: []byte(ms)})
	}
	start := time.Now()
	deliveries, _ := ch.Consume(queue, "", true, false, false, false, nil)
	for range 2 {
		d := <-deliveries
		after := time.Since(start).Round(500 * time.Millisecond)
		fmt.Fprintf(out, "%s ms, after %v\n", d.Body, after)
	}
	// endregion
}

// Loop lets a message expire in turn in two queues.
func Loop(conn *amqp.Connection, queue string, out io.Writer) {
	// region:loop
	ch, _ := conn.Channel()
	a, b := queue+".a", queue+".b"
	for name, next := range map[string]string{a: b, b: a} {
		ch.QueueDeclare(name, true, false, true, false, amqp.Table{
			amqp.QueueMessageTTLArg:     200,
			"x-dead-letter-exchange":    "",
			"x-dead-letter-routing-key": next,
		})
	}
	ch.Publish("", a, true, false, amqp.Publishing{})
	time.Sleep(time.Second)
	for _, name := range []string{a, b} {
		state, _ := ch.QueueDeclarePassive(name, true, false, true, false,
			nil)
		fmt.Fprintln(out, state.Messages)
	}
	// endregion
}

// Expires takes the wrong one of two constants.
func Expires(conn *amqp.Connection, queue string, out io.Writer) {
	// region:expires
	ch, _ := conn.Channel()
	wait := queue + ".wait"
	ch.QueueDeclare(wait, true, false, false, false, amqp.Table{
		amqp.QueueTTLArg:            200, // the pause, ms
		"x-dead-letter-exchange":    "",
		"x-dead-letter-routing-key": queue,
	})
	ch.Publish("", wait, true, false, amqp.Publishing{})
	time.Sleep(time.Second)
	state, _ := ch.QueueDeclarePassive(queue, true, false, false, false,
		nil)
	fmt.Fprintln(out, "back:", state.Messages)
	_, err := ch.QueueDeclarePassive(wait, true, false, false, false, nil)
	fmt.Fprintln(out, err)
	// endregion
}

// Aborted goes on in a transaction after a repeat has been refused.
func Aborted(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	_, err := pool.Exec(ctx,
		`CREATE TABLE inbox (message_id text PRIMARY KEY)`)
	if err != nil {
		fmt.Fprintln(out, err)
		return
	}
	// region:aborted
	for range 2 { // the same message comes twice
		tx, _ := pool.Begin(ctx)
		_, err := tx.Exec(ctx, `INSERT INTO inbox VALUES ('7')`)
		fmt.Fprintln(out, err)
		_, err = tx.Exec(ctx, `SELECT 1`) // a repeat: log it, go on
		fmt.Fprintln(out, err)
		fmt.Fprintln(out, tx.Commit(ctx))
	}
	// endregion
}
