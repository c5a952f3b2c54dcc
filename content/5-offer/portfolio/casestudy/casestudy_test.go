package casestudy_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"route500k/content/5-offer/portfolio/casestudy"
	"route500k/content/internal/proof"
)

// root is the folder that links of the example lead from.
const root = "../../.."

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every figure of the example stands in the file that it names; the only
// one that is missing is the one that nobody has measured yet.
func TestExample(t *testing.T) {
	text := read(t, "../testdata/cases/order-service.md")
	got := casestudy.Check(os.DirFS(root), text)
	want := []string{"not filled in: <число из вашего отчёта>"}
	if len(got) != 1 || !strings.HasSuffix(got[0], want[0]) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := strings.Count(text, "**"); n < 20 {
		t.Errorf("%d stars: is anything measured?", n)
	}
}

// The template has every section, and nothing but blanks to fill in.
func TestTemplate(t *testing.T) {
	text := read(t, "../testdata/cases/template.md")
	for _, problem := range casestudy.Check(os.DirFS(root), text) {
		if !strings.Contains(problem, "not filled in: ") &&
			!strings.Contains(problem, "is not there") {
			t.Error(problem)
		}
	}
}

func TestRules(t *testing.T) {
	good := read(t, "../testdata/cases/order-service.md")
	fsys := fstest.MapFS{}
	for _, file := range []string{
		"1-ramp-up/postgresql/stock/testdata/want.txt",
		"4-senior-ready/outbox/kill/testdata/want.txt",
		"3-middle/queues-retry-dlq/inbox/testdata/want.txt",
		"2-acceleration/rabbitmq/confirm/testdata/record.txt",
		"3-middle/queues-retry-dlq/hotloop/testdata/record.txt",
		"3-middle/clean-architecture/cqrs/testdata/record.txt",
		"4-senior-ready/outbox/notify/testdata/price.txt",
		"4-senior-ready/outbox/bloat/testdata/record.txt",
	} {
		fsys[file] = &fstest.MapFile{Data: []byte(read(t,
			root+"/"+file))}
	}
	good = strings.Replace(good, "<число из вашего отчёта>", "мерим", 1)
	if got := casestudy.Check(fsys, good); len(got) > 0 {
		t.Fatalf("the good one: %q", got)
	}
	for _, tt := range []struct{ old, new, want string }{
		{"**8346**", "**9000**", "9000 has no source"},
		{"**17 060**", "**17 061**", "17061 has no source"},
		{"cqrs/testdata", "cqrs/nowhere", "is not there"},
		{"## Числа", "## Метрики", "no section: Числа"},
		{"## Решения", "## Что пошло не так", "no section: Решения"},
		{"чем плачу |\n|---|---|---|\n| условный `UPDATE` остатка | " +
			"прочитать, потом записать | горячий товар обслуживается " +
			"по одному |", "чем плачу |\n|---|---|---|\n| условный " +
			"`UPDATE` остатка | – | – |", "no alternative or no price"},
		{"Магазин принимает", "Надёжный магазин принимает",
			"praise instead of a number: Надёжный"},
		{"Начал бы", strings.Repeat("слово ", 450), "at most 450"},
		{"(1-ramp-up/", "(https://example.com/", "20 has no source"},
	} {
		if !strings.Contains(good, tt.old) {
			t.Fatalf("%q is not in the example", tt.old)
		}
		bad := strings.Replace(good, tt.old, tt.new, 1)
		if !slices.ContainsFunc(casestudy.Check(fsys, bad),
			func(p string) bool { return strings.Contains(p, tt.want) }) {
			t.Errorf("%q: want %q, got %q", tt.new, tt.want,
				casestudy.Check(fsys, bad))
		}
	}
}

// What a sceptic says of the draft, as practice.sh prints it.
func TestDraft(t *testing.T) {
	text := read(t, "../practice/testdata/start/case.md")
	got := casestudy.Check(os.DirFS(root), text)
	proof.Golden(t, "../practice/testdata/start/want.txt",
		proof.Fold(strings.Join(got, "\n"), proof.Width))
}

// What it says of the example.
func TestExampleSays(t *testing.T) {
	text := read(t, "../testdata/cases/order-service.md")
	got := casestudy.Check(os.DirFS(root), text)
	proof.Golden(t, "../practice/testdata/example.txt",
		strings.Join(got, "\n"))
}

// What a report is to be filled with is blank, and it has every part.
func TestLoadReport(t *testing.T) {
	text := read(t, "../testdata/cases/load-report.md")
	for _, heading := range []string{"Вопрос", "Стенд", "Сценарий",
		"Итог", "Где предел", "Чему здесь не верить"} {
		_, chapter, found := strings.Cut(text, "\n## "+heading+"\n")
		chapter, _, _ = strings.Cut(chapter, "\n## ")
		if !found || !strings.Contains(chapter, "<") {
			t.Errorf("%s: nothing to fill in", heading)
		}
	}
}
