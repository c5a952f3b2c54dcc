// Command consumer takes orders from a queue until it is killed. It works
// on the order named in STUCK for ever.
package main

import (
	"fmt"
	"log"
	"os"

	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	log.SetFlags(0)
	conn, err := amqp.Dial(os.Getenv("AMQP_URL"))
	if err != nil {
		log.Fatal(err)
	}
	// region:consume
	ch, err := conn.Channel()
	if err != nil {
		log.Fatal(err)
	}
	if err := ch.Qos(3, 0, false); err != nil {
		log.Fatal(err)
	}
	autoAck := os.Getenv("AUTO_ACK") == "1"
	deliveries, err := ch.Consume(os.Getenv("QUEUE"), "",
		autoAck, false, false, false, nil)
	if err != nil {
		log.Fatal(err)
	}
	for d := range deliveries {
		fmt.Printf("%s redelivered=%t\n", d.Body, d.Redelivered)
		if string(d.Body) == os.Getenv("STUCK") {
			select {} // the database does not answer
		}
		if !autoAck {
			d.Ack(false)
		}
	}
	// endregion
}
