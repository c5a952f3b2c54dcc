package rollout

import (
	"fmt"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestOutage(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-24s%9s%16s%8s\n", "database away 300 s",
		"restarts", "nobody serves", "after")
	for _, policy := range []Policy{
		{Name: "no probe asks it"},
		{Name: "readiness asks it", Ready: true},
		{Name: "liveness asks it", Live: true},
	} {
		got := Outage(policy)
		fmt.Fprintf(&out, "%-24s%9d%14d s%6d s\n",
			got.Name, got.Restarts, got.During, got.After)
	}
	proof.Golden(t, "testdata/outage.txt", out.String())
}
