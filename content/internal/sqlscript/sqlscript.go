// Package sqlscript runs SQL and shows what it has come to, as notes print
// it: a table, a count of rows or an error.
package sqlscript

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// Run executes statements one after another and shows what each has come
// to. A statement ends with a semicolon at the end of its line. One that
// fails is taken back, and those after it go on: inside a transaction.
func Run(ctx context.Context, tx pgx.Tx, script string) (string, error) {
	var shown []string
	for _, statement := range split(script) {
		if _, err := tx.Exec(ctx, "SAVEPOINT step"); err != nil {
			return "", err
		}
		text, err := show(ctx, tx.Conn().PgConn(), statement)
		if refusal, ok := errors.AsType[*pgconn.PgError](err); ok {
			text = fmt.Sprintf("ERROR: %s (SQLSTATE %s)\n",
				refusal.Message, refusal.Code)
			_, err = tx.Exec(ctx, "ROLLBACK TO step")
		}
		if err != nil {
			return "", err
		}
		if text != "" {
			shown = append(shown, text)
		}
	}
	return strings.Join(shown, "\n"), nil
}

var end = regexp.MustCompile(`(?m);[ \t]*(--.*)?$`)

func split(script string) (statements []string) {
	from := 0
	for _, at := range end.FindAllStringIndex(script, -1) {
		statements = append(statements, script[from:at[0]])
		from = at[1]
	}
	return statements
}

// counts are the tags of commands that change rows.
var counts = regexp.MustCompile(`^(INSERT|UPDATE|DELETE|MERGE) `)

func show(
	ctx context.Context, conn *pgconn.PgConn, statement string,
) (string, error) {
	results := conn.Exec(ctx, statement)
	var text strings.Builder
	for results.NextResult() {
		rows := results.ResultReader()
		if fields := rows.FieldDescriptions(); len(fields) > 0 {
			text.WriteString(table(fields, rows.Read().Rows))
			continue
		}
		tag, _ := rows.Close() // the error comes again below
		if counts.MatchString(tag.String()) {
			fmt.Fprintln(&text, tag)
		}
	}
	return text.String(), results.Close()
}

// table is much like that of psql, but one can tell NULL from nothing.
func table(fields []pgconn.FieldDescription, rows [][][]byte) string {
	lines := [][]string{make([]string, len(fields))}
	widths := make([]int, len(fields))
	for i, field := range fields {
		lines[0][i] = field.Name
		widths[i] = utf8.RuneCountInString(field.Name)
	}
	for _, row := range rows {
		line := make([]string, len(fields))
		for i, value := range row {
			line[i] = string(value)
			if value == nil {
				line[i] = "NULL"
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(line[i]))
		}
		lines = append(lines, line)
	}
	var text strings.Builder
	for n, line := range lines {
		for i, cell := range line {
			gap := strings.Repeat(" ",
				widths[i]-utf8.RuneCountInString(cell))
			if numeric[fields[i].DataTypeOID] {
				line[i] = gap + cell
			} else {
				line[i] = cell + gap
			}
		}
		row := strings.TrimRight(strings.Join(line, " | "), " ")
		fmt.Fprintln(&text, row)
		if n == 0 {
			fmt.Fprintln(&text, rule(widths))
		}
	}
	if len(rows) == 0 {
		fmt.Fprintln(&text, "(0 rows)")
	}
	return text.String()
}

func rule(widths []int) string {
	parts := make([]string, len(widths))
	for i, width := range widths {
		parts[i] = strings.Repeat("-", width)
	}
	return strings.Join(parts, "-+-")
}

// numeric are the types whose values stand at the right of their column.
var numeric = map[uint32]bool{
	pgtype.Int4OID: true, pgtype.Int8OID: true,
	pgtype.Float8OID: true, pgtype.NumericOID: true,
}
