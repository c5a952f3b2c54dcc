package chathub

import (
	"fmt"
	"io"
)

// Late reads less than is written.
func Late(out io.Writer) {
	// region:late
	room := NewRoom(2)
	_, s := room.Join(0)
	for i := range 5 {
		room.Send("ann", fmt.Sprint(i), "hello")
	}
	var last int64
	for m := range s.C {
		last = m.Seq
		fmt.Fprint(out, last, " ")
	}
	missed, _ := room.Join(last)
	fmt.Fprintln(out, len(missed), room.Send("ann", "4", "hello"))
	// endregion
}
