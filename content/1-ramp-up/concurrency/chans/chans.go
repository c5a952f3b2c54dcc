// Package chans holds small idioms of select.
package chans

// region:try

// TrySend sends v if somebody waits for it or the buffer has room.
func TrySend[T any](ch chan<- T, v T) bool {
	select {
	case ch <- v:
		return true
	default:
		return false
	}
}

// endregion

// region:merge

// Merge sends to out what a and b bring until both are closed. Somebody
// must read out to its end.
func Merge[T any](out chan<- T, a, b <-chan T) {
	defer close(out)
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil // a nil channel is never ready
				continue
			}
			out <- v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			out <- v
		}
	}
}

// endregion
