package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
)

// region:offer

// Offer is a year of work; sums are in roubles before tax.
type Offer struct {
	Name       string `json:"name"`
	Salary     int64  `json:"salary"` // a month
	Bonus      int64  `json:"bonus"`  // a year, if all goes well
	BonusMonth int    `json:"bonus_month"`
	Costs      int64  `json:"costs"`    // a year, paid by yourself
	Hours      int64  `json:"hours"`    // a week, with the way to work
	Vacation   int64  `json:"vacation"` // days a year
}

// endregion

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run . offers.json")
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var offers []Offer
	if err := json.Unmarshal(text, &offers); err != nil {
		log.Fatal(err)
	}
	for _, o := range offers {
		if err := o.check(); err != nil {
			log.Fatal(err)
		}
	}
	Report(os.Stdout, offers)
}

func (o Offer) check() error {
	switch {
	case o.Salary <= 0, o.Bonus < 0, o.Costs < 0:
		return fmt.Errorf("%s: look at the sums", o.Name)
	case o.Bonus > 0 && (o.BonusMonth < 1 || o.BonusMonth > 12):
		return fmt.Errorf("%s: bonus_month is from 1 to 12", o.Name)
	case o.Hours <= 0, o.Vacation < 0, o.Vacation > 300:
		return fmt.Errorf("%s: look at hours and vacation", o.Name)
	}
	return nil
}

// payments returns what is paid each month before tax.
func (o Offer) payments(bonus bool) (gross [12]int64) {
	for i := range gross {
		gross[i] = o.Salary
	}
	if bonus && o.Bonus > 0 {
		gross[o.BonusMonth-1] += o.Bonus
	}
	return gross
}

// kept returns what is left of a year after tax and own costs.
func (o Offer) kept(bonus bool) int64 {
	return sum(Months(o.payments(bonus))) - o.Costs
}

// hours returns the hours of a year; public holidays are not counted.
func (o Offer) hours() int64 { return o.Hours * (365 - o.Vacation) / 7 }

// Report compares offers line by line.
func Report(w io.Writer, offers []Offer) {
	line := func(name string, value func(Offer) any) {
		fmt.Fprintf(w, "%-27s", name)
		for _, o := range offers {
			fmt.Fprintf(w, "%12v", value(o))
		}
		fmt.Fprintln(w)
	}
	line("", func(o Offer) any { return o.Name })
	line("salary a month, gross", func(o Offer) any { return o.Salary })
	line("left of it in January", func(o Offer) any {
		return Months(o.payments(false))[0]
	})
	line("left of it in December", func(o Offer) any {
		return Months(o.payments(false))[11]
	})
	line("salary a year, gross", func(o Offer) any { return 12 * o.Salary })
	line("  tax", func(o Offer) any { return Tax(12 * o.Salary) })
	line("bonus a year, gross", func(o Offer) any { return o.Bonus })
	line("  tax on top", func(o Offer) any {
		return Tax(12*o.Salary+o.Bonus) - Tax(12*o.Salary)
	})
	line("own costs", func(o Offer) any { return o.Costs })
	line("kept, salary alone", func(o Offer) any { return o.kept(false) })
	line("kept, with the bonus", func(o Offer) any { return o.kept(true) })
	line("hours a year", func(o Offer) any { return o.hours() })
	line("kept an hour, salary alone", func(o Offer) any {
		return o.kept(false) / o.hours()
	})
	line("kept an hour, with bonus", func(o Offer) any {
		return o.kept(true) / o.hours()
	})
}

func sum(values [12]int64) (total int64) {
	for _, v := range values {
		total += v
	}
	return total
}
