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

	last int64
}

// region:start

// Receive takes a message as it has come and returns what can be shown now.
// With ErrGap the rest is kept until the next call.
func (in *Inbox) Receive(
	ctx context.Context, m Message,
) (ready []Message, err error) {
	if m.Seq > in.last+1 {
		ready, err = in.Fetch(ctx, in.last)
		if err != nil {
			return nil, err
		}
	}
	in.last = m.Seq
	return append(ready, m), nil
}

// endregion
