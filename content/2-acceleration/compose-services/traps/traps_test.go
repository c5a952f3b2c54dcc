// Package traps shows what the loader of compose says of wrong files.
package traps

import (
	"testing"

	"route500k/content/1-ramp-up/docker/composefile"
	"route500k/content/internal/proof"
)

func TestRefused(t *testing.T) {
	for _, name := range []string{"profile", "circle"} {
		file := "testdata/" + name + ".yaml"
		_, err := composefile.Load(t.Context(), file, nil)
		if err == nil {
			t.Fatalf("%s is loaded", file)
		}
		proof.Golden(t, "testdata/"+name+".txt",
			proof.Fold(err.Error(), proof.Width))
	}
}

func TestProfileHelps(t *testing.T) {
	_, err := composefile.Load(
		t.Context(), "testdata/profile.yaml", nil, "tools")
	if err != nil {
		t.Error(err)
	}
}
