package shop

import (
	"context"
	"net"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/status"

	"route500k/content/ring/grpc/shopv1"
)

// region:server

// Server is the service with all that production wants around it.
type Server struct {
	grpc    *grpc.Server
	health  *health.Server
	leaving context.Context
	leave   context.CancelFunc
}

// NewServer puts limits on what a client may do. More options are for TLS,
// metrics and traces.
func NewServer(
	shop *Service, around Around, more ...grpc.ServerOption,
) *Server {
	s := &Server{health: health.NewServer()}
	s.leaving, s.leave = context.WithCancel(context.Background())
	s.grpc = grpc.NewServer(append([]grpc.ServerOption{
		grpc.ChainUnaryInterceptor(around.Unary),
		grpc.ChainStreamInterceptor(around.Stream, s.endStream),
		grpc.MaxRecvMsgSize(1 << 20),   // the default is 4 MiB
		grpc.MaxConcurrentStreams(250), // a connection; else no limit
		grpc.KeepaliveParams(keepalive.ServerParameters{
			MaxConnectionAge:      5 * time.Minute, // then come anew
			MaxConnectionAgeGrace: time.Minute,     // for long streams
			Time:                  time.Minute,     // is anybody there?
			Timeout:               10 * time.Second,
		}),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{
			MinTime:             20 * time.Second, // of clients' pings
			PermitWithoutStream: true,
		}),
	}, more...)...)
	shopv1.RegisterShopServer(s.grpc, shop)
	healthv1.RegisterHealthServer(s.grpc, s.health)
	s.health.SetServingStatus(shopv1.Shop_ServiceDesc.ServiceName,
		healthv1.HealthCheckResponse_SERVING)
	return s
}

// endregion

// region:run

// Run serves until ctx ends, and then leaves: look away is for those who
// balance, patience for the calls that are in work.
func (s *Server) Run(
	ctx context.Context, lis net.Listener, look, patience time.Duration,
) error {
	failed := make(chan error, 1)
	go func() { failed <- s.grpc.Serve(lis) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.health.Shutdown() // NOT_SERVING, and still all is answered
	time.Sleep(look)
	s.leave()
	force := time.AfterFunc(patience, s.grpc.Stop)
	defer force.Stop()
	s.grpc.GracefulStop() // GOAWAY, then waits for the handlers
	return <-failed
}

// endStream ends the context of streams when the server leaves: a handler
// that waits for events would hold GracefulStop for ever.
func (s *Server) endStream(
	srv any, stream grpc.ServerStream,
	_ *grpc.StreamServerInfo, next grpc.StreamHandler,
) error {
	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	defer context.AfterFunc(s.leaving, cancel)()
	err := next(srv, within{stream, ctx})
	clientWaits := stream.Context().Err() == nil
	if err != nil && clientWaits && s.leaving.Err() != nil {
		return status.Error(codes.Unavailable, "going down")
	}
	return err
}

// within is a stream with another context: the way for an interceptor to
// give a handler anything, a user for example.
type within struct {
	grpc.ServerStream
	ctx context.Context
}

// Context is what the handler sees.
func (w within) Context() context.Context { return w.ctx }

// endregion
