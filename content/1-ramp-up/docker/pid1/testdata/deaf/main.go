// Command deaf has never heard of signals.
package main

import (
	"fmt"
	"os"
	"time"
)

// region:deaf

func main() {
	fmt.Println("process", os.Getpid())
	time.Sleep(time.Minute)
}

// endregion
