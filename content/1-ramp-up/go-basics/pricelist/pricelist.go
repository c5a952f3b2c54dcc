// Package pricelist imports a supplier's prices, one "sku;price" a line.
package pricelist

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// region:money

// Kopecks is money: whole, never a float.
type Kopecks int64

// ErrPrice says that a price is not roubles with at most two decimals.
var ErrPrice = errors.New("bad price")

// ParseKopecks reads "199", "199.9" or "199.90".
func ParseKopecks(text string) (Kopecks, error) {
	whole, cents, _ := strings.Cut(text, ".")
	if len(whole) > 12 || len(cents) > 2 {
		return 0, fmt.Errorf("%w: %.20q", ErrPrice, text)
	}
	cents += "00"[len(cents):]
	k, err := strconv.ParseUint(whole+cents, 10, 63)
	if err != nil {
		return 0, fmt.Errorf("%w: %q", ErrPrice, text)
	}
	return Kopecks(k), nil
}

// String makes Kopecks a fmt.Stringer.
func (k Kopecks) String() string {
	return fmt.Sprintf("%d.%02d", k/100, k%100)
}

// endregion

// region:read

// Item is a line of the list.
type Item struct {
	SKU   string
	Price Kopecks
}

// LineError says which line is wrong.
type LineError struct {
	Line int
	Err  error
}

func (e *LineError) Error() string {
	return fmt.Sprintf("line %d: %v", e.Line, e.Err)
}

// Unwrap lets errors.Is see the cause.
func (e *LineError) Unwrap() error { return e.Err }

// Read yields the items. A bad line comes as a *LineError and reading goes
// on; any other error is the last.
func Read(r io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		lines := bufio.NewScanner(r) // refuses lines over 64 KB
		for n := 1; lines.Scan(); n++ {
			item, err := parse(lines.Text())
			if err != nil {
				err = &LineError{Line: n, Err: err}
			}
			if !yield(item, err) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Item{}, fmt.Errorf("read price list: %w", err))
		}
	}
}

// endregion

// ErrFormat says that a line is not "sku;price".
var ErrFormat = errors.New("want sku;price")

func parse(line string) (Item, error) {
	sku, price, ok := strings.Cut(line, ";")
	if !ok || sku == "" {
		return Item{}, ErrFormat
	}
	kopecks, err := ParseKopecks(price)
	if err != nil {
		return Item{}, err
	}
	// Text shares no memory with the reader; Clone would be needed for a
	// part of a big string that is kept for long.
	return Item{SKU: sku, Price: kopecks}, nil
}

// region:import

// Saver is the part of a repository that Import needs.
type Saver interface {
	Save(ctx context.Context, item Item) error
}

// maxFaults ends the import of a file that is something else.
const maxFaults = 100

// ErrTooManyFaults says that Import gave up.
var ErrTooManyFaults = errors.New("too many bad lines")

// Import saves every good line and returns their number. Bad lines are
// reported together; a failed Save or read ends the import.
func Import(ctx context.Context, r io.Reader, to Saver) (int, error) {
	saved := 0
	var faults []error
	for item, err := range Read(r) {
		if _, ok := errors.AsType[*LineError](err); ok {
			if faults = append(faults, err); len(faults) == maxFaults {
				faults = append(faults, ErrTooManyFaults)
				break
			}
			continue
		}
		if err != nil {
			return saved, err
		}
		if err := to.Save(ctx, item); err != nil {
			return saved, fmt.Errorf("save %s: %w", item.SKU, err)
		}
		saved++
	}
	return saved, errors.Join(faults...)
}

// endregion
