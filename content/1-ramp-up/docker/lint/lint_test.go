package lint_test

import (
	"slices"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/docker/lint"
)

func TestCheck(t *testing.T) {
	const end = "\nUSER 65532\nENTRYPOINT [\"/a\"]\n"
	for _, tt := range []struct{ name, file, want string }{
		{"good", "FROM alpine:3.24" + end, ""},
		{"digest", "FROM alpine@sha256:12" + end, ""},
		{"scratch", "FROM scratch" + end, ""},
		{"no version", "FROM alpine" + end, "line 1: name the version"},
		{"port of a registry", "FROM local:5000/alpine" + end, "line 1: name"},
		{"compiler", "FROM golang:1.27.3" + end, "line 1: the compiler"},
		{"stage", "FROM golang:1.27.3 AS b\nFROM b\nUSER 1\nCMD [\"a\"]", ""},
		{"order", "FROM a:1\nCOPY . .\nRUN go mod download" + end,
			"line 2: each change"},
		{"secret", "FROM a:1\nARG API_KEY" + end, "line 2: API_KEY stays"},
		{"file", "FROM a:1\nENV PASSWORD_FILE=/run/x" + end, ""},
		{"shell", "FROM a:1\nUSER 1\nCMD /a", "line 3: CMD in shell form"},
		{"nothing", "FROM a:1\nUSER 1", "line 1: nothing to run"},
		{"root", "FROM a:1\nCMD [\"a\"]", "line 1: runs as root"},
		{"zero", "FROM a:1\nUSER 0:0\nCMD [\"a\"]", "line 2: runs as root"},
		{"name", "FROM a:1\nUSER app\nCMD [\"a\"]", "line 2: USER app"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			faults, err := lint.Check(strings.NewReader(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if tt.want == "" && len(faults) > 0 {
				t.Errorf("finds %q", faults)
			}
			if !slices.ContainsFunc(append(faults, ""), func(s string) bool {
				return strings.HasPrefix(s, tt.want)
			}) {
				t.Errorf("got %q, want %q", faults, tt.want)
			}
		})
	}
}

func TestCheckRefusesWhatIsNoDockerfile(t *testing.T) {
	for _, file := range []string{"", "RUN x", "FROM a:1\nRUNN x"} {
		if _, err := lint.Check(strings.NewReader(file)); err == nil {
			t.Errorf("%q passes", file)
		}
	}
}
