package wiring_test

import (
	"slices"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"route500k/content/2-acceleration/compose-services/wiring"
)

func TestWavesRefusesACircle(t *testing.T) {
	needs := func(name string) types.DependsOnConfig {
		return types.DependsOnConfig{name: {Condition: "service_healthy"}}
	}
	project := &types.Project{Services: types.Services{
		"a": {DependsOn: needs("b")}, "b": {DependsOn: needs("a")},
	}}
	if waves, err := wiring.Waves(project); err == nil {
		t.Errorf("an order of a circle: %v", waves)
	}
	if _, err := wiring.Order(project); err == nil {
		t.Error("an order of a circle")
	}
}

func TestStrangers(t *testing.T) {
	project := &types.Project{Services: types.Services{"db": {}, "api": {}}}
	got := wiring.Strangers(project, map[string]string{
		"a": "postgres://user:1@db:5432/x http://localhost:8080",
		"b": "targets: [api:8080, 'worker:9000'] at 0.0.0.0:4318",
		"c": "targets:\n  - cache:6379",
	})
	want := []string{"a: no service localhost", "c: no service cache"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
