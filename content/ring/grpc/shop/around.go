package shop

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// region:around

// Around is what surrounds every call; the first of a chain is outermost.
type Around struct {
	Log   *slog.Logger
	Limit time.Duration // of a unary call whose client has set none
}

// Unary is for calls of one message each way.
func (a Around) Unary(
	ctx context.Context, req any,
	info *grpc.UnaryServerInfo, next grpc.UnaryHandler,
) (resp any, err error) {
	defer a.end(ctx, info.FullMethod, time.Now(), &err)
	if _, ok := ctx.Deadline(); !ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, a.Limit)
		defer cancel()
	}
	return next(ctx, req)
}

// Stream sees a whole stream as one call, and none of its messages.
func (a Around) Stream(
	srv any, stream grpc.ServerStream,
	info *grpc.StreamServerInfo, next grpc.StreamHandler,
) (err error) {
	defer a.end(stream.Context(), info.FullMethod, time.Now(), &err)
	return next(srv, stream)
}

// end makes of a panic and of any foreign error one that a stranger may
// read, and logs what it was.
func (a Around) end(
	ctx context.Context, method string, begin time.Time, err *error,
) {
	cause := *err
	if p := recover(); p != nil {
		cause = errors.New("a panic")
		a.Log.ErrorContext(ctx, "panic", "value", p,
			"stack", string(debug.Stack()))
	}
	*err = outward(cause)
	a.Log.InfoContext(ctx, "call", "method", method,
		"code", status.Code(*err).String(), "cause", cause,
		"ms", time.Since(begin).Milliseconds())
}

// outward lets pass what a handler has made with package status itself.
// What it only wraps has come from another service, where text and code
// mean something else; and the text of a database is for the log alone.
func outward(err error) error {
	if err == nil {
		return nil
	}
	if _, own := err.(interface{ GRPCStatus() *status.Status }); own {
		return err
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return status.Error(codes.DeadlineExceeded, "out of time")
	case errors.Is(err, context.Canceled):
		return status.Error(codes.Canceled, "nobody waits")
	}
	return status.Error(codes.Internal, "internal error")
}

// endregion
