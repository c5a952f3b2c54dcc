package invariants

import (
	"context"
	"encoding/json/v2"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// search returns the ids that the words find, the best one first.
func (db database) search(
	ctx context.Context, user, words string,
) (ids []string) {
	db.t.Helper()
	rows, err := db.Query(ctx, `SELECT id::text FROM (`+
		strings.TrimSuffix(searchSQL, "\n")+`) AS found`, user, words, 50)
	if err == nil {
		ids, err = pgx.CollectRows(rows, pgx.RowTo[string])
	}
	if err != nil {
		db.t.Errorf("%s: %v", words, err)
	}
	return ids
}

// region:found

// Fifty notes are rewritten at once: each is found by its new words as
// soon as the write is done, and never again by the old ones.
func searchSeesTheWrite(t *testing.T, db database) {
	alice := db.person()
	ids := make([]string, schemas.Clients)
	for client := range ids {
		body := fmt.Sprintf("старое%d", client)
		ids[client] = db.note(alice, "List", body)
	}
	for _, err := range schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			old := fmt.Sprintf("старое%d", client)
			now := fmt.Sprintf("новое%d", client)
			_, err := replace(ctx, db, alice, ids[client], 1, "List", now)
			if err != nil {
				return err
			}
			if got := db.search(ctx, alice, old); len(got) > 0 {
				return fmt.Errorf("%s still finds %v", old, got)
			}
			got := db.search(ctx, alice, now)
			if !slices.Equal(got, ids[client:client+1]) {
				return fmt.Errorf("%s finds %v", now, got)
			}
			return nil
		}) {
		if err != nil {
			t.Error(err)
		}
	}
}

// endregion

// What the Russian configuration finds, and what it does not.
func searchWords(t *testing.T, db database) {
	alice := db.person()
	var out strings.Builder
	for _, tt := range [][2]string{
		{"Купить молоко", "молока"},
		{"Зелёная ёлка", "зеленые елки"},
		{"Notes for the meeting", "note"},
		{"Не забыть про налоги", "не налог"},
		{"Сдать отчёт", "молоко or отчёты"},
		{"Сдать отчёт", "сдать -отчёт"},
		{"Деньги за квартиру", "денег"},
		{"Мы шли домой", "идти"},
		{"Купить молоко", "мол"},
		{"Купить молоко", "молако"},
	} {
		id := db.note(alice, tt[0], "")
		answer := "no"
		if slices.Equal(db.search(t.Context(), alice, tt[1]), []string{id}) {
			answer = "yes"
		}
		db.exec(deleteSQL, alice, id)
		fmt.Fprintf(&out, "%-24s %-18s %s\n", tt[0], tt[1], answer)
	}
	proof.Golden(t, "testdata/words.txt", out.String())
}

// A user may type anything; to_tsquery would answer with an error.
func searchAnything(t *testing.T, db database) {
	alice := db.person()
	id := db.note(alice, "Молоко", "и хлеб")
	for _, tt := range []struct {
		words string
		want  int
	}{
		{`молоко & | ! ( "хлеб :*`, 1}, {`"`, 0}, {`и`, 0}, {`-`, 0},
		{`or or`, 0}, {strings.Repeat("молоко ", 28), 1}, {"🥛", 0},
		{`'; DROP TABLE notes`, 0},
	} {
		got := db.search(t.Context(), alice, tt.words)
		if len(got) != tt.want {
			t.Errorf("%q finds %v", tt.words, got)
		}
	}
	_, err := db.Exec(t.Context(), `SELECT to_tsquery('russian', $1)`,
		"молоко хлеб")
	proof.Golden(t, "testdata/to_tsquery.txt", schemas.Refusal(err).Message)
	if title := db.search(t.Context(), alice, "молоко"); title[0] != id {
		t.Error("the note is gone")
	}
}

// The title weighs more than the text.
func searchPlan(t *testing.T, db database) {
	alice := db.person()
	body := db.note(alice, "Список", "молоко молоко молоко")
	title := db.note(alice, "Молоко", "")
	got := db.search(t.Context(), alice, "молоко")
	if !slices.Equal(got, []string{title, body}) {
		t.Errorf("got %v", got)
	}
	plan := schemas.Plan(db.t, db.Pool, `SELECT FROM notes
		WHERE search @@ websearch_to_tsquery('russian', $1)`, "молоко")
	if !strings.Contains(plan, "notes_search") {
		t.Error(plan)
	}
}

// region:drift

