// Package casestudy reads the story of a project as a sceptic does.
package casestudy

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Headings of a case, in this order.
var Headings = []string{
	"Задача", "Решения", "Числа", "Что пошло не так",
	"Что бы я сделал иначе",
}

// MaxWords is what one reads without scrolling back.
const MaxWords = 450

var (
	link    = regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	blank   = regexp.MustCompile(`<[^>\n]+>`)
	measure = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	number  = regexp.MustCompile(`\d+(?:\.\d+)?`)
	word    = regexp.MustCompile(`\p{L}[\p{L}-]*`)
	praise  = regexp.MustCompile(`(?i)высоконагруж\p{L}*|масштабируем\p{L}*|` +
		`отказоустойчив\p{L}*|надёжн\p{L}*|современн\p{L}*|` +
		`эффективн\p{L}*|лучши\p{L}* практик\p{L}*|best practices`)
)

// Check returns what a sceptic would not believe. Links lead from root.
func Check(root fs.FS, text string) (problems []string) {
	text = strings.ReplaceAll(text, "\u00a0", " ")
	problems = headings(text)
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		first, item := i+1, lines[i]
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "  ") {
			i++ // an item of a list goes on
			item += lines[i]
		}
		for _, problem := range claim(root, item) {
			problems = append(problems,
				fmt.Sprintf("line %d: %s", first, problem))
		}
	}
	for row := range rows(text, "Решения") {
		if slices.Contains(row, "") || len(row) < 3 {
			problems = append(problems, fmt.Sprintf(
				"no alternative or no price: %s", row[0]))
		}
	}
	if n := len(word.FindAllString(text, -1)); n > MaxWords {
		problems = append(problems,
			fmt.Sprintf("%d words, at most %d", n, MaxWords))
	}
	return problems
}

// region:claim

// claim looks at a line or an item. What is measured stands in bold; a
// file that it links to must hold the same number.
func claim(root fs.FS, line string) (problems []string) {
	var proof strings.Builder
	for _, found := range link.FindAllStringSubmatch(line, -1) {
		target := path.Clean(found[1])
		if strings.Contains(target, ":") {
			continue // somebody else's site proves nothing about ours
		}
		text, err := fs.ReadFile(root, target)
		if err != nil {
			problems = append(problems, target+" is not there")
			continue
		}
		proof.Write(text)
	}
	known := number.FindAllString(proof.String(), -1)
	for _, bold := range measure.FindAllStringSubmatch(line, -1) {
		plain := strings.NewReplacer(" ", "", ",", ".").Replace(bold[1])
		for _, n := range number.FindAllString(plain, -1) {
			if !slices.Contains(known, n) {
				problems = append(problems, n+" has no source")
			}
		}
	}
	for _, found := range blank.FindAllString(line, -1) {
		problems = append(problems, "not filled in: "+found)
	}
	for _, found := range praise.FindAllString(line, -1) {
		problems = append(problems, "praise instead of a number: "+found)
	}
	return problems
}

// endregion

func headings(text string) (problems []string) {
	at := 0
	for _, heading := range Headings {
		next := strings.Index(text, "\n## "+heading+"\n")
		switch {
		case next < 0:
			problems = append(problems, "no section: "+heading)
		case next < at:
			problems = append(problems, "out of order: "+heading)
		default:
			at = next
		}
	}
	_, chapter, _ := strings.Cut(text, "\n## Числа\n")
	chapter, _, _ = strings.Cut(chapter, "\n## ")
	if !measure.MatchString(chapter) {
		problems = append(problems, "nothing is measured")
	}
	return problems
}

// rows are those of the first table of a chapter, without its head.
func rows(text, heading string) func(yield func([]string) bool) {
	_, chapter, _ := strings.Cut(text, "\n## "+heading+"\n")
	chapter, _, _ = strings.Cut(chapter, "\n## ")
	return func(yield func([]string) bool) {
		n := 0
		for line := range strings.Lines(chapter) {
			if !strings.HasPrefix(line, "|") {
				continue
			}
			if n++; n <= 2 {
				continue
			}
			cells := strings.Split(strings.Trim(line, "|\n"), "|")
			for i, cell := range cells {
				cells[i] = strings.Trim(cell, " –-")
			}
			if !yield(cells) {
				return
			}
		}
	}
}
