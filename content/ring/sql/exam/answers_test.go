package exam_test

import (
	"fmt"
	"slices"
	"time"
)

func second(w world) (rows []string) {
	for _, d := range w.departments {
		var salaries []int
		for _, e := range w.employees {
			if e.DepartmentID != nil && *e.DepartmentID == d.ID {
				salaries = append(salaries, e.Salary)
			}
		}
		slices.Sort(salaries)
		salaries = slices.Compact(salaries)
		row := d.Name + " NULL"
		if n := len(salaries); n > 1 {
			row = fmt.Sprint(d.Name, " ", salaries[n-2])
		}
		rows = append(rows, row)
	}
	return rows
}

func debt(w world) (rows []string) {
	for _, o := range w.orders {
		ordered, paid := sum(o.Items), sum(o.Paid)
		if o.Status != "cancelled" && ordered > paid {
			rows = append(rows,
				fmt.Sprint(o.ID, ordered, paid, ordered-paid))
		}
	}
	return rows
}

func sum(numbers []int) (total int) {
	for _, n := range numbers {
		total += n
	}
	return total
}

func streak(w world) (rows []string) {
	var best, now struct {
		customer int
		since    time.Time
		days     int
	}
	tell := func() {
		if best.days > 0 {
			rows = append(rows, fmt.Sprint(best.customer, " ",
				best.since.Format(time.DateOnly), " ", best.days))
		}
	}
	for _, v := range w.visits {
		if v.CustomerID != best.customer {
			tell()
			best.days, now.days = 0, 0
		}
		follows := now.days > 0 &&
			v.Day.Equal(now.since.AddDate(0, 0, now.days))
		if !follows {
			now.customer, now.since, now.days = v.CustomerID, v.Day, 0
		}
		now.days++
		if now.days > best.days {
			best = now
		}
	}
	tell()
	return rows
}

func below(w world) (rows []string) {
	boss := map[int]*int{}
	for _, e := range w.employees {
		boss[e.ID] = e.ManagerID
	}
	people := map[int]int{}
	for _, e := range w.employees {
		for at := e.ManagerID; at != nil; at = boss[*at] {
			people[*at]++
		}
	}
	for _, e := range w.employees {
		rows = append(rows, fmt.Sprint(e.ID, people[e.ID]))
	}
	return rows
}
