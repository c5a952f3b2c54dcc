package chathub

import (
	"context"
	"errors"
)

// ErrGap means that messages are missing and could not be fetched now.
var ErrGap = errors.New("messages are missing")

// Inbox is the reader's side of a conversation: whatever the network does,
// it lets out each message once and in order.
type Inbox struct {
	// Fetch returns messages after a number, in order; perhaps not all of
	// them at once, perhaps newer ones than those asked for.
	Fetch func(ctx context.Context, after int64) ([]Message, error)

	last int64 // let out already
	held map[int64]Message
}

// region:inbox

// Receive takes a message as it has come and returns what can be shown now.
// With ErrGap the rest is kept until the next call.
func (in *Inbox) Receive(
	ctx context.Context, m Message,
) (ready []Message, err error) {
	if in.held == nil {
		in.held = map[int64]Message{}
	}
	in.hold(m)
	for {
		ready = append(ready, in.next()...)
		if len(in.held) == 0 {
			return ready, nil
		}
		last := in.last
		missing, err := in.Fetch(ctx, last)
		if err != nil {
			return ready, errors.Join(ErrGap, err)
		}
		for _, m := range missing {
			in.hold(m)
		}
		ready = append(ready, in.next()...)
		if in.last == last { // asking again would be asking for ever
			return ready, ErrGap
		}
	}
}

func (in *Inbox) hold(m Message) {
	if m.Seq > in.last {
		in.held[m.Seq] = m
	}
}

func (in *Inbox) next() (ready []Message) {
	for {
		m, ok := in.held[in.last+1]
		if !ok {
			return ready
		}
		delete(in.held, m.Seq)
		in.last = m.Seq
		ready = append(ready, m)
	}
}

// endregion
