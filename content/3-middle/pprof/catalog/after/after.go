// Package after renders the same catalogue after its profile was read.
package after

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"route500k/content/3-middle/pprof/catalog"
)

// region:render
type item struct {
	ID    int64  `json:"id"`
	Price string `json:"price"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Render writes a page of the catalogue.
func Render(w io.Writer, products []catalog.Product) error {
	page := make([]item, len(products))
	for i, p := range products {
		page[i] = item{p.ID, price(p.Price), p.Title, url(p.Title)}
	}
	text, err := json.Marshal(page)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// endregion

// url makes one pass and one string.
func url(title string) string {
	const root = "/p/"
	var b strings.Builder
	b.Grow(len(root) + len(title))
	b.WriteString(root)
	gap := false
	for _, r := range title {
		r = unicode.ToLower(r)
		if !word(r) {
			gap = b.Len() > len(root)
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func word(r rune) bool {
	return 'а' <= r && r <= 'я' || r == 'ё' ||
		'a' <= r && r <= 'z' || '0' <= r && r <= '9'
}

func price(kopecks int64) string { // 3 % of the time: left as it was
	return fmt.Sprintf("%d.%02d", kopecks/100, kopecks%100)
}
