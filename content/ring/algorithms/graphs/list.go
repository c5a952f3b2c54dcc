// Package graphs solves interview tasks on linked lists, trees, grids and
// graphs.
package graphs

// region:list

// Node is a node of a singly linked list; nil is the empty list.
type Node[T any] struct {
	Value T
	Next  *Node[T]
}

// Reverse turns the list around in place and returns its new head.
func Reverse[T any](head *Node[T]) *Node[T] {
	var done *Node[T]
	for head != nil {
		head, head.Next, done = head.Next, done, head
	}
	return done
}

// CycleStart returns the node at which a cycle begins, or nil.
func CycleStart[T any](head *Node[T]) *Node[T] {
	slow, fast := head, head
	for fast != nil && fast.Next != nil {
		slow, fast = slow.Next, fast.Next.Next
		if slow != fast {
			continue
		}
		// From here it is as far to the start, in whole rounds, as
		// from the head.
		for slow = head; slow != fast; {
			slow, fast = slow.Next, fast.Next
		}
		return slow
	}
	return nil
}

// endregion
