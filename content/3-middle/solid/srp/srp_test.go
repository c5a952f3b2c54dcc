package srp_test

import (
	"fmt"
	"time"

	"route500k/content/3-middle/solid/srp"
)

func Example() {
	worked := 7*time.Hour + 20*time.Minute
	fmt.Println("before:", srp.PayBefore(worked, 300), "roubles,",
		srp.SlotsBefore(worked), "slots")
	fmt.Println("after: ", srp.Pay(worked, 300), "roubles,",
		srp.Slots(worked), "slots")
	// Output:
	// before: 2400 roubles, 8 slots
	// after:  2200 roubles, 8 slots
}
