package fleet_test

import (
	"context"
	"fmt"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

// ask sends calls and counts who has answered.
func ask(
	t *testing.T, conn *grpc.ClientConn, calls int,
) map[string]int {
	t.Helper()
	counts := map[string]int{}
	client := shopv1.NewShopClient(conn)
	for range calls {
		answer, err := client.GetStock(t.Context(), request)
		if err != nil {
			t.Fatal(err)
		}
		counts[answer.GetSku()]++
	}
	return counts
}

func addresses(names ...string) (state resolver.State) {
	for _, name := range names {
		state.Addresses = append(state.Addresses,
			resolver.Address{Addr: name})
	}
	return state
}

func row(out *strings.Builder, name string, n map[string]int) {
	fmt.Fprintf(out, "%-38s%4d%4d%4d\n", name, n["a"], n["b"], n["c"])
}

// names is a resolver that answers what the test says.
func names(first ...string) *manual.Resolver {
	found := manual.NewBuilderWithScheme("shop")
	found.InitialState(addresses(first...))
	return found
}

const (
	pickFirst  = `{"loadBalancingConfig": [{"pick_first": {}}]}`
	roundRobin = `{"loadBalancingConfig": [{"round_robin": {}}]}`
)

// clientSide finds two servers by name, and then a third one.
func clientSide(t *testing.T, out *strings.Builder, name, config string) {
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		for _, name := range []string{"a", "b", "c"} {
			network.Start(t, name, fleet.Stub{Name: name}.Server())
		}
		// region:client
		found := names("a", "b")
		conn := network.Client(t, "shop:///any",
			grpc.WithResolvers(found),
			grpc.WithDefaultServiceConfig(config))
		conn.Connect()
		synctest.Wait() // connected to all that the policy wants
		row(out, name+": a and b", ask(t, conn, 90))
		found.UpdateState(addresses("a", "b", "c"))
		synctest.Wait()
		row(out, name+": c has come", ask(t, conn, 90))
		// endregion
	})
}

// likeDNS finds a and b; c has come too, but the resolver is asked again
// only when a connection has ended.
func likeDNS(t *testing.T, age time.Duration) map[string]int {
	counts := map[string]int{}
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		for _, name := range []string{"a", "b", "c"} {
			network.Start(t, name, fleet.Stub{Name: name}.Server(
				grpc.KeepaliveParams(keepalive.ServerParameters{
					MaxConnectionAge: age,
				})))
		}
		found := names("a", "b")
		found.ResolveNowCallback = func(resolver.ResolveNowOptions) {
			go found.UpdateState(addresses("a", "b", "c"))
		}
		conn := network.Client(t, "shop:///any",
			grpc.WithResolvers(found),
			grpc.WithDefaultServiceConfig(roundRobin))
		conn.Connect()
		synctest.Wait()
		for i := range 120 {
			answer := ask(t, conn, 1)
			time.Sleep(time.Second)
			if i < 30 { // time enough to notice c
				continue
			}
			for name, more := range answer {
				counts[name] += more
			}
		}
	})
	return counts
}

// connections goes through a balancer of connections: each Dial gets the
// next server, and all that is sent over it stays there.
func connections(
	t *testing.T, config string, age time.Duration,
) (dials int, counts map[string]int) {
	counts = map[string]int{}
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		turn := []string{"a", "b", "c"}
		for _, name := range turn {
			option := grpc.KeepaliveParams(keepalive.ServerParameters{
				MaxConnectionAge: age,
			})
			network.Start(t, name, fleet.Stub{Name: name}.Server(option))
		}
		balancer := func(
			ctx context.Context, _ string,
		) (net.Conn, error) {
			next := turn[dials%len(turn)]
			dials++
			return network.Dial(ctx, next)
		}
		conn := network.Client(t, "passthrough:///balancer",
			grpc.WithDefaultServiceConfig(config),
			grpc.WithContextDialer(balancer))
		for range 90 {
			for name, more := range ask(t, conn, 1) {
				counts[name] += more
			}
			time.Sleep(time.Second)
		}
	})
	return dials, counts
}

// thirds hides the random tenth that gRPC adds to the age of connections,
// and fails the test if the shares are not equal without it.
func thirds(t *testing.T, n map[string]int) map[string]int {
	t.Helper()
	for name, calls := range n {
		if calls < 18 || calls > 42 {
			t.Errorf("%s has got %d of 90", name, calls)
		}
		n[name] = 30
	}
	return n
}

func TestBalance(t *testing.T) {
	const age = 5 * time.Second
	var out strings.Builder
	fmt.Fprintf(&out, "%-38s%4s%4s%4s\n", "90 calls", "a", "b", "c")
	clientSide(t, &out, "pick_first", pickFirst)
	clientSide(t, &out, "round_robin", roundRobin)

	row(&out, "round_robin, DNS: c has come", likeDNS(t, 0))
	row(&out, "... and MaxConnectionAge 5 s, about",
		thirds(t, likeDNS(t, age)))

	for _, config := range []string{pickFirst, roundRobin} {
		dials, n := connections(t, config, 0)
		if dials != 1 {
			t.Errorf("%s: %d connections", config, dials)
		}
		if config == roundRobin {
			row(&out, "round_robin, an L4 balancer between", n)
		}
	}
	dials, n := connections(t, roundRobin, age)
	if dials < 15 || dials > 21 {
		t.Errorf("%d connections in 90 s, want about 18", dials)
	}
	row(&out, "... and MaxConnectionAge 5 s, about", thirds(t, n))
	proof.Golden(t, "testdata/balance.txt", out.String())
}

func TestHealth(t *testing.T) {
	var out strings.Builder
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		doctor := map[string]*health.Server{}
		for _, name := range []string{"a", "b"} {
			server := fleet.Stub{Name: name}.Server()
			doctor[name] = health.NewServer()
			doctor[name].SetServingStatus("shop.v1.Shop",
				healthv1.HealthCheckResponse_SERVING)
			healthv1.RegisterHealthServer(server, doctor[name])
			network.Start(t, name, server)
		}
		client := func(policy, check string) *grpc.ClientConn {
			conn := network.Client(t, "shop:///any",
				grpc.WithResolvers(names("b", "a")),
				grpc.WithDefaultServiceConfig(`{
					"loadBalancingConfig": [{"`+policy+`": {}}]`+
					check+`}`))
			conn.Connect()
			return conn
		}
		const check = `, "healthCheckConfig": {
			"serviceName": "shop.v1.Shop"}`
		ignorant := client("round_robin", "")
		careful := client("round_robin", check)
		first := client("pick_first", check)
		doctor["b"].Shutdown() // answers NOT_SERVING, and still works
		synctest.Wait()

		row := func(name string, conn *grpc.ClientConn) {
			n := ask(t, conn, 90)
			fmt.Fprintf(&out, "%-38s%4d%4d\n", name, n["a"], n["b"])
		}
		fmt.Fprintf(&out, "%-38s%4s%4s\n", "90 calls, b is not well",
			"a", "b")
		row("round_robin", ignorant)
		row("round_robin, healthCheckConfig", careful)
		row("pick_first, healthCheckConfig", first)
		doctor["b"].Resume()
		synctest.Wait()
		row("round_robin, and b is well again", careful)
	})
	proof.Golden(t, "testdata/health.txt", out.String())
}
