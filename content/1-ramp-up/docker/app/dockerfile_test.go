package app

import (
	"os"
	"testing"

	"route500k/content/1-ramp-up/docker/lint"
)

func TestDockerfile(t *testing.T) {
	file, err := os.Open("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	faults, err := lint.Check(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
}
