package oidc_test

import (
	"fmt"
	"strings"
	"testing"

	"route500k/content/3-middle/ci-cd/oidc"
	"route500k/content/internal/proof"
)

const (
	github   = "https://token.actions.githubusercontent.com"
	audience = "cloud.example"
)

func TestTrust(t *testing.T) {
	policies := []string{
		"repo:acme*",
		"repo:acme@7/shop@42:*",
		"repo:acme@7/shop@42:environment:production",
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-48s%-6s%-7s%s\n", "subject of the run",
		"acme*", "shop:*", "environment")
	for _, subject := range []string{
		"repo:acme@7/shop@42:environment:production",
		"repo:acme@7/shop@42:ref:refs/heads/main",
		"repo:acme@7/shop@42:pull_request",
		"repo:acme@7/sandbox@43:environment:production",
		"repo:acme-fans@9/shop@77:environment:production",
	} {
		fmt.Fprintf(&out, "%-48s", subject)
		for i, policy := range policies {
			word := "no"
			if (oidc.Trust{Audience: audience, Subject: policy}).Allows(
				oidc.Claims{Issuer: github, Audience: audience,
					Subject: subject}) {
				word = "keys"
			}
			fmt.Fprintf(&out, "%-*s", []int{6, 7, 0}[i], word)
		}
		out.WriteByte('\n')
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}

func TestEverythingCounts(t *testing.T) {
	const subject = "repo:acme@7/shop@42:environment:production"
	trust := oidc.Trust{Audience: audience, Subject: subject}
	for _, tt := range []struct {
		claims oidc.Claims
		want   bool
	}{
		{oidc.Claims{github, audience, subject}, true},
		{oidc.Claims{"https://evil.example", audience, subject}, false},
		{oidc.Claims{github, "another.example", subject}, false},
		{oidc.Claims{github, audience, subject + "2"}, false},
		{oidc.Claims{github, audience, "x" + subject}, false},
		{oidc.Claims{github, audience, ""}, false},
	} {
		if got := trust.Allows(tt.claims); got != tt.want {
			t.Errorf("%+v: %v", tt.claims, got)
		}
	}
}
