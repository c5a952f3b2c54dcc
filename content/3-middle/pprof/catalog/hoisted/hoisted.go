// Package hoisted is the first step: the expression is compiled once.
package hoisted

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"route500k/content/3-middle/pprof/catalog"
)

var separator = regexp.MustCompile(`[^a-zа-яё0-9]+`)

// Render writes a page of the catalogue.
func Render(w io.Writer, products []catalog.Product) error {
	page := "["
	for i, p := range products {
		item, err := json.Marshal(map[string]any{
			"id":    p.ID,
			"title": p.Title,
			"url":   "/p/" + slug(p.Title),
			"price": fmt.Sprintf("%d.%02d", p.Price/100, p.Price%100),
		})
		if err != nil {
			return err
		}
		if i > 0 {
			page += ","
		}
		page += string(item)
	}
	_, err := io.WriteString(w, page+"]")
	return err
}

func slug(title string) string {
	lower := strings.ToLower(title)
	return strings.Trim(separator.ReplaceAllString(lower, "-"), "-")
}
