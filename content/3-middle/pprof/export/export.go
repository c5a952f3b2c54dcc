package export

import (
	"io"
	"strconv"
	"strings"
	"time"
)

// region:solution
const portion = 32 << 10

// CSV writes a line "id;customer;roubles;paid" for each order. A customer
// with a semicolon, a quote or a line break stands in quotes.
func CSV(w io.Writer, orders []Order) error {
	buf := make([]byte, 0, portion+4<<10)
	for _, o := range orders {
		buf = strconv.AppendInt(buf, o.ID, 10)
		buf = append(buf, ';')
		buf = appendText(buf, o.Customer)
		buf = append(buf, ';')
		buf = strconv.AppendInt(buf, o.Kopecks/100, 10)
		cents := byte(o.Kopecks % 100)
		buf = append(buf, '.', '0'+cents/10, '0'+cents%10, ';')
		buf = o.Paid.AppendFormat(buf, time.RFC3339)
		buf = append(buf, '\n')
		if len(buf) >= portion {
			if _, err := w.Write(buf); err != nil {
				return err
			}
			buf = buf[:0] // w must not have kept it: io.Writer says so
		}
	}
	if len(buf) == 0 {
		return nil
	}
	_, err := w.Write(buf)
	return err
}

func appendText(buf []byte, text string) []byte {
	if !strings.ContainsAny(text, ";\"\n") {
		return append(buf, text...)
	}
	buf = append(buf, '"')
	for i := range len(text) {
		if text[i] == '"' {
			buf = append(buf, '"')
		}
		buf = append(buf, text[i])
	}
	return append(buf, '"')
}

// endregion
