package tcp

import (
	"errors"
	"fmt"
	"net/netip"
	"syscall"
)

// region:public
// ErrPrivate says that an address is not for the outside.
var ErrPrivate = errors.New("not a public address")

// Of operators' NAT, RFC 6598: IsPrivate does not know it.
var shared = netip.MustParsePrefix("100.64.0.0/10")

// Public is the Control of a net.Dialer that fetches what a user names. It
// is asked after DNS, about each address: a name cannot change its mind in
// between.
func Public(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := to.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || shared.Contains(ip) {
		return fmt.Errorf("%s: %w", ip, ErrPrivate)
	}
	return nil
}

// endregion
