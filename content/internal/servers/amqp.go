package servers

import (
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"
)

var rabbit = server{
	name:     "RabbitMQ",
	variable: "AMQP_URL",
	standard: "amqp://guest:guest@127.0.0.1:5672/",
	port:     "5672",
}

// AMQP returns the server's address and a prefix for the names of queues
// and exchanges. AMQP cannot list them, so the test itself deletes what is
// neither exclusive nor auto-delete.
func AMQP(t testing.TB) (address, prefix string) {
	t.Helper()
	at := rabbit.address(t)
	conn, err := amqp.DialConfig(at.String(), amqp.Config{
		Dial: amqp.DefaultDial(connectTimeout),
	})
	if err != nil {
		t.Fatalf("connect to RabbitMQ: %v", err)
	}
	if err := conn.Close(); err != nil {
		t.Fatalf("close the connection to RabbitMQ: %v", err)
	}
	return at.String(), ownName() + "."
}
