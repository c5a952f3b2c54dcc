// Package wire looks at what really travels: the bytes of protobuf, the
// frames of HTTP/2, and what becomes of both when the contract changes.
package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// region:dump

var errCut = errors.New("the message ends in the middle of a field")

// Dump tells what stands in a message without knowing its schema: each
// field is a tag, number<<3 | type, and then a value of that type.
func Dump(b []byte) (string, error) {
	var out strings.Builder
	for len(b) > 0 {
		tag, n := binary.Uvarint(b)
		if n <= 0 {
			return "", errCut
		}
		value, size := "", 0
		switch rest := b[n:]; tag & 7 {
		case 0: // seven bits a byte, the lowest first
			number, m := binary.Uvarint(rest)
			value, size = fmt.Sprint("varint ", number), m
		case 1:
			value, size = "eight bytes", 8
		case 2: // a length and so many bytes: text, message, list
			length, m := binary.Uvarint(rest)
			if m <= 0 || length > uint64(len(rest)-m) {
				return "", errCut
			}
			size = m + int(length)
			value = fmt.Sprintf("%d bytes %q", length, rest[m:size])
		case 5:
			value, size = "four bytes", 4
		default: // 3 and 4 are groups, 6 and 7 are nothing yet
			return "", fmt.Errorf("wire type %d", tag&7)
		}
		if size <= 0 || n+size > len(b) {
			return "", errCut
		}
		fmt.Fprintf(&out, "%-32x field %d, %s\n",
			b[:n+size], tag>>3, value)
		b = b[n+size:]
	}
	return out.String(), nil
}

// endregion
