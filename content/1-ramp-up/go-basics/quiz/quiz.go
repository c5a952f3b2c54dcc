// Package quiz holds the programs of «what does it print?».
package quiz

import "fmt"

// region:defer

func total() (sum int) {
	defer func() { sum *= 2 }()
	return 21 // sum = 21, then the deferred calls
}

func plain() int {
	sum := 21
	defer func() { sum *= 2 }()
	return sum // the result is copied before
}

// Deferred prints when arguments are evaluated and when calls happen.
func Deferred() {
	for i := range 3 {
		defer fmt.Print(i, " ")
	}
	fmt.Println(total(), plain())
}

// endregion

// region:append

func add(s []int)  { s = append(s, 4); s[0] = 100; _ = s }
func set(s []int)  { s[0] = 7 }
func put(s *[]int) { *s = append(*s, 5) }

// Append passes a slice to functions.
func Append() {
	s := []int{1, 2, 3} // len 3, cap 3
	add(s)
	fmt.Println(s)
	set(s)
	fmt.Println(s)
	put(&s)
	fmt.Println(s)
}

// endregion

// region:embed

// Courier delivers by itself.
type Courier struct{}

// Name is shown to the buyer.
func (Courier) Name() string { return "courier" }

// Hello introduces the courier.
func (c Courier) Hello() string { return "I am " + c.Name() }

// Robot embeds a courier and has a name of its own.
type Robot struct{ Courier }

// Name hides the promoted method.
func (Robot) Name() string { return "robot" }

// Embed calls both.
func Embed() {
	fmt.Println(Robot{}.Name(), "–", Robot{}.Hello())
}

// endregion

// Range changes what a loop runs over.
func Range() {
	// region:range
	array := [3]int{1, 2, 3}
	for i, v := range array { // a copy of the array
		array[2] = 10
		if i == 2 {
			fmt.Println("array:", v)
		}
	}
	slice := []int{1, 2, 3}
	for i, v := range slice { // a copy of the header
		slice[2] = 10
		if i == 0 {
			slice = append(slice, 4)
		}
		if i == 2 {
			fmt.Println("slice:", v)
		}
	}
	// endregion
}

// Shadow declares err twice.
func Shadow() {
	// region:shadow
	parse := func(text string) (n int, err error) {
		_, err = fmt.Sscan(text, &n)
		return n, err
	}
	total, err := parse("40")
	if total > 0 {
		extra, err := parse("two") // a new err for this block
		total += extra
		_ = err
	}
	fmt.Println(total, err)
	// endregion
}
