package reorder

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"testing"

	"route500k/content/2-acceleration/layered-architecture/arch"
	"route500k/content/2-acceleration/layered-architecture/orders"
	"route500k/content/2-acceleration/layered-architecture/orders/memory"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const customer = 7

// letters is a Mailer.
type letters struct {
	sent []int64
	err  error
}

func (l *letters) Placed(_ context.Context, o orders.Order) error {
	l.sent = append(l.sent, o.ID)
	return l.err
}

// twice repeats every unit of work, as a storage may.
type twice struct{ orders.Storage }

func (s twice) Do(
	ctx context.Context, f func(orders.Work) error,
) error {
	again := errors.New("deadlock")
	err := s.Storage.Do(ctx, func(w orders.Work) error {
		if err := f(w); err != nil {
			return err
		}
		return again
	})
	if !errors.Is(err, again) {
		return err
	}
	return s.Storage.Do(ctx, f)
}

// shop has sold an order for two mugs and a tea, the mugs for 100.
func shop(t *testing.T, teas int) (*memory.Storage, orders.Order) {
	t.Helper()
	s := new(memory.Storage)
	s.Put("mug", memory.Product{Count: 4, Price: 100})
	s.Put("tea", memory.Product{Count: 1, Price: 30})
	old, err := orders.NewService(s).Place(t.Context(), customer,
		[]orders.Line{{SKU: "mug", Count: 2}, {SKU: "tea", Count: 1}})
	if err != nil {
		t.Fatal(err)
	}
	s.Put("mug", memory.Product{Count: 2, Price: 150})
	s.Put("tea", memory.Product{Count: teas, Price: 30})
	return s, old
}

func TestTodaysPrice(t *testing.T) {
	s, old := shop(t, 1)
	if err := orders.NewService(s).Cancel(
		t.Context(), customer, old.ID); err != nil {
		t.Fatal(err)
	}
	got, err := New(s, new(letters)).Reorder(
		t.Context(), customer, old.ID)
	if err != nil || got.Total() != 330 {
		t.Errorf("total %d (%v), want 330", got.Total(), err)
	}
	if got.ID == old.ID || got.Status != orders.New {
		t.Errorf("order %d is %s, want a new one", got.ID, got.Status)
	}
}

func TestAllOrNothing(t *testing.T) {
	s, old := shop(t, 0)
	post := new(letters)
	_, err := New(s, post).Reorder(t.Context(), customer, old.ID)
	if _, ok := errors.AsType[*orders.OutOfStock](err); !ok {
		t.Errorf("got %v, want an *orders.OutOfStock inside", err)
	}
	if left := s.Left("mug"); left != 2 {
		t.Errorf("no order, but %d mugs left of 2", left)
	}
	if len(post.sent) > 0 {
		t.Error("a letter about no order")
	}
}

func TestStranger(t *testing.T) {
	s, old := shop(t, 1)
	for _, id := range []int64{old.ID, 404} {
		_, err := New(s, new(letters)).Reorder(t.Context(), 8, id)
		if !errors.Is(err, orders.ErrNotFound) {
			t.Errorf("a stranger: %v, want ErrNotFound", err)
		}
	}
}

func TestOneLetter(t *testing.T) {
	s, old := shop(t, 1)
	post := new(letters)
	_, err := New(twice{s}, post).Reorder(t.Context(), customer, old.ID)
	if err != nil || len(post.sent) != 1 {
		t.Errorf("%d letters (%v), want 1", len(post.sent), err)
	}
}

func TestLetterFails(t *testing.T) {
	s, old := shop(t, 1)
	post := &letters{err: errors.New("no such host")}
	got, err := New(s, post).Reorder(t.Context(), customer, old.ID)
	if err != nil || got.ID == 0 || s.Left("mug") != 0 {
		t.Errorf("got order %d, %v: want it without the letter",
			got.ID, err)
	}
}

func TestKnowsNoHTTP(t *testing.T) {
	broken, err := arch.Broken(".", []arch.Rule{
		{Package: ".", Not: []string{"net/http", "github.com/jackc/pgx"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range broken {
		t.Error(line)
	}
}
