// Package flight keeps the last seconds of the execution trace and saves
// them when a request has been slow.
package flight

import (
	"io"
	"net/http"
	"runtime/trace"
	"sync/atomic"
	"time"
)

// Recorder saves what led to a slow request, at most once in Pause.
type Recorder struct {
	Trace *trace.FlightRecorder // has been started
	Slow  time.Duration         // a request from here on is slow
	Pause time.Duration
	Save  func(snapshot io.WriterTo) // to a file, to S3

	next atomic.Int64 // not earlier than this, in Unix nanoseconds
}

// region:watch
// Watch saves the last seconds when a request has been slow.
func (r *Recorder) Watch(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		start := time.Now()
		ctx, task := trace.NewTask(q.Context(), q.Method+" "+q.URL.Path)
		handler.ServeHTTP(w, q.WithContext(ctx))
		took := time.Since(start)
		if took < r.Slow || !r.mayTry(start.Add(took)) {
			task.End()
			return
		}
		trace.Logf(ctx, "slow", "%v", took) // to find it in the trace
		task.End()
		r.Save(r.Trace)
	})
}

// endregion

// mayTry is true for one request in Pause.
func (r *Recorder) mayTry(now time.Time) bool {
	next := r.next.Load()
	return now.UnixNano() >= next &&
		r.next.CompareAndSwap(next, now.Add(r.Pause).UnixNano())
}
