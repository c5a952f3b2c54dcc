package chathub_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/internal/proof"
	"route500k/content/ring/system-design/chathub"
)

// drain reads what waits in a session that nobody writes to any more.
func drain(s *chathub.Session) (messages []chathub.Message) {
	for {
		select {
		case m, open := <-s.C:
			if !open {
				return messages
			}
			messages = append(messages, m)
		default:
			return messages
		}
	}
}

// region:order

// Fifty devices write, each message twice; ten read. All see the same.
func TestOrder(t *testing.T) {
	const writers, each, readers = 50, 20, 10
	room := chathub.NewRoom(writers * each)
	var sessions []*chathub.Session
	for range readers {
		_, s := room.Join(0)
		sessions = append(sessions, s)
	}
	var wg sync.WaitGroup
	for writer := range writers {
		wg.Go(func() {
			author := fmt.Sprint("user", writer)
			for i := range each {
				first := room.Send(author, fmt.Sprint(i), "hello")
				again := room.Send(author, fmt.Sprint(i), "hello")
				if first != again {
					t.Errorf("a repeat is %d, was %d", again, first)
				}
			}
		})
	}
	wg.Wait()
	log := room.After(0)
	for _, s := range sessions {
		got := drain(s)
		if len(got) != writers*each {
			t.Fatalf("%d messages, want %d", len(got), writers*each)
		}
		for i, m := range got {
			if m.Seq != int64(i)+1 || m != log[i] {
				t.Fatalf("message %d is %+v", i+1, m)
			}
		}
	}
}

// endregion

// Who joins in the middle of it misses nothing and gets nothing twice.
func TestJoinInTheMiddle(t *testing.T) {
	const n = 1000
	room := chathub.NewRoom(n)
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := range n {
			room.Send("a", fmt.Sprint(i), "x")
		}
	})
	for range 20 {
		wg.Go(func() {
			history, s := room.Join(0)
			next := int64(len(history)) + 1
			for next <= n {
				if m := <-s.C; m.Seq != next {
					t.Errorf("got %d, want %d", m.Seq, next)
					return
				}
				next++
			}
		})
	}
	wg.Wait()
}

// region:slow

// One does not read. The other gets all of it, and the first catches up.
func TestSlowReader(t *testing.T) {
	room := chathub.NewRoom(4)
	_, slow := room.Join(0)
	_, quick := room.Join(0)
	in := chathub.Inbox{}
	for i := range 10 {
		room.Send("a", fmt.Sprint(i), "x")
		ready, err := in.Receive(t.Context(), <-quick.C)
		if len(ready) != 1 || err != nil {
			t.Fatalf("quick: %v, %v", ready, err)
		}
	}
	got := drain(slow)
	if len(got) != 4 {
		t.Fatalf("%d messages, want the 4 of its queue", len(got))
	}
	missed, _ := room.Join(got[3].Seq)
	if len(missed) != 6 || missed[0].Seq != 5 {
		t.Fatalf("missed %+v", missed)
	}
}

// endregion

func TestLeave(t *testing.T) {
	room := chathub.NewRoom(1)
	_, s := room.Join(0)
	room.Leave(s)
	room.Leave(s) // the handler and the hub may both give it up
	room.Send("a", "1", "x")
	if _, open := <-s.C; open {
		t.Error("who has left still gets messages")
	}
	if got := room.After(-5); len(got) != 1 {
		t.Errorf("after -5: %v", got)
	}
	if got := room.After(5); len(got) != 0 {
		t.Errorf("after 5: %v", got)
	}
}

func TestUnread(t *testing.T) {
	room := chathub.NewRoom(1)
	for i := range 5 {
		room.Send("a", fmt.Sprint(i), "x")
	}
	room.Read("b", 4) // the phone
	room.Read("b", 2) // the laptop, late
	if n := room.Unread("b"); n != 1 {
		t.Errorf("%d unread, want 1", n)
	}
	room.Read("b", 99) // never ahead of what there is
	room.Send("a", "6", "x")
	if n := room.Unread("b"); n != 1 {
		t.Errorf("%d unread, want 1", n)
	}
}

func TestPresence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &chathub.Presence{TTL: 30 * time.Second}
		check := func(want bool) {
			t.Helper()
			if got := p.Online("ann"); got != want {
				t.Errorf("online = %v, want %v", got, want)
			}
		}
		check(false)
		p.Beat("ann", "phone")
		time.Sleep(20 * time.Second)
		p.Beat("ann", "laptop")
		time.Sleep(20 * time.Second) // the phone is silent, the laptop not
		check(true)
		time.Sleep(10 * time.Second)
		check(false)
		p.Beat("ann", "phone")
		check(true)
	})
}

// TestLoose shows what the page says of the faulty room: the one who has
// its number first is the last to deliver, and who comes between the
// history and the subscription is lost.
func TestLoose(t *testing.T) {
	var text strings.Builder
	numbered, second := make(chan struct{}), make(chan struct{})
	room := &chathub.Loose{Pause: func(seq int64) {
		if seq == 1 {
			close(numbered)
			<-second
		}
	}}
	reader := room.Subscribe()
	var wg sync.WaitGroup
	wg.Go(func() { room.Send("shall we meet?") })
	<-numbered
	room.Send("yes")
	close(second)
	wg.Wait()
	for range 2 {
		m := <-reader
		fmt.Fprintf(&text, "%d %s\n", m.Seq, m.Text)
	}
	proof.Golden(t, "testdata/loose.txt", text.String())

	text.Reset()
	history := room.History()
	room.Send("at seven")
	live := room.Subscribe()
	room.Send("in the park")
	fmt.Fprintln(&text, "history:", numbers(history))
	m := <-live
	fmt.Fprintln(&text, "live:   ", []int64{m.Seq}, m.Text)
	proof.Golden(t, "testdata/between.txt", text.String())
}

func TestQuiz(t *testing.T) {
	var text strings.Builder
	chathub.Late(&text)
	proof.Golden(t, "testdata/late.txt", text.String())
}
