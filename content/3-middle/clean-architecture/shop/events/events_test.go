package events_test

import (
	"context"
	"errors"
	"testing"

	"route500k/content/3-middle/clean-architecture/shop/domain"
	"route500k/content/3-middle/clean-architecture/shop/events"
)

type settler struct {
	id   int64
	paid bool
	err  error
}

func (s *settler) Settle(_ context.Context, id int64, paid bool) error {
	s.id, s.paid = id, paid
	return s.err
}

func TestVerdict(t *testing.T) {
	down := errors.New("database is down")
	for _, tt := range []struct {
		body      string
		err, want error
	}{
		{`{"order":1,"verdict":"paid"}`, nil, nil},
		{`{"order":1,"verdict":"refused"}`, nil, nil},
		{`{"order":1,"verdict":"maybe"}`, nil, events.ErrBad},
		{`{`, nil, events.ErrBad},
		{`{"order":1,"verdict":"paid"}`, domain.ErrNotFound,
			events.ErrBad},
		{`{"order":1,"verdict":"paid"}`, new(domain.WrongStatus),
			events.ErrBad},
		{`{"order":1,"verdict":"paid"}`, down, down},
	} {
		use := &settler{err: tt.err}
		err := events.Verdict(t.Context(), use, []byte(tt.body))
		if !errors.Is(err, tt.want) ||
			tt.want == down && errors.Is(err, events.ErrBad) {
			t.Errorf("%s: %v", tt.body, err)
		}
	}
	use := new(settler)
	err := events.Verdict(t.Context(), use,
		[]byte(`{"order":7,"verdict":"paid"}`))
	if err != nil || use.id != 7 || !use.paid {
		t.Errorf("%v, %+v", err, use)
	}
}
