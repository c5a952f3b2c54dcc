// Package oidc decides, as a cloud does, whether a run of GitHub Actions
// may have keys. The signature and the time of the token are checked before
// that, as of any JWT.
package oidc

import "strings"

// region:trust
// Claims are what GitHub says of a run. The subject names the environment
// if the job has one, else the pull request or the branch.
type Claims struct{ Issuer, Audience, Subject string }

// Trust is what the owner of the cloud has written down.
type Trust struct{ Audience, Subject string } // * stands for anything

// Allows compares everything: each left out is a door.
func (t Trust) Allows(c Claims) bool {
	return c.Issuer == "https://token.actions.githubusercontent.com" &&
		c.Audience == t.Audience && like(t.Subject, c.Subject)
}

// endregion

// like is a match with asterisks at the end or in the middle.
func like(pattern, s string) bool {
	parts := strings.Split(pattern, "*")
	for i, part := range parts {
		at := strings.Index(s, part)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		s = s[at+len(part):]
	}
	return s == "" || parts[len(parts)-1] == ""
}
