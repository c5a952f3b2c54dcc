package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
)

// Article 224 of the tax code gives these sums itself.
func TestTaxOfTheLaw(t *testing.T) {
	tests := []struct{ income, want int64 }{
		{0, 0},
		{100_000, 13_000},
		{2_400_000, 312_000},
		{2_400_100, 312_015},
		{5_000_000, 702_000},
		{5_000_100, 702_018},
		{20_000_000, 3_402_000},
		{20_000_100, 3_402_020},
		{50_000_000, 9_402_000},
		{50_000_100, 9_402_022},
		{3, 0}, // 39 kopecks are dropped
		{4, 1}, // 52 kopecks are a rouble
	}
	for _, tt := range tests {
		if got := Tax(tt.income); got != tt.want {
			t.Errorf("Tax(%d) = %d, want %d", tt.income, got, tt.want)
		}
	}
}

func TestGrossIsTheInverse(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		net := random.Int64N(60_000_000) + 1
		gross := Gross(net)
		if left := gross - Tax(gross); left < net {
			t.Fatalf("%d is left of %d, want %d", left, gross, net)
		}
		if left := gross - 1 - Tax(gross-1); left >= net {
			t.Fatalf("%d is left of one less than %d", left, gross)
		}
	}
}

func TestMonthsMakeTheYear(t *testing.T) {
	gross := [12]int64{1, 2_399_999, 777, 5_000_000, 0, 12, 1, 2, 3, 4, 5, 6}
	if got, want := sum(Months(gross)), sum(gross)-Tax(sum(gross)); got != want {
		t.Errorf("%d is left of the year, want %d", got, want)
	}
}

// A raise is never a loss.
func TestMoreIsMore(t *testing.T) {
	var before int64
	for income := int64(0); income < 60_000_000; income += 1000 {
		left := income - Tax(income)
		if left < before {
			t.Fatalf("less is left of %d", income)
		}
		before = left
	}
}

func TestPayslips(t *testing.T) {
	const salary = 500_000
	var gross [12]int64
	for i := range gross {
		gross[i] = salary
	}
	net := Months(gross)
	var text strings.Builder
	fmt.Fprintf(&text, "%d a month before tax\n\n", int64(salary))
	month := func(i int) string { return time.Month(i + 1).String()[:3] }
	for from := 0; from < len(net); {
		to := from
		for to+1 < len(net) && net[to+1] == net[from] {
			to++
		}
		name := month(from)
		if to > from {
			name += " - " + month(to)
		}
		fmt.Fprintf(&text, "%-12s%8d\n", name, net[from])
		from = to + 1
	}
	fmt.Fprintf(&text, "%-12s%8d\n\n", "on average", sum(net)/12)
	fmt.Fprintf(&text, "to be left with %d on average: %d a month\n",
		int64(salary), Gross(12*salary)/12)
	proof.Golden(t, "testdata/months.txt", text.String())
}

// region:switch

func Example_switch() {
	const half = 6 * 500_000 // the salary of half a year
	withheld := Tax(half) + Tax(half)
	fmt.Println("withheld by two employers:", withheld)
	fmt.Println("due for the year:", Tax(2*half))
	fmt.Println("to be paid next year:", Tax(2*half)-withheld)
	// Output:
	// withheld by two employers: 804000
	// due for the year: 882000
	// to be paid next year: 78000
}

// endregion

func example(t *testing.T) (offers []Offer) {
	t.Helper()
	text, err := os.ReadFile("testdata/example.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &offers); err != nil {
		t.Fatal(err)
	}
	return offers
}

// The page says that B overtakes A with a little more than half of the
// bonus.
func TestHalfOfTheBonus(t *testing.T) {
	offers := example(t)
	a, b := offers[0], offers[1]
	full := b.Bonus
	b.Bonus = full * 50 / 100
	if b.kept(true) >= a.kept(true) {
		t.Error("half of the bonus is enough")
	}
	b.Bonus = full * 53 / 100
	if b.kept(true) <= a.kept(true) {
		t.Error("53 % of the bonus is not enough")
	}
}

func TestReport(t *testing.T) {
	offers := example(t)
	for _, o := range offers {
		if err := o.check(); err != nil {
			t.Error(err)
		}
	}
	var report strings.Builder
	Report(&report, offers)
	proof.Golden(t, "testdata/example.txt", report.String())
}

func TestCheck(t *testing.T) {
	good := Offer{Name: "x", Salary: 1, Hours: 40, Vacation: 28}
	if err := good.check(); err != nil {
		t.Error(err)
	}
	for _, bad := range []Offer{
		{Name: "x", Hours: 40},
		{Name: "x", Salary: 1, Vacation: 28},
		{Name: "x", Salary: 1, Hours: 40, Bonus: 1, BonusMonth: 13},
		{Name: "x", Salary: 1, Hours: 40, Costs: -1},
	} {
		if bad.check() == nil {
			t.Errorf("%+v passes", bad)
		}
	}
}

// The command of the page prints what the page shows.
func TestCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program: left out by -short")
	}
	text, err := exec.CommandContext(t.Context(), "sh", "compare.sh").
		CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	proof.Golden(t, "testdata/example.txt", string(text))
}
