// Command alert tells people about orders: a struct, methods, an interface,
// embedding and errors in one file.
package main

import (
	"errors"
	"fmt"
)

// Notifier is all that Report wants to know of a channel.
type Notifier interface {
	Notify(text string) error
}

// Chat writes to a room. It never mentions Notifier and still is one.
type Chat struct{ Room string }

func (c Chat) Notify(text string) error {
	fmt.Printf("#%s: %s\n", c.Room, text)
	return nil
}

// ErrLimit says that nothing more may be sent.
var ErrLimit = errors.New("limit reached")

// Limited decorates a Notifier: Left counts down, so its method needs a
// pointer.
type Limited struct {
	Notifier // embedded: a field with promoted methods
	Left     int
}

func (l *Limited) Notify(text string) error {
	if l.Left == 0 {
		return ErrLimit
	}
	l.Left--
	return l.Notifier.Notify(text)
}

// Report sends a line per order.
func Report(to Notifier, orders ...int) error {
	for _, id := range orders {
		text := fmt.Sprintf("order %d is paid", id)
		if err := to.Notify(text); err != nil {
			return fmt.Errorf("order %d: %w", id, err)
		}
	}
	return nil
}

func main() {
	to := &Limited{Notifier: Chat{Room: "sales"}, Left: 2}
	err := Report(to, 101, 102, 103)
	fmt.Println(err)
	fmt.Println(errors.Is(err, ErrLimit))
}
