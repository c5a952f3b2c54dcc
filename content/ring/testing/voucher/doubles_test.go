package voucher_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"route500k/content/ring/testing/voucher"
)

// applying is voucher.Apply or another try at the same.
type applying func(
	context.Context, voucher.Store, voucher.Order,
) (int64, error)

var order = voucher.Order{ID: "o-1", Code: "SUMMER", Total: 2000}

// region:dummy

// dummy is there because the signature asks for it: a call would panic.
type dummy struct{ voucher.Store }

func withDummy(t testing.TB, apply applying) {
	o := voucher.Order{ID: "o-1", Total: 2000} // no code
	pay, err := apply(t.Context(), dummy{}, o)
	if pay != 2000 || err != nil {
		t.Errorf("to pay %d, %v; want 2000", pay, err)
	}
}

// endregion

// region:stub

// stub gives prepared answers, whatever it is asked.
type stub struct {
	found   voucher.Voucher
	refusal error
}

func (s stub) Find(context.Context, string) (voucher.Voucher, error) {
	return s.found, nil
}

func (s stub) Spend(context.Context, string, string) error {
	return s.refusal
}

func withStub(t testing.TB, apply applying) {
	s := stub{found: voucher.Voucher{Off: 500}}
	if pay, err := apply(t.Context(), s, order); pay != 1500 {
		t.Errorf("to pay %d, %v; want 1500", pay, err)
	}
	s.refusal = voucher.ErrSpent
	_, err := apply(t.Context(), s, order)
	if !errors.Is(err, voucher.ErrSpent) {
		t.Errorf("got %v, want %v", err, voucher.ErrSpent)
	}
}

// endregion

// region:spy

// spy is a stub that remembers; the test looks afterwards.
type spy struct {
	stub
	spent []string
}

func (s *spy) Spend(_ context.Context, code, order string) error {
	s.spent = append(s.spent, code+" for "+order)
	return s.refusal
}

func withSpy(t testing.TB, apply applying) {
	s := &spy{stub: stub{found: voucher.Voucher{Off: 500}}}
	if _, err := apply(t.Context(), s, order); err != nil {
		t.Errorf("got %v", err)
	}
	if !slices.Equal(s.spent, []string{"SUMMER for o-1"}) {
		t.Errorf("spent %q, want SUMMER for o-1, once", s.spent)
	}
}

// endregion

// region:mock

// mock knows beforehand which calls there will be, and fails the test
// itself at any other. What gomock and mockery generate does the same.
type mock struct {
	t     testing.TB
	finds map[string]error // code: what to answer
	spend string           // the only call allowed, "" for none
}

func (m *mock) Find(
	_ context.Context, code string,
) (voucher.Voucher, error) {
	answer, ok := m.finds[code]
	if !ok {
		m.t.Errorf("unexpected call: Find(%q)", code)
	}
	delete(m.finds, code)
	return voucher.Voucher{Code: code, Off: 500}, answer
}

func (m *mock) Spend(_ context.Context, code, order string) error {
	if got := code + " for " + order; got != m.spend {
		m.t.Errorf("unexpected call: Spend(%s)", got)
	}
	m.spend = ""
	return nil
}

func (m *mock) finish() {
	if len(m.finds) > 0 || m.spend != "" {
		m.t.Errorf("missing calls: %v %s", m.finds, m.spend)
	}
}

func withMock(t testing.TB, apply applying) {
	m := &mock{t: t,
		finds: map[string]error{"SUMMER": nil}, spend: "SUMMER for o-1"}
	if pay, err := apply(t.Context(), m, order); pay != 1500 {
		t.Errorf("to pay %d, %v; want 1500", pay, err)
	}
	m.finish()

	m = &mock{t: t,
		finds: map[string]error{"SUMMER": voucher.ErrUnknown}}
	_, err := apply(t.Context(), m, order)
	if !errors.Is(err, voucher.ErrUnknown) {
		t.Errorf("got %v, want %v", err, voucher.ErrUnknown)
	}
	m.finish()
}

// endregion

// region:store

// withStore asks for results only, so any Store will do: the fake, or
// PostgreSQL with the one voucher SUMMER, 500 off, once.
func withStore(t testing.TB, apply applying, s voucher.Store) {
	if pay, err := apply(t.Context(), s, order); pay != 1500 {
		t.Errorf("to pay %d, %v; want 1500", pay, err)
	}
	second := voucher.Order{ID: "o-2", Code: "SUMMER", Total: 900}
	_, err := apply(t.Context(), s, second)
	if !errors.Is(err, voucher.ErrSpent) {
		t.Errorf("got %v, want %v", err, voucher.ErrSpent)
	}
	unknown := voucher.Order{ID: "o-3", Code: "WINTER", Total: 900}
	_, err = apply(t.Context(), s, unknown)
	if !errors.Is(err, voucher.ErrUnknown) {
		t.Errorf("got %v, want %v", err, voucher.ErrUnknown)
	}
}

// endregion

var summer = voucher.Voucher{Code: "SUMMER", Off: 500, Left: 1}

func TestApply(t *testing.T) {
	for name, check := range map[string]func(testing.TB, applying){
		"dummy": withDummy,
		"stub":  withStub,
		"spy":   withSpy,
		"mock":  withMock,
		"fake": func(t testing.TB, apply applying) {
			withStore(t, apply, voucher.NewMemory(summer))
		},
	} {
		t.Run(name, func(t *testing.T) { check(t, voucher.Apply) })
	}
}

// witness hears what a check says, and lets the test go on.
type witness struct {
	testing.TB
	said []string
}

func (w *witness) Helper() {}

func (w *witness) Errorf(format string, args ...any) {
	w.said = append(w.said, fmt.Sprintf(format, args...))
}
