package cursor_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/quick"
	"unicode/utf8"

	"route500k/content/internal/proof"
	"route500k/content/ring/testing/cursor"
)

// region:property

// survives says what has been lost on the way there and back.
func survives(c codec, title string, id int64) error {
	want := cursor.Cursor{Title: title, ID: id}
	got, err := c.decode(c.encode(want))
	if err != nil || got != want {
		return fmt.Errorf("%+q, %d became %+q, %d, %v",
			title, id, got.Title, got.ID, err)
	}
	return nil
}

// FuzzCursor tries its seeds and the files of testdata/fuzz/FuzzCursor in
// every go test, and draws new values with -fuzz=FuzzCursor.
func FuzzCursor(f *testing.F) {
	f.Add("Кружка", int64(7))
	f.Fuzz(func(t *testing.T, title string, id int64) {
		if !utf8.ValidString(title) {
			return // PostgreSQL has no such titles
		}
		if err := survives(good, title, id); err != nil {
			t.Error(err)
		}
	})
}

// endregion

// region:decode

// FuzzDecode is about what strangers send: no panic, and what is accepted
// has one meaning.
func FuzzDecode(f *testing.F) {
	f.Add(cursor.Encode(cursor.Cursor{Title: "Кружка", ID: 7}))
	f.Fuzz(func(t *testing.T, s string) {
		c, err := cursor.Decode(s)
		if err != nil {
			return
		}
		if err := survives(good, c.Title, c.ID); err != nil {
			t.Errorf("%q is accepted: %v", s, err)
		}
	})
}

// endregion

// FuzzFaulty is how the findings came about: ATTEMPT=pipe is the first
// attempt, ATTEMPT=any the second one with any title whatever.
func FuzzFaulty(f *testing.F) {
	attempt, ok := map[string]codec{"pipe": pipe, "any": good}[os.Getenv(
		"ATTEMPT")]
	if !ok {
		f.Skip("for find.sh")
	}
	f.Add("Кружка", int64(7))
	f.Fuzz(func(t *testing.T, title string, id int64) {
		if err := survives(attempt, title, id); err != nil {
			t.Error(err)
		}
	})
}

// region:quick

// TestQuick: a hundred strings of any characters, then a hundred of those
// that matter.
func TestQuick(t *testing.T) {
	var report strings.Builder
	for _, tt := range []struct {
		name  string
		codec codec
		draw  func([]reflect.Value, *rand.Rand)
	}{
		{"first attempt, any characters", pipe, nil},
		{"first attempt, characters that matter", pipe, telling},
		{"second attempt, characters that matter", good, telling},
	} {
		property := func(title string, id int64) bool {
			return survives(tt.codec, title, id) == nil
		}
		err := quick.Check(property, &quick.Config{
			Rand: rand.New(rand.NewSource(1)), Values: tt.draw})
		fmt.Fprintf(&report, "%s: %v\n", tt.name, err)
	}
	proof.Golden(t, "testdata/quick.txt", report.String())
}

func telling(values []reflect.Value, r *rand.Rand) {
	title := make([]byte, r.Intn(5))
	for i := range title {
		title[i] = `a |"\`[r.Intn(5)]
	}
	values[0] = reflect.ValueOf(string(title))
	values[1] = reflect.ValueOf(r.Int63n(100))
}

// endregion

// TestFound holds the record of find.sh to what the code does today.
func TestFound(t *testing.T) {
	const record = "testdata/found.txt"
	if proof.Recording() {
		module := proof.Copy(t, "../../..", "go.mod", "go.sum", "internal",
			"ring/testing/cursor")
		text := proof.Fail(t, filepath.Join(module, "ring/testing/cursor"),
			"sh", "find.sh")
		proof.Record(t, record, proof.Fold(text, proof.Width))
	}
	text := proof.Recorded(t, record)
	if !strings.Contains(text, `"|", `) {
		t.Error("the finding is another one; keep its file, too")
	}
	if survives(pipe, "|", 51) == nil || survives(good, "\xd0", 7) == nil {
		t.Error("what was found is gone")
	}
}
