// Package columnar keeps the same events by rows and by columns, and counts
// what a query has to read of each.
package columnar

import (
	"encoding/binary"
	"maps"
	"slices"
)

// Event is a row of a table for analytics.
type Event struct {
	At      int64 // ms
	User    uint64
	Country string
	Kind    string
	Page    string
	Amount  uint64
}

// Rows keeps whole rows one after another.
func Rows(events []Event) (file []byte) {
	for _, e := range events {
		file = binary.AppendVarint(file, e.At)
		file = binary.AppendUvarint(file, e.User)
		file = text(file, e.Country)
		file = text(file, e.Kind)
		file = text(file, e.Page)
		file = binary.AppendUvarint(file, e.Amount)
	}
	return file
}

// SumRows adds up the amounts of a country: every row has to be read to
// find where the next begins.
func SumRows(file []byte, country string) (sum uint64, read int) {
	in := reader{rest: file}
	for len(in.rest) > 0 {
		in.varint()
		in.uvarint()
		found := in.text() == country
		in.text()
		in.text()
		if amount := in.uvarint(); found {
			sum += amount
		}
	}
	return sum, len(file)
}

// region:columns

// Granule is how many rows are encoded, and read, together.
const Granule = 1024

// Part keeps each column apart, in granules, and an index of one line a
// granule. It is written once and never changed.
type Part struct {
	At, User, Country, Kind, Page, Amount [][]byte
	First, Last                           []string // country
}

// NewPart writes events in the order in which they come.
func NewPart(events []Event) *Part {
	p := &Part{}
	for rows := range slices.Chunk(events, Granule) {
		p.At = append(p.At, deltas(rows,
			func(e Event) int64 { return e.At }))
		p.User = append(p.User, deltas(rows,
			func(e Event) int64 { return int64(e.User) }))
		p.Country = append(p.Country, words(rows,
			func(e Event) string { return e.Country }))
		p.Kind = append(p.Kind, words(rows,
			func(e Event) string { return e.Kind }))
		p.Page = append(p.Page, words(rows,
			func(e Event) string { return e.Page }))
		p.Amount = append(p.Amount, numbers(rows,
			func(e Event) uint64 { return e.Amount }))
		first, last := rows[0].Country, rows[0].Country
		for _, e := range rows {
			first, last = min(first, e.Country), max(last, e.Country)
		}
		p.First, p.Last = append(p.First, first), append(p.Last, last)
	}
	return p
}

// endregion

// region:sum

// Sum adds up the amounts of a country. It reads two columns of those
// granules in which the index lets the country be.
func (p *Part) Sum(country string) (sum uint64, read, granules int) {
	for i := range p.Country {
		if country < p.First[i] || country > p.Last[i] {
			continue
		}
		amounts := reader{rest: p.Amount[i]}
		for word := range unpack(p.Country[i]) {
			if amount := amounts.uvarint(); word == country {
				sum += amount
			}
		}
		read += len(p.Country[i]) + len(p.Amount[i])
		granules++
	}
	return sum, read, granules
}

// endregion

// region:words

// words writes each word once and then its number for every row: as runs
// where rows repeat each other, else one by one.
func words(rows []Event, of func(Event) string) []byte {
	numbers := make(map[string]uint64)
	for _, e := range rows {
		numbers[of(e)] = 0
	}
	dictionary := slices.Sorted(maps.Keys(numbers))
	out := binary.AppendUvarint(nil, uint64(len(dictionary)))
	for i, word := range dictionary {
		numbers[word] = uint64(i)
		out = text(out, word)
	}
	var single, runs []byte
	for i := 0; i < len(rows); {
		n := numbers[of(rows[i])]
		from := i
		for i < len(rows) && of(rows[i]) == dictionary[n] {
			single = binary.AppendUvarint(single, n)
			i++
		}
		runs = binary.AppendUvarint(runs, n)
		runs = binary.AppendUvarint(runs, uint64(i-from))
	}
	if len(runs) < len(single) {
		return append(append(out, 1), runs...)
	}
	return append(append(out, 0), single...)
}

// endregion

// unpack yields the words of a granule, row by row.
func unpack(granule []byte) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		in := reader{rest: granule}
		dictionary := make([]string, in.uvarint())
		for i := range dictionary {
			dictionary[i] = in.text()
		}
		runs := in.byte() == 1
		for len(in.rest) > 0 {
			word, count := dictionary[in.uvarint()], uint64(1)
			if runs {
				count = in.uvarint()
			}
			for range count {
				if !yield(word) {
					return
				}
			}
		}
	}
}

// deltas writes the difference to the row before: time hardly grows.
func deltas(rows []Event, of func(Event) int64) (out []byte) {
	last := int64(0)
	for _, e := range rows {
		out = binary.AppendVarint(out, of(e)-last)
		last = of(e)
	}
	return out
}

func numbers(rows []Event, of func(Event) uint64) (out []byte) {
	for _, e := range rows {
		out = binary.AppendUvarint(out, of(e))
	}
	return out
}

// Size is all bytes of the part's columns.
func (p *Part) Size() (size int) {
	for _, column := range p.Columns() {
		size += len(column.Bytes)
	}
	return size
}

// Column is a name and what it takes on the disk.
type Column struct {
	Name  string
	Bytes []byte
}

// Columns are all of the part's columns.
func (p *Part) Columns() []Column {
	return []Column{
		{"at", slices.Concat(p.At...)},
		{"user", slices.Concat(p.User...)},
		{"country", slices.Concat(p.Country...)},
		{"kind", slices.Concat(p.Kind...)},
		{"page", slices.Concat(p.Page...)},
		{"amount", slices.Concat(p.Amount...)},
	}
}

func text(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}

// reader takes values off the front of a file.
type reader struct{ rest []byte }

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.rest)
	r.rest = r.rest[n:]
	return v
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.rest)
	r.rest = r.rest[n:]
	return v
}

func (r *reader) byte() byte {
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *reader) text() string {
	n := r.uvarint()
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}
