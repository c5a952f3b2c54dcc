package ocp_test

import (
	"fmt"
	"os"
	"testing"

	"route500k/content/3-middle/solid/ocp/after"
	"route500k/content/3-middle/solid/ocp/before"
	"route500k/content/internal/proof"
)

func Example() {
	fmt.Println("before:", before.Price(before.Drone, 500), "roubles,",
		before.Days(before.Drone), "days")
	drone, err := after.Find("drone")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("after: ", drone.Price(500), "roubles,",
		drone.Days(), "days")
	_, err = after.Find("mule")
	fmt.Println(err)
	// Output:
	// before: 700 roubles, 0 days
	// after:  700 roubles, 1 days
	// delivery: no method "mule"
}

// TestForgotten shows what the compiler says of a forgotten method.
func TestForgotten(t *testing.T) {
	const dir = "testdata/drone"
	if _, err := os.ReadFile(dir + "/drone.go"); err != nil {
		t.Fatal(err)
	}
	text := proof.Fail(t, dir, "go", "build", ".")
	proof.Golden(t, dir+"/want.txt", proof.Fold(text, proof.Width))
}

func TestOthers(t *testing.T) {
	for name, want := range map[string][2]int{
		"courier": {305, 1}, "pickup": {0, 3},
	} {
		m, err := after.Find(name)
		if err != nil || m.Price(500) != want[0] || m.Days() != want[1] {
			t.Errorf("%s: %v, %v", name, m, err)
		}
		k := before.Kind(name)
		if before.Price(k, 500) != want[0] || before.Days(k) != want[1] {
			t.Errorf("%s differs from what it was", name)
		}
	}
}
