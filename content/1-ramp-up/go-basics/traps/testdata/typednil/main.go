// Command typednil returns a nil pointer as an error.
package main

import "fmt"

// region:typednil
type StockError struct{ Left int }

func (e *StockError) Error() string { return fmt.Sprint(e.Left, " left") }

func reserve(want, left int) error {
	var fault *StockError
	if want > left {
		fault = &StockError{Left: left}
	}
	return fault // cure: return nil where all is well
}

func main() {
	err := reserve(1, 5)
	fmt.Printf("%T, nil: %v\n", err, err == nil)
	fmt.Println(err.Error())
}

// endregion
