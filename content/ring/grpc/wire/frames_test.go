package wire_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

// tap is a connection that remembers what has gone through it.
type tap struct {
	net.Conn
	mu       sync.Mutex
	up, down bytes.Buffer
}

func (c *tap) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.up.Write(p[:n])
	return n, err
}

func (c *tap) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.down.Write(p[:n])
	return n, err
}

// frames prints what carries the call on this stream; the rest is about
// the connection, or about other calls.
func frames(
	t *testing.T, arrow string, from []byte, stream uint32,
) string {
	t.Helper()
	var out strings.Builder
	framer := http2.NewFramer(io.Discard, bytes.NewReader(from))
	framer.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	for {
		frame, err := framer.ReadFrame()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		end := ""
		if frame.Header().Flags.Has(http2.FlagDataEndStream) {
			end = " END_STREAM"
		}
		if frame.Header().StreamID != stream {
			continue
		}
		switch frame := frame.(type) {
		case *http2.MetaHeadersFrame:
			fmt.Fprintf(&out, "%s HEADERS%s\n", arrow, end)
			for _, field := range frame.Fields {
				value := strings.ReplaceAll(field.Value, grpc.Version, "…")
				line := fmt.Sprintf("    %s: %s", field.Name, value)
				fmt.Fprintln(&out, strings.TrimRight(line, " "))
			}
		case *http2.DataFrame:
			b := frame.Data()
			fmt.Fprintf(&out, "%s DATA%s\n    %x %x %x\n", arrow, end,
				b[:1], b[1:5], b[5:])
		}
	}
}

func TestFrames(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		calls := 0
		network.Start(t, "shop", fleet.Stub{
			Name: "tea",
			Get: func(ctx context.Context) error {
				if calls++; calls == 1 {
					return grpc.SetTrailer(ctx,
						metadata.Pairs("cost", "3"))
				}
				return status.Error(codes.NotFound, "нет такого")
			},
		}.Server())
		var wire *tap
		conn := network.Client(t, "passthrough:///shop",
			grpc.WithContextDialer(func(
				ctx context.Context, name string,
			) (net.Conn, error) {
				conn, err := network.Dial(ctx, name)
				wire = &tap{Conn: conn}
				return wire, err
			}))
		client := shopv1.NewShopClient(conn)
		ctx, cancel := context.WithTimeout(t.Context(),
			300*time.Millisecond)
		defer cancel()
		ctx = metadata.AppendToOutgoingContext(ctx,
			"X-Request-Id", "r-1")
		for range 2 {
			_, _ = client.GetStock(ctx,
				&shopv1.GetStockRequest{Sku: "tea"})
		}
		synctest.Wait()
		wire.mu.Lock()
		defer wire.mu.Unlock()
		wire.up.Next(len(http2.ClientPreface))
		up, down := wire.up.Bytes(), wire.down.Bytes()
		proof.Golden(t, "testdata/frames.txt",
			frames(t, ">", up, 1)+frames(t, "<", down, 1))
		proof.Golden(t, "testdata/refusal.txt",
			frames(t, "<", down, 3))
	})
}
