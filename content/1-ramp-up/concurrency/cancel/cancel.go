// Package cancel shows what a context carries: a signal, a reason, a
// deadline and values of one request.
package cancel

import (
	"context"
	"net"
)

// region:values

// requestKey is a type of its own: no other package can make the same key.
type requestKey struct{}

// WithRequestID puts the id of the request into the context.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// RequestID returns the id, if there is one.
func RequestID(ctx context.Context) (string, bool) {
	id, ok := ctx.Value(requestKey{}).(string)
	return id, ok
}

// endregion

// region:afterfunc

// Read reads from conn and gives up when ctx is done, although a
// connection knows nothing of contexts.
func Read(ctx context.Context, conn net.Conn, p []byte) (int, error) {
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	n, err := conn.Read(p)
	if !stop() { // f has started: conn is closed, err is of no interest
		return n, context.Cause(ctx)
	}
	return n, err
}

// endregion
