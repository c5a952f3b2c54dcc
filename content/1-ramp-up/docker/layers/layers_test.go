package layers_test

import (
	"maps"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/docker/layers"
)

func ExampleSecret() {
	layers.Secret()
	// Output:
	// [app/main.go]
	// TOKEN=qwerty
}

func ExampleDigests() {
	layers.Digests()
	// Output: true false
}

func TestMerge(t *testing.T) {
	base := layers.New("etc/os", "debian", "tmp/x", "1")
	over := layers.New("etc/os", "ours", "app", "go")
	got := layers.Merge(base, over, layers.New("tmp/.wh.x", ""))
	want := map[string]string{"etc/os": "ours", "app": "go"}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := layers.Merge(base)["tmp/x"]; got != "1" {
		t.Errorf("the base lost its file: %q", got)
	}
	if name := base.Digest(); !strings.HasPrefix(name, "sha256:") {
		t.Errorf("digest %q", name)
	}
}
