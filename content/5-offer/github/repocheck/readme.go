package repocheck

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const gist = 300 // characters: what fits on a phone without scrolling

// chapters are what a stranger looks for, by words of its heading.
var chapters = []struct{ what, words string }{
	{"how to start it", `запуск|старт|run|start`},
	{"how to see that it works", `проверить|попробовать|try|usage|demo`},
	{"how it is built", `устроен|архитектура|design|architecture`},
	{"how it is tested", `тест|test`},
	{"what it does not do", `ограничени|нет|limit|scope|not`},
}

// sections also finds what of a template was left as it was.
func (r *repo) sections() error {
	if r.readme == "" {
		return nil // is told already
	}
	titles := heading.FindAllString(r.readme, -1)
	for _, chapter := range chapters {
		words := regexp.MustCompile(`(?i)(^|[^\pL])(` + chapter.words + `)`)
		if !words.MatchString(strings.Join(titles, "\n")) {
			r.fault("README.md", "no heading on %s", chapter.what)
		}
	}
	gaps := unfilled.FindAllString(r.readme, -1)
	slices.Sort(gaps)
	for _, gap := range slices.Compact(gaps) {
		r.fault("README.md", "not filled in: %s", gap)
	}
	return nil
}

var (
	heading  = regexp.MustCompile(`(?m)^##+ .+$`)
	unfilled = regexp.MustCompile(`<[^<>\n]*\p{Cyrillic}[^<>\n]*>|TODO`)
	link     = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	fences   = regexp.MustCompile("(?ms)^```.*?^```")
	ciBadge  = regexp.MustCompile(
		`//github\.com/([\w.-]+/[\w.-]+)/actions/workflows/([\w.-]+)/badge\.svg`)
)

// first looks at what is said before anybody scrolls.
func (r *repo) first() error {
	r.readme, _ = r.read("README.md")
	if r.readme == "" {
		r.fault("README.md", "there is none")
		return nil
	}
	for paragraph := range strings.SplitSeq(r.readme, "\n\n") {
		paragraph = strings.TrimSpace(paragraph)
		switch {
		case paragraph == "", strings.HasPrefix(paragraph, "# "),
			strings.HasPrefix(paragraph, "[!["),
			strings.HasPrefix(paragraph, "!["):
			continue
		case strings.HasPrefix(paragraph, "#"):
			r.fault("README.md", "does not say first what this is")
		case utf8.RuneCountInString(paragraph) > gist:
			r.fault("README.md", "says what this is in more than %d "+
				"characters", gist)
		}
		return nil
	}
	r.fault("README.md", "does not say what this is")
	return nil
}

// links finds links to files that are not committed.
func (r *repo) links() error {
	prose := fences.ReplaceAllString(r.readme, "")
	for _, match := range link.FindAllStringSubmatch(prose, -1) {
		target, err := url.Parse(match[1])
		if err != nil || target.IsAbs() || target.Path == "" {
			continue
		}
		name := path.Clean(target.Path)
		folder := false
		for _, file := range r.files {
			folder = folder || strings.HasPrefix(file, name+"/")
		}
		if _, ok := r.has(name); !ok && !folder {
			r.fault("README.md", "links to %s, which is not there", name)
		}
	}
	return nil
}
