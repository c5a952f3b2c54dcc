package fleet_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

const retrying = `{
	"methodConfig": [{
		"name": [{"service": "shop.v1.Shop", "method": "GetStock"}],
		"retryPolicy": {
			"maxAttempts": 4,
			"initialBackoff": "0.1s",
			"maxBackoff": "1s",
			"backoffMultiplier": 2,
			"retryableStatusCodes": ["UNAVAILABLE"]
		}
	}]
}`

var throttled = `{
	"retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1},` +
	retrying[1:]

func busy() error { return status.Error(codes.Unavailable, "busy") }

func TestRetry(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-35s%-9s%s\n", "the server", "attempts", "client")
	for _, fault := range []struct {
		name   string
		config string
		answer func(ctx context.Context, attempt int) error
		exact  bool // no random wait
	}{
		{"fails twice", retrying,
			func(_ context.Context, attempt int) error {
				if attempt > 2 {
					return nil
				}
				return busy()
			}, false},
		{"fails always", retrying,
			func(context.Context, int) error { return busy() }, false},
		{"fails always, no policy", `{}`,
			func(context.Context, int) error { return busy() }, true},
		{"fails with another code", retrying,
			func(context.Context, int) error {
				return status.Error(codes.Internal, "broken")
			}, true},
		{"has sent a header", retrying,
			func(ctx context.Context, _ int) error {
				_ = grpc.SendHeader(ctx, metadata.Pairs("a", "b"))
				return busy()
			}, true},
		{"says: come in three seconds", retrying,
			func(ctx context.Context, attempt int) error {
				if attempt > 1 {
					return nil
				}
				_ = grpc.SetTrailer(ctx,
					metadata.Pairs("grpc-retry-pushback-ms", "3000"))
				return busy()
			}, true},
		{"says: do not come again", retrying,
			func(ctx context.Context, _ int) error {
				_ = grpc.SetTrailer(ctx,
					metadata.Pairs("grpc-retry-pushback-ms", "-1"))
				return busy()
			}, true},
	} {
		synctest.Test(t, func(t *testing.T) {
			attempts, err := 0, error(nil)
			var network fleet.Fleet
			network.Start(t, "shop", fleet.Stub{
				Get: func(ctx context.Context) error {
					md, _ := metadata.FromIncomingContext(ctx)
					before := md.Get("grpc-previous-rpc-attempts")
					if attempts > 0 &&
						!slices.Equal(before, []string{
							strconv.Itoa(attempts),
						}) {
						t.Errorf("attempt %d: %q", attempts+1, before)
					}
					attempts++
					return fault.answer(ctx, attempts)
				},
			}.Server())
			conn := network.Client(t, "passthrough:///shop",
				grpc.WithDefaultServiceConfig(fault.config))
			begin := time.Now()
			_, err = shopv1.NewShopClient(conn).GetStock(t.Context(),
				request)
			waited := time.Since(begin)
			if !fault.exact { // each pause is a fifth longer or shorter
				low := time.Duration(1<<attempts-2) * 40 * time.Millisecond
				if waited < low || waited > low*3/2 {
					t.Errorf("%s: waited %v", fault.name, waited)
				}
				waited = low * 5 / 4
			}
			fmt.Fprintf(&out, "%-35s%-9d%v after %v\n", fault.name,
				attempts, status.Code(err), waited)
		})
	}
	proof.Golden(t, "testdata/retry.txt", out.String())
}

func TestThrottling(t *testing.T) {
	var out strings.Builder
	for _, policy := range []struct{ name, config string }{
		{"retryPolicy alone", retrying},
		{"and retryThrottling", throttled},
	} {
		synctest.Test(t, func(t *testing.T) {
			attempts := 0
			var network fleet.Fleet
			network.Start(t, "shop", fleet.Stub{
				Get: func(context.Context) error {
					attempts++
					return busy()
				},
			}.Server())
			conn := network.Client(t, "passthrough:///shop",
				grpc.WithDefaultServiceConfig(policy.config))
			client := shopv1.NewShopClient(conn)
			for range 100 {
				_, _ = client.GetStock(t.Context(), request)
			}
			fmt.Fprintf(&out, "%-20s100 calls, %d attempts\n",
				policy.name, attempts)
		})
	}
	proof.Golden(t, "testdata/throttling.txt", out.String())
}

func TestReady(t *testing.T) {
	var out strings.Builder
	for _, line := range []struct {
		name     string
		wait     bool
		comes    time.Duration
		deadline time.Duration
	}{
		{"as it is", false, time.Second / 2, 5 * time.Second},
		{"WaitForReady", true, time.Second / 2, 5 * time.Second},
		{"WaitForReady, nobody comes", true, time.Hour, 5 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			var network fleet.Fleet
			conn := network.Client(t, "passthrough:///shop")
			later := time.AfterFunc(line.comes, func() {
				network.Start(t, "shop", fleet.Stub{}.Server())
			})
			defer later.Stop()
			ctx, cancel := context.WithTimeout(t.Context(),
				line.deadline)
			defer cancel()
			begin := time.Now()
			_, err := shopv1.NewShopClient(conn).GetStock(ctx, request,
				grpc.WaitForReady(line.wait))
			// The second attempt to connect is after 0.8 to 1.2 s.
			waited := time.Since(begin).Round(time.Second)
			fmt.Fprintf(&out, "%-28s%v after %v\n", line.name,
				status.Code(err), waited)
		})
	}
	proof.Golden(t, "testdata/ready.txt", out.String())
}
