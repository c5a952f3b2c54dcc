package shop

import "fmt"

// The same process without a conductor: each service knows only which
// events concern it.

// Bus is a broker in one process; each event is a name.
type Bus struct {
	handlers map[string][]handler
	Log      []string
}

type handler struct {
	who string
	do  func() (event string)
}

// On subscribes a service to an event; what it does makes the next one.
func (b *Bus) On(event, who string, do func() (event string)) {
	if b.handlers == nil {
		b.handlers = map[string][]handler{}
	}
	b.handlers[event] = append(b.handlers[event], handler{who, do})
}

// Publish delivers the event and all that follow from it.
func (b *Bus) Publish(event string) {
	for queue := []string{event}; len(queue) > 0; queue = queue[1:] {
		for _, h := range b.handlers[queue[0]] {
			next := h.do()
			b.Log = append(b.Log, fmt.Sprintf("%-18s %-9s %s",
				queue[0], h.who, next))
			queue = append(queue, next)
		}
	}
}

// Subscribe subscribes four services; delivers says whether there is a
// courier.
func Subscribe(b *Bus, delivers bool) {
	say := func(event string) func() string {
		return func() string { return event }
	}
	booked := "delivery.refused"
	if delivers {
		booked = "delivery.booked"
	}
	// region:order
	b.On("order.placed", "stock", say("stock.reserved"))
	b.On("stock.reserved", "payment", say("payment.charged"))
	b.On("payment.charged", "delivery", say(booked))
	b.On("delivery.booked", "orders", say("order.confirmed"))
	// and the way back
	b.On("delivery.refused", "payment", say("payment.refunded"))
	b.On("payment.refunded", "stock", say("stock.released"))
	b.On("payment.refused", "stock", say("stock.released"))
	b.On("stock.released", "orders", say("order.cancelled"))
	b.On("stock.refused", "orders", say("order.cancelled"))
	// endregion
}
