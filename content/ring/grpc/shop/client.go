package shop

import (
	_ "embed"
	"time"

	"google.golang.org/grpc"
	_ "google.golang.org/grpc/health" // lets clients ask who is healthy
	"google.golang.org/grpc/keepalive"
)

// region:client

// Config says how clients balance, wait and repeat. The name resolver may
// send another one; this is for when it does not.
//
//go:embed service.json
var Config string

// Connect is one channel for the whole process. It dials nothing yet: the
// first call does. The options bring credentials and whatever else.
func Connect(
	target string, more ...grpc.DialOption,
) (*grpc.ClientConn, error) {
	return grpc.NewClient(target, append([]grpc.DialOption{
		grpc.WithDefaultServiceConfig(Config),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{
			Time:    30 * time.Second, // not below MinTime of the server
			Timeout: 10 * time.Second,
		}),
	}, more...)...)
}

// endregion
