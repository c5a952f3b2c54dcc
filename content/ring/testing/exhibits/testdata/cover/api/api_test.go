package api

import "testing"

func TestHandle(t *testing.T) {
	if got := Handle(100, 50); got != "150" {
		t.Error(got)
	}
}