// What is computed cannot drift away from what it is computed of.
func searchIsNobodysToWrite(t *testing.T, db database) {
	_, err := db.Exec(t.Context(), `UPDATE notes SET search = ''`)
	if schemas.Refusal(err).Code != "428C9" { // generated_always
		t.Errorf("%v", err)
	}
	// The short form asks a setting, so it may not stand in a column.
	_, err = db.Exec(t.Context(), `ALTER TABLE notes
		ADD COLUMN words tsvector
		GENERATED ALWAYS AS (to_tsvector(title)) STORED`)
	proof.Golden(t, "testdata/immutable.txt", schemas.Refusal(err).Message)
}

// endregion

// ts_headline keeps what the user has written, HTML and all.
func snippetIsText(t *testing.T, db database) {
	alice := db.person()
	text := `Молоко <img src=x onerror=alert(1) //`
	db.note(alice, "Список", text)
	var marked, snippet string
	err := db.QueryRow(t.Context(), `
		SELECT ts_headline('russian', $1, to_tsquery('russian', 'молоко'))`,
		text).Scan(&marked)
	if err != nil {
		t.Fatal(err)
	}
	err = db.QueryRow(t.Context(), searchSQL, alice, "молоко", 1).
		Scan(nil, nil, nil, nil, nil, nil, &snippet)
	if err != nil || strings.Contains(snippet, "<b>") {
		t.Errorf("%q, %v", snippet, err)
	}
	proof.Golden(t, "testdata/headline.txt", marked)
}

// Pages that a search reads, by the index and by how much there is.
func TestSearchPages(t *testing.T) {
	t.Parallel()
	const record = "testdata/pages.txt"
	if !proof.Recording() {
		proof.Recorded(t, record)
		return
	}
	db := open(t)
	few, many := db.person(), db.person()
	users := []string{few}
	for range 60 {
		users = append(users, db.person())
	}
	// As time goes, everybody writes: notes of a user are not neighbours.
	db.exec(`INSERT INTO notes (id, user_id, title, body, created_at)
		SELECT gen_random_uuid(), writer, 'Заметка ' || n,
			'Купить молоко, проверить заказ, позвонить маме. ' ||
			repeat('Ничего особенного здесь нет. ', 8) ||
			'Код' || n % 500, now() - n * interval '1 minute'
		FROM generate_series(20000, 1, -1) AS n CROSS JOIN LATERAL (
			SELECT $1::uuid AS writer
			UNION ALL
			SELECT unnest($2::uuid[]) WHERE n % 40 = 0
		) AS writers`, many, users)
	db.exec(`CREATE EXTENSION btree_gin`)
	out := header(t, db) +
		"50500 notes; 8 KB pages that a search for 20 reads\n\n" +
		"                           rare word      common word\n" +
		"notes of the user        500   20000      500   20000\n"
	for _, tt := range []struct{ name, ddl string }{
		{"no GIN index", `DROP INDEX notes_search`},
		{"GIN (search)", `CREATE INDEX notes_search
			ON notes USING gin (search)`},
		{"GIN (user_id, search)", `DROP INDEX notes_search;
			CREATE INDEX notes_search ON notes
			USING gin (user_id, search)`},
	} {
		for _, ddl := range strings.Split(tt.ddl, ";") {
			db.exec(ddl)
		}
		db.exec(`VACUUM ANALYZE notes`)
		out += fmt.Sprintf("%-21s", tt.name)
		for _, words := range []string{"код7", "молоко"} {
			for _, user := range []string{few, many} {
				out += fmt.Sprintf("%7d", db.pages(user, words))
			}
			out += "   "
		}
		out = strings.TrimRight(out, " ") + "\n"
	}
	proof.Record(t, record, out)
}

// pages counts the pages that a second search touches.
func (db database) pages(user, words string) int {
	db.t.Helper()
	var text []byte
	for range 2 {
		err := db.QueryRow(db.t.Context(),
			`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) `+searchSQL,
			user, words, 20).Scan(&text)
		if err != nil {
			db.t.Fatal(err)
		}
	}
	var plans []struct {
		Plan struct {
			Hit  int `json:"Shared Hit Blocks"`
			Read int `json:"Shared Read Blocks"`
		}
	}
	if err := json.Unmarshal(text, &plans); err != nil {
		db.t.Fatal(err)
	}
	return plans[0].Plan.Hit + plans[0].Plan.Read
}

func header(t testing.TB, db database) string {
	t.Helper()
	var version string
	err := db.QueryRow(t.Context(), `
		SELECT split_part(current_setting('server_version'), ' ', 1)`).
		Scan(&version)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("PostgreSQL %s, %s\n", version, proof.Machine())
}
