// Package bridge is the practice of the page: what a service passes on
// when it answers one call by means of others.
package bridge

import (
	"context"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

// Bridge leads from the call that has come in to those that go out.
type Bridge struct {
	Keep    []string      // keys of metadata that go on, lower case
	Default time.Duration // for a unary call, if the caller set no limit
	Reserve time.Duration // of the caller's time, for our own answer
}

// region:start

// Unary is for grpc.WithChainUnaryInterceptor.
func (b Bridge) Unary(
	ctx context.Context, method string, req, reply any,
	conn *grpc.ClientConn, next grpc.UnaryInvoker,
	opts ...grpc.CallOption,
) error {
	ctx, cancel := b.lead(ctx)
	defer cancel()
	return next(ctx, method, req, reply, conn, opts...)
}

// Stream is for grpc.WithChainStreamInterceptor.
func (b Bridge) Stream(
	ctx context.Context, desc *grpc.StreamDesc, conn *grpc.ClientConn,
	method string, next grpc.Streamer, opts ...grpc.CallOption,
) (grpc.ClientStream, error) {
	ctx, cancel := b.lead(ctx)
	defer cancel()
	return next(ctx, desc, conn, method, opts...)
}

func (b Bridge) lead(
	in context.Context,
) (context.Context, context.CancelFunc) {
	out := context.Background()
	if md, ok := metadata.FromIncomingContext(in); ok {
		out = metadata.NewOutgoingContext(out, md)
	}
	return context.WithTimeout(out, b.Default)
}

// endregion
