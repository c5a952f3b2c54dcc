package reader

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// region:reader

// Upper is an io.Reader that shouts.
type Upper struct{ from io.Reader }

func (u Upper) Read(p []byte) (int, error) {
	n, err := u.from.Read(p)
	copy(p, bytes.ToUpper(p[:n]))
	if err != nil {
		return n, fmt.Errorf("upper: %w", err) // io.EOF, too
	}
	return n, nil
}

func TestUpper(t *testing.T) {
	r := Upper{strings.NewReader("sale")}
	if err := iotest.TestReader(r, []byte("SALE")); err != nil {
		t.Error(err)
	}
}

// endregion
