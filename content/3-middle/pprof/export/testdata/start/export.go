package export

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// region:start
// CSV writes a line "id;customer;roubles;paid" for each order. A customer
// with a semicolon, a quote or a line break stands in quotes.
func CSV(w io.Writer, orders []Order) error {
	report := ""
	for _, o := range orders {
		customer := o.Customer
		if strings.ContainsAny(customer, ";\"\n") {
			customer = `"` +
				strings.ReplaceAll(customer, `"`, `""`) + `"`
		}
		report += fmt.Sprintf("%d;%s;%d.%02d;%s\n", o.ID, customer,
			o.Kopecks/100, o.Kopecks%100, o.Paid.Format(time.RFC3339))
	}
	_, err := io.WriteString(w, report)
	return err
}

// endregion
