package tour

import "testing"

// region:fatal
func TestFatalElsewhere(t *testing.T) {
	done := make(chan int)
	go func() {
		t.Fatal("no price") // ends this goroutine, not the test
		done <- 0
	}()
	<-done
}

// endregion

// region:late
var price = make(chan int)

func TestPrice(t *testing.T) {
	go func() {
		if p := <-price; p != 100 {
			t.Errorf("price %d, want 100", p)
		}
	}()
} // nobody waits for it

func TestInnocent(t *testing.T) {
	price <- 90
	<-t.Context().Done()
}

// endregion
