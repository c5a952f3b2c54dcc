package acquirer_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/kassa/kassatest"
	"route500k/content/3-middle/clean-architecture/shop/acquirer"
	"route500k/content/3-middle/clean-architecture/shop/app"
)

// The adapter is what the port wants.
var _ app.Payments = (*acquirer.Acquirer)(nil)

func TestWordsAreTranslated(t *testing.T) {
	server, client := kassatest.New(t)
	payments := acquirer.New(client, time.Minute)
	for code, want := range map[string]func(error) bool{
		kassa.Approved: func(err error) bool { return err == nil },
		kassa.NoMoney: func(err error) bool {
			return errors.Is(err, app.ErrDeclined)
		},
		"61": func(err error) bool { // they have added a code
			return err != nil && !errors.Is(err, app.ErrDeclined)
		},
	} {
		server.Answer(code)
		err := payments.Charge(t.Context(), 1, 50000)
		if !want(err) {
			t.Errorf("code %s: %v", code, err)
		}
	}
}

func TestSilence(t *testing.T) {
	server, client := kassatest.New(t)
	server.Silence(true)
	payments := acquirer.New(client, time.Minute)
	err := payments.Charge(t.Context(), 1, 50000)
	if err == nil || errors.Is(err, app.ErrDeclined) {
		t.Errorf("got %v, want an error that decides nothing", err)
	}
	if strings.Contains(err.Error(), kassatest.Key) {
		t.Errorf("the key is in the error: %v", err)
	}
	server.Silence(false)
	err = payments.Charge(t.Context(), 1, 50000)
	if err != nil || server.Taken("1") != 1 {
		t.Errorf("%v, taken %d times", err, server.Taken("1"))
	}
}

func TestDeadline(t *testing.T) {
	_, client := kassatest.New(t)
	payments := acquirer.New(client, -time.Second)
	err := payments.Charge(t.Context(), 1, 50000)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
