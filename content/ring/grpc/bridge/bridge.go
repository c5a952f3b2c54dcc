// Package bridge is the practice of the page: what a service passes on
// when it answers one call by means of others.
package bridge

import (
	"context"
	"slices"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// Bridge leads from the call that has come in to those that go out.
type Bridge struct {
	Keep    []string      // keys of metadata that go on, lower case
	Default time.Duration // for a unary call, if the caller set no limit
	Reserve time.Duration // of the caller's time, for our own answer
}

// region:solution

// Unary is for grpc.WithChainUnaryInterceptor.
func (b Bridge) Unary(
	ctx context.Context, method string, req, reply any,
	conn *grpc.ClientConn, next grpc.UnaryInvoker,
	opts ...grpc.CallOption,
) error {
	ctx, cancel, err := b.lead(ctx, b.Default)
	if err != nil {
		return err
	}
	defer cancel()
	return next(ctx, method, req, reply, conn, opts...)
}

// Stream is for grpc.WithChainStreamInterceptor. It returns when the
// stream begins, so that cancel has to wait until it is over.
func (b Bridge) Stream(
	ctx context.Context, desc *grpc.StreamDesc, conn *grpc.ClientConn,
	method string, next grpc.Streamer, opts ...grpc.CallOption,
) (grpc.ClientStream, error) {
	ctx, cancel, err := b.lead(ctx, 0)
	if err != nil {
		return nil, err
	}
	over := grpc.OnFinish(func(error) { cancel() })
	stream, err := next(ctx, desc, conn, method,
		append(slices.Clip(opts), over)...)
	if err != nil {
		cancel()
	}
	return stream, err
}

// lead derives the outgoing context; without a limit of the caller's it
// lasts as long as orElse says, and for ever if that is zero.
func (b Bridge) lead(
	ctx context.Context, orElse time.Duration,
) (context.Context, context.CancelFunc, error) {
	in, _ := metadata.FromIncomingContext(ctx)
	out, _ := metadata.FromOutgoingContext(ctx)
	for _, key := range b.Keep {
		if len(out.Get(key)) > 0 {
			continue // the handler has its own
		}
		for _, value := range in.Get(key) {
			ctx = metadata.AppendToOutgoingContext(ctx, key, value)
		}
	}
	deadline, limited := ctx.Deadline()
	switch {
	case limited:
		deadline = deadline.Add(-b.Reserve)
		if !time.Now().Before(deadline) {
			return nil, nil, status.Error(codes.DeadlineExceeded,
				"no time is left to ask")
		}
	case orElse > 0:
		deadline = time.Now().Add(orElse)
	default:
		ctx, cancel := context.WithCancel(ctx)
		return ctx, cancel, nil
	}
	ctx, cancel := context.WithDeadline(ctx, deadline)
	return ctx, cancel, nil
}

// endregion
