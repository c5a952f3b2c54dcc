package invariants

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"route500k/content/internal/briefs"
	"route500k/content/internal/schemas"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/jackc/pgx/v5"
)

// What the reader takes as it is: all of it runs on the schema.
func TestFiles(t *testing.T) {
	t.Parallel()
	db := open(t)
	for _, part := range []struct {
		name string
		try  func(shop)
	}{
		{"Seeds", seeds},
		{"Acceptance", func(s shop) {
			briefs.Acceptance(t, s.Pool, "")
		}},
		{"Statements", statements},
		{"Statuses", statuses},
		{"Bounds", bounds},
		{"Pages", pages},
		{"Faults", faults},
	} {
		t.Run(part.name, func(t *testing.T) { part.try(shop{db.Pool, t}) })
	}
}

func seeds(s shop) {
	for _, name := range []string{"../seed.sql", "../load/seed.sql"} {
		for sql := range strings.SplitSeq(file(name), ";\n") {
			if strings.TrimSpace(sql) != "" {
				s.exec(sql)
			}
		}
	}
	s.sound()
}

// statements: PostgreSQL can prepare every file of sql/.
func statements(s shop) {
	files, err := filepath.Glob("../sql/*.sql")
	if err != nil || len(files) == 0 {
		s.t.Fatalf("no statements: %v", err)
	}
	conn, err := s.Acquire(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	defer conn.Release()
	for _, name := range files {
		sql := file(name)
		_, err := conn.Conn().Prepare(s.t.Context(), name, sql)
		if err != nil {
			s.t.Errorf("%s: %v", name, err)
		}
	}
}

func contract(s shop) openapi3.Schemas {
	s.t.Helper()
	document, err := openapi3.NewLoader().LoadFromFile("../openapi.yaml")
	if err != nil {
		s.t.Fatal(err)
	}
	return document.Components.Schemas
}

var arrow = regexp.MustCompile(`(?m)^ *(reserved|\[\*\]) --> ([a-z]+)`)

// statuses: the schema, the contract and the page know the same ones.
func statuses(s shop) {
	check := s.text(`SELECT pg_get_constraintdef(oid)
		FROM pg_constraint WHERE conname = 'orders_status_check'`)
	var schema, enum, drawn []string
	for _, match := range regexp.MustCompile(`'([a-z]+)'`).
		FindAllStringSubmatch(check, -1) {
		schema = append(schema, match[1])
	}
	for _, status := range contract(s)["OrderStatus"].Value.Enum {
		enum = append(enum, status.(string))
	}
	_, diagram, _ := strings.Cut(file("../index.md"), "stateDiagram-v2")
	diagram, _, _ = strings.Cut(diagram, "```")
	for _, match := range arrow.FindAllStringSubmatch(diagram, -1) {
		drawn = append(drawn, match[2])
	}
	for _, names := range [][]string{schema, enum, drawn} {
		slices.Sort(names)
	}
	if !slices.Equal(schema, enum) || !slices.Equal(schema, drawn) {
		s.t.Errorf("schema %q, contract %q, page %q", schema, enum, drawn)
	}
}

// bounds: what the contract allows the tables take, and no more.
func bounds(s shop) {
	defined := contract(s)
	product := defined["ProductInput"].Value.Properties
	price := defined["Price"].Value.Properties["amount"].Value
	count := defined["Count"].Value
	letters := func(name string, more int) string {
		return strings.Repeat("ж", int(*product[name].Value.MaxLength)+more)
	}
	insert := func(title, text string, price float64) error {
		_, err := s.Exec(s.t.Context(), createSQL,
			"b-"+person()[:8], title, text, int64(price), true)
		return err
	}
	c := s.fill(person(), line{"tea", 1})
	set := func(items int) error {
		return s.QueryRow(s.t.Context(), setLineSQL, c.id, "mug", items).
			Scan(nil)
	}
	for _, tt := range []struct {
		what string
		err  error
		want string
	}{
		{"the most", insert(letters("title", 0),
			letters("description", 0), *price.Max), "ok"},
		{"a long title", insert(letters("title", 1), "", 1), "23514"},
		{"no title", insert("", "", 1), "23514"},
		{"a long text", insert("t", letters("description", 1), 1), "23514"},
		{"a high price", insert("t", "", *price.Max+1), "23514"},
		{"no price", insert("t", "", *price.Min-1), "23514"},
		{"the most items", set(int(*count.Max)), "ok"},
		{"one more", set(int(*count.Max) + 1), "23514"},
		{"none", set(int(*count.Min) - 1), "23514"},
	} {
		if schemas.Outcome(tt.err) != tt.want {
			s.t.Errorf("%s: %v", tt.what, tt.err)
		}
	}
	lines := defined["Cart"].Value.Properties["lines"].Value
	if *lines.MaxItems != 50 { // as set_line.sql has it
		s.t.Errorf("a cart of %d lines", *lines.MaxItems)
	}
}

// pages: turned to the end, each product comes once, in the order of the
// index.
func pages(s shop) {
	ctx := s.t.Context()
	var at, sku any
	var seen []string
	for {
		rows, err := s.Query(ctx, productsSQL, at, sku, 7)
		if err != nil {
			s.t.Fatal(err)
		}
		page, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (
			values []any, err error,
		) {
			return row.Values()
		})
		if err != nil {
			s.t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		for _, values := range page {
			sku, at = values[0], values[4]
			seen = append(seen, sku.(string))
		}
	}
	want := s.text(`SELECT count(*)::text FROM products WHERE on_sale`)
	slices.Sort(seen)
	n := len(slices.Compact(slices.Clone(seen)))
	if n != len(seen) || strconv.Itoa(n) != want {
		s.t.Errorf("%d rows, %d products, want %s", len(seen), n, want)
	}
	for sql, index := range map[string]string{
		productsSQL: "products_list", ordersSQL: "orders_list",
	} {
		args := []any{nil, nil, 20}
		if sql == ordersSQL {
			args = []any{person(), nil, nil, 20}
		}
		plan := schemas.Plan(s.t, s.Pool, sql, args...)
		if !strings.Contains(plan, index) || strings.Contains(plan, "Sort") {
			s.t.Error(plan)
		}
	}
}

func faults(s shop) {
	for _, name := range []string{
		"make_due", "pause_commit", "off", "pause_expiry", "off",
	} {
		s.exec(file("../faults/" + name + ".sql"))
	}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	briefs.Compose(t, []string{"DB_PASSWORD=dev"}, []string{"db"})
}
