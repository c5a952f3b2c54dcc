// Package fleet is a network inside the process: servers under names, and
// clients that reach them through memory. Inside a bubble of
// testing/synctest it has virtual time.
package fleet

import (
	"context"
	"fmt"
	"net"
	"sync"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/test/bufconn"

	"route500k/content/ring/grpc/shopv1"
)

// region:fleet

// Fleet knows who listens under which name.
type Fleet struct {
	mu sync.Mutex
	at map[string]*bufconn.Listener
}

// Listen is what a server accepts from.
func (f *Fleet) Listen(name string) net.Listener {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.at == nil {
		f.at = map[string]*bufconn.Listener{}
	}
	f.at[name] = bufconn.Listen(1 << 20)
	return f.at[name]
}

// Dial is for grpc.WithContextDialer.
func (f *Fleet) Dial(ctx context.Context, name string) (net.Conn, error) {
	f.mu.Lock()
	lis := f.at[name]
	f.mu.Unlock()
	if lis == nil {
		return nil, fmt.Errorf("nobody listens at %s", name)
	}
	return lis.DialContext(ctx)
}

// Start serves under the name until the test ends.
func (f *Fleet) Start(t testing.TB, name string, server *grpc.Server) {
	lis := f.Listen(name)
	go server.Serve(lis)
	t.Cleanup(server.Stop)
}

// Client is a channel to one server; a target with a scheme of its own
// may lead to more.
func (f *Fleet) Client(
	t testing.TB, target string, more ...grpc.DialOption,
) *grpc.ClientConn {
	t.Helper()
	conn, err := grpc.NewClient(target, append([]grpc.DialOption{
		grpc.WithContextDialer(f.Dial),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
	}, more...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// endregion

// Stub is a shop that only GetStock is asked of.
type Stub struct {
	shopv1.UnimplementedShopServer

	// Get may look at ctx; the answer is its name, for who has answered.
	Name string
	Get  func(ctx context.Context) error
}

// GetStock answers with the stub's name in place of the article.
func (s Stub) GetStock(
	ctx context.Context, _ *shopv1.GetStockRequest,
) (*shopv1.GetStockResponse, error) {
	if s.Get != nil {
		if err := s.Get(ctx); err != nil {
			return nil, err
		}
	}
	return &shopv1.GetStockResponse{Sku: s.Name}, nil
}

// Server is a gRPC server with a stub.
func (s Stub) Server(options ...grpc.ServerOption) *grpc.Server {
	server := grpc.NewServer(options...)
	shopv1.RegisterShopServer(server, s)
	return server
}
