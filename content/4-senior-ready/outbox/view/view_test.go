package view_test

import (
	"testing"
	"time"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/outbox/view"
)

func TestStatus(t *testing.T) {
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, view.Schema)
	status, fresh, err := view.Status(t.Context(), pool, 7, 1,
		100*time.Millisecond)
	if status != "" || fresh || err != nil {
		t.Errorf("no row: %q %t %v", status, fresh, err)
	}
	postgres.Exec(t, pool, `INSERT INTO order_view VALUES (7, 1, 'placed')`)
	status, fresh, err = view.Status(t.Context(), pool, 7, 2,
		100*time.Millisecond)
	if status != "placed" || fresh || err != nil {
		t.Errorf("behind: %q %t %v", status, fresh, err)
	}
	done := make(chan error, 1)
	go func() {
		time.Sleep(200 * time.Millisecond)
		_, err := pool.Exec(t.Context(),
			`UPDATE order_view SET version = 2, status = 'paid'`)
		done <- err
	}()
	status, fresh, err = view.Status(t.Context(), pool, 7, 2,
		5*time.Second)
	if status != "paid" || !fresh || err != nil {
		t.Errorf("waited: %q %t %v", status, fresh, err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
