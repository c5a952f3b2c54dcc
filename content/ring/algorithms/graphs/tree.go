package graphs

// region:bst

// Tree is a binary tree; nil is the empty tree.
type Tree struct {
	Value       int
	Left, Right *Tree
}

// Ordered reports whether the tree is a binary search tree: all on the
// left is less than the node, all on the right is greater.
func (t *Tree) Ordered() bool {
	var previous *Tree
	var visit func(*Tree) bool
	visit = func(t *Tree) bool { // in order: left, node, right
		if t == nil {
			return true
		}
		if !visit(t.Left) {
			return false
		}
		if previous != nil && previous.Value >= t.Value {
			return false
		}
		previous = t
		return visit(t.Right)
	}
	return visit(t)
}

// endregion
