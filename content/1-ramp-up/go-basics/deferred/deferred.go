// Package deferred uses defer, panic and recover.
package deferred

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
)

// region:close

// Save writes text and closes the file. The error of Close counts: it may
// be the only news of a full disk.
func Save(create func() (io.WriteCloser, error), text string) (err error) {
	file, err := create()
	if err != nil {
		return err // nothing to close yet
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	_, err = io.WriteString(file, text)
	return err
}

// endregion

// region:recover

// Safely calls f and turns its panic into an error.
func Safely(f func()) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	f()
	return nil
}

// endregion
