package deferred_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/go-basics/deferred"
)

var errFull = errors.New("disk is full")

type file struct {
	strings.Builder
	closeErr error
}

func (f *file) Close() error { return f.closeErr }

func TestSave(t *testing.T) {
	good, full := &file{}, &file{closeErr: errFull}
	for f, want := range map[*file]error{good: nil, full: errFull} {
		err := deferred.Save(func() (io.WriteCloser, error) {
			return f, nil
		}, "text")
		if !errors.Is(err, want) || f.String() != "text" {
			t.Errorf("%v with %q, want %v", err, f, want)
		}
	}
	err := deferred.Save(func() (io.WriteCloser, error) {
		return nil, errFull
	}, "text")
	if !errors.Is(err, errFull) {
		t.Errorf("create failed, Save said %v", err)
	}
}

func TestSafely(t *testing.T) {
	err := deferred.Safely(func() { panic("no stock") })
	if err == nil || !strings.HasPrefix(err.Error(), "panic: no stock") {
		t.Errorf("got %v", err)
	}
	if err := deferred.Safely(func() {}); err != nil {
		t.Errorf("no panic, but %v", err)
	}
}

// Since Go 1.21 panic(nil) is a *runtime.PanicNilError.
func TestPanicNil(t *testing.T) {
	defer func() {
		if _, ok := recover().(*runtime.PanicNilError); !ok {
			t.Error("panic(nil) was not turned into PanicNilError")
		}
	}()
	var nothing any
	panic(nothing)
}

// recover works only when the deferred function itself calls it.
func TestRecoverInHelper(t *testing.T) {
	helper := func() any { return recover() }
	var direct, indirect any
	func() {
		defer func() { direct = recover() }()
		defer func() { indirect = helper() }()
		panic("lost")
	}()
	if indirect != nil || direct != "lost" {
		t.Errorf("in a helper %v, directly %v", indirect, direct)
	}
}
