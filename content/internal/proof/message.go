package proof

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Until returns the text before the first marker, or all of it.
func Until(text, marker string) string {
	head, _, _ := strings.Cut(text, marker)
	return head
}

// From returns the text from the first marker on; empty if there is none.
func From(text, marker string) string {
	_, tail, found := strings.Cut(text, marker)
	if !found {
		return ""
	}
	return marker + tail
}

// Own leaves out of a traceback the calls that are not of package main.
func Own(text string) string {
	var kept []string
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		call := i+1 < len(lines) && strings.HasPrefix(lines[i+1], "\t")
		if call && !strings.HasPrefix(lines[i], "main.") {
			i++ // and its file
			continue
		}
		kept = append(kept, lines[i])
	}
	return strings.Join(kept, "\n")
}

// Fold breaks lines longer than width at spaces and indents what follows.
// A line without a fitting space stays long.
func Fold(text string, width int) string {
	const indent = "    "
	var folded strings.Builder
	for line := range strings.Lines(text) {
		for utf8.RuneCountInString(strings.TrimRight(line, "\n")) > width {
			at := strings.LastIndexByte(line[:width], ' ')
			if at <= len(indent) {
				break
			}
			folded.WriteString(line[:at] + "\n")
			line = indent + line[at+1:]
		}
		folded.WriteString(line)
	}
	return folded.String()
}

var (
	address   = regexp.MustCompile(`0x[0-9a-f]+`)
	goroutine = regexp.MustCompile(`\b([Gg]oroutine) (\d+)\b`)
	exitLine  = regexp.MustCompile(`(?m)^exit status \d+\n?`)
	module    = regexp.MustCompile(`\broute500k/content/\S+/(\w+\.go:)`)
	padding   = regexp.MustCompile(`(?m)[ \t]+$`)
	unit      = regexp.MustCompile(`(?m)^# \S*route500k/.*\n`)
)

// Normalise takes out of a message what changes from run to run and from
// machine to machine: the folder dir, addresses, exit statuses, and the
// numbers of goroutines, which are counted from 7 in order of appearance;
// number 1, the main goroutine, stays.
func Normalise(text, dir string) string {
	text = unit.ReplaceAllString(text, "")
	text = strings.ReplaceAll(text, dir+string(filepath.Separator), "")
	text = module.ReplaceAllString(text, "$1")
	text = address.ReplaceAllString(text, "0x…")
	text = exitLine.ReplaceAllString(text, "")
	text = padding.ReplaceAllString(text, "")
	seen := map[string]string{"1": "1"}
	return goroutine.ReplaceAllStringFunc(text, func(match string) string {
		parts := goroutine.FindStringSubmatch(match)
		word, number := parts[1], parts[2]
		if _, ok := seen[number]; !ok {
			seen[number] = strconv.Itoa(6 + len(seen))
		}
		return word + " " + seen[number]
	})
}
