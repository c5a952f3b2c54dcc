// Package seq shows iterators.
package seq

import "iter"

// Page is one answer of a paged API.
type Page struct {
	Items []string
	Next  string // empty on the last page
}

// region:pages

// Fetch asks for the page after cursor.
type Fetch func(cursor string) (Page, error)

// Pages walks through all pages, asking for the next one only when the
// loop comes to it.
func Pages(fetch Fetch) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for cursor := ""; ; {
			page, err := fetch(cursor)
			if err != nil {
				yield("", err)
				return
			}
			for _, item := range page.Items {
				if !yield(item, nil) {
					return // break in the loop
				}
			}
			if cursor = page.Next; cursor == "" {
				return
			}
		}
	}
}

// endregion
