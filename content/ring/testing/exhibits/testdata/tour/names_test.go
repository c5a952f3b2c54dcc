package tour

import "testing"

// region:names
func TestNames(t *testing.T) {
	for _, name := range []string{
		"a", "ab", "two words", "a", "", "n/m",
	} {
		t.Run(name, func(t *testing.T) {})
	}
}

func TestNamesake(t *testing.T) {
	t.Run("a", func(t *testing.T) {})
}

// endregion
