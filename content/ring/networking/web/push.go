package web

import (
	"context"
	"encoding/json/v2"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/coder/websocket"
)

// region:feed
// Feed tells clients of events in three ways.
type Feed struct {
	Log   *Log
	Beat  time.Duration   // 15 s: below any idle timeout on the way
	Write time.Duration   // 5 s: for one client to take what it is sent
	Stop  <-chan struct{} // closed by RegisterOnShutdown
}

// next waits for events after id; nil, nil is a beat.
func (f *Feed) next(ctx context.Context, id int64) ([]Event, error) {
	beat := time.NewTimer(f.Beat)
	defer beat.Stop()
	for {
		events, changed, err := f.Log.After(id)
		if err != nil || len(events) > 0 {
			return events, err
		}
		select {
		case <-changed:
		case <-beat.C:
			return nil, nil
		case <-f.Stop:
			return nil, http.ErrServerClosed
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// endregion

// region:sse
// SSE is a stream that the browser's EventSource reads. It connects again
// by itself and says what it had: Last-Event-ID.
func (f *Feed) SSE(w http.ResponseWriter, r *http.Request) {
	id, err := from(r.Header.Get("Last-Event-ID"))
	if err != nil {
		http.Error(w, "Last-Event-ID", http.StatusBadRequest)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx must not collect
	c := http.NewResponseController(w)
	for {
		events, err := f.next(r.Context(), id)
		var out strings.Builder
		switch {
		case errors.Is(err, ErrForgotten): // load all, go on from here
			id = f.Log.Last()
			fmt.Fprintf(&out, "id: %d\nevent: reset\ndata:\n\n", id)
		case err != nil:
			return
		case events == nil:
			fmt.Fprint(&out, ": still here\n\n") // a comment
		}
		for _, e := range events {
			id = e.ID
			fmt.Fprintf(&out, "id: %d\ndata: %s\n\n", e.ID, e.Data)
		}
		// Instead of WriteTimeout of the server, which would end it all.
		c.SetWriteDeadline(time.Now().Add(f.Write))
		fmt.Fprint(w, out.String())
		if c.Flush() != nil {
			return
		}
	}
}

// endregion

// region:socket
// Socket is the same by WebSocket. Here the client may speak, too.
func (f *Feed) Socket(w http.ResponseWriter, r *http.Request) {
	id, err := from(r.FormValue("after"))
	if err != nil {
		http.Error(w, "after", http.StatusBadRequest)
		return
	}
	// Accept refuses pages of other sites: CORS does not guard here.
	c, err := websocket.Accept(w, r, nil)
	if err != nil {
		return // Accept has answered
	}
	defer c.CloseNow()
	ctx := c.CloseRead(r.Context()) // answers pings, notices the end
	for {
		events, err := f.next(ctx, id)
		switch {
		case errors.Is(err, ErrForgotten):
			c.Close(websocket.StatusPolicyViolation, err.Error())
			return
		case err != nil:
			c.Close(websocket.StatusGoingAway, "come again")
			return
		}
		if err := f.send(ctx, c, events); err != nil {
			return
		}
		if len(events) > 0 {
			id = events[len(events)-1].ID
		}
	}
}

func (f *Feed) send(
	ctx context.Context, c *websocket.Conn, events []Event,
) error {
	ctx, cancel := context.WithTimeout(ctx, f.Write)
	defer cancel()
	if events == nil {
		return c.Ping(ctx) // and waits for the pong
	}
	for _, e := range events {
		text, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if err := c.Write(ctx, websocket.MessageText, text); err != nil {
			return err
		}
	}
	return nil
}

// endregion

// region:poll
// Poll holds the request until there is something: an ordinary answer,
// which passes through everything.
func (f *Feed) Poll(w http.ResponseWriter, r *http.Request) {
	id, err := from(r.FormValue("after"))
	if err != nil {
		http.Error(w, "after", http.StatusBadRequest)
		return
	}
	events, err := f.next(r.Context(), id)
	switch {
	case errors.Is(err, ErrForgotten):
		http.Error(w, err.Error(), http.StatusGone)
	case err != nil:
		w.WriteHeader(http.StatusServiceUnavailable)
	case events == nil:
		w.WriteHeader(http.StatusNoContent) // ask again
	default:
		w.Header().Set("Content-Type", "application/json")
		json.MarshalWrite(w, events)
	}
}

// endregion

// from reads how far a client is; nothing means from the beginning.
func from(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.ParseInt(s, 10, 64)
}
