package injection_test

import (
	"slices"
	"testing"

	"route500k/content/1-ramp-up/postgresql/injection"
	"route500k/content/1-ramp-up/postgresql/lab"
)

const attack = `x' OR '1'='1`

func TestAttack(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, injection.Schema)
	stolen, err := injection.Glued(t.Context(), pool, attack)
	if err != nil || !slices.Equal(stolen, []string{"anna", "boris"}) {
		t.Errorf("the glued query gives %v, %v", stolen, err)
	}
	none, err := injection.Sorted(t.Context(), pool, attack, "name")
	if err != nil || len(none) != 0 {
		t.Errorf("the parameter gives %v, %v", none, err)
	}
	anna, err := injection.Sorted(t.Context(), pool, "anna", "age")
	if err != nil || !slices.Equal(anna, []string{"anna"}) {
		t.Errorf("anna gives %v, %v", anna, err)
	}
	_, err = injection.Sorted(t.Context(), pool, "anna", "id; DROP TABLE x")
	if err == nil {
		t.Error("a name of a column came from outside")
	}
}
