// Command fatal ends in the middle.
package main

import (
	"errors"
	"fmt"
	"log"
)

// region:fatal
func main() {
	log.SetFlags(0)
	fmt.Println("open the pool")
	defer fmt.Println("close the pool")

	fmt.Println("begin the migration")
	defer fmt.Println("give the lock back")

	if err := migrate(); err != nil {
		log.Fatal(err) // os.Exit(1): nothing deferred runs
	}
}

// endregion

func migrate() error { return errors.New("migrate: no such column") }
