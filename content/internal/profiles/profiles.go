// Package profiles turns pprof files into the text that a page quotes or
// draws: stacks folded to one line each, and shares of functions.
package profiles

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/pprof/profile"
)

const (
	// Rest is the frame that stands for all that are too small to draw.
	Rest = "(прочее)"
	// smallest share of the whole that a frame must have to be drawn.
	smallest = 0.01
	// mostLines is what a picture on a phone still shows.
	mostLines = 45
)

// Read reads a file that runtime/pprof has written.
func Read(t testing.TB, data []byte) *profile.Profile {
	t.Helper()
	p, err := profile.ParseData(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Stack is a chain of calls, the root first, and what it cost.
type Stack struct {
	Frames []string
	Cost   int64
}

// Stacks returns what the profile has of one kind ("cpu", "alloc_space",
// "delay" …). Names are short: json.Marshal, catalog.Render.
func Stacks(t testing.TB, p *profile.Profile, kind string) []Stack {
	t.Helper()
	index := slices.IndexFunc(p.SampleType,
		func(s *profile.ValueType) bool { return s.Type == kind })
	if index < 0 {
		t.Fatalf("the profile has no %q", kind)
	}
	var stacks []Stack
	for _, sample := range p.Sample {
		var frames []string
		for _, location := range slices.Backward(sample.Location) {
			for _, line := range slices.Backward(location.Line) {
				frames = append(frames, Short(line.Function.Name))
			}
		}
		stacks = append(stacks, Stack{frames, sample.Value[index]})
	}
	return stacks
}

// From keeps the stacks that go through the function, and leaves out what
// has called it.
func From(stacks []Stack, root string) []Stack {
	var kept []Stack
	for _, s := range stacks {
		if at := slices.Index(s.Frames, root); at >= 0 {
			kept = append(kept, Stack{s.Frames[at:], s.Cost})
		}
	}
	return kept
}

// Hide leaves out the functions whose names match, as "pprof -hide" does.
func Hide(stacks []Stack, names *regexp.Regexp) []Stack {
	var left []Stack
	for _, s := range stacks {
		frames := slices.DeleteFunc(slices.Clone(s.Frames),
			names.MatchString)
		left = append(left, Stack{frames, s.Cost})
	}
	return left
}

// Close makes the functions whose names match the last ones of their
// stacks: what they call is part of them.
func Close(stacks []Stack, names *regexp.Regexp) []Stack {
	var closed []Stack
	for _, s := range stacks {
		frames := s.Frames
		if at := slices.IndexFunc(frames, names.MatchString); at >= 0 {
			frames = frames[:at+1]
		}
		closed = append(closed, Stack{frames, s.Cost})
	}
	return closed
}

// Share is the part of the cost, from 0 to 1, that the function has with
// all it calls.
func Share(stacks []Stack, name string) float64 {
	var part, whole int64
	for _, s := range stacks {
		whole += s.Cost
		if slices.Contains(s.Frames, name) {
			part += s.Cost
		}
	}
	return float64(part) / float64(max(whole, 1))
}

// Cost is the sum over all stacks.
func Cost(stacks []Stack) (sum int64) {
	for _, s := range stacks {
		sum += s.Cost
	}
	return sum
}

// Folded writes a line "root;frame;frame 12" for each stack, sorted, with
// costs divided by unit. Frames with less than a hundredth of the whole
// become one frame Rest, and more do while there are over 45 lines.
func Folded(stacks []Stack, unit int64) string {
	root := &node{}
	for _, s := range stacks {
		at := root
		at.total += s.Cost
		for _, frame := range s.Frames {
			at = at.callee(frame)
			at.total += s.Cost
		}
	}
	for share := smallest; ; share *= 1.2 {
		least := share * float64(root.total)
		lines := root.lines("", least, unit)
		if len(lines) <= mostLines {
			slices.Sort(lines)
			return strings.Join(lines, "")
		}
	}
}

// Unfold reads what Folded has written.
func Unfold(t testing.TB, text string) []Stack {
	t.Helper()
	var stacks []Stack
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		space := strings.LastIndexByte(line, ' ')
		cost, err := strconv.ParseInt(line[space+1:], 10, 64)
		if space < 0 || err != nil {
			t.Fatalf("no folded stack: %q", line)
		}
		stacks = append(stacks,
			Stack{strings.Split(line[:space], ";"), cost})
	}
	return stacks
}

// node is a function as called from one chain of callers.
type node struct {
	total   int64
	callees map[string]*node
}

func (n *node) callee(name string) *node {
	if n.callees == nil {
		n.callees = map[string]*node{}
	}
	if n.callees[name] == nil {
		n.callees[name] = &node{}
	}
	return n.callees[name]
}

func (n *node) lines(chain string, least float64, unit int64) []string {
	var lines []string
	own, rest := n.total, int64(0)
	for _, name := range slices.Sorted(maps.Keys(n.callees)) {
		callee := n.callees[name]
		own -= callee.total
		if float64(callee.total) < least {
			rest += callee.total
			continue
		}
		lines = append(lines,
			callee.lines(join(chain, name), least, unit)...)
	}
	if float64(rest) < least { // too small to be drawn even together
		own, rest = own+rest, 0
	}
	for _, part := range []struct {
		chain string
		cost  int64
	}{{chain, own}, {join(chain, Rest), rest}} {
		cost := (part.cost + unit/2) / unit
		if cost > 0 && part.chain != "" {
			lines = append(lines, fmt.Sprintf("%s %d\n", part.chain, cost))
		}
	}
	return lines
}

func join(chain, name string) string {
	if chain == "" {
		return name
	}
	return chain + ";" + name
}

var (
	shape   = regexp.MustCompile(`\[go\.shape[^;]*\]|\[\.\.\.\]`)
	version = regexp.MustCompile(`^v\d+$`)
)

// Short is the name of a function without the path of its module and
// without the shapes of its type parameters.
func Short(name string) string {
	name = shape.ReplaceAllString(name, "")
	dir, base := path.Split(name)
	pkg, _, _ := strings.Cut(base, ".")
	if version.MatchString(pkg) && dir != "" {
		return path.Base(dir) + "/" + base // encoding/json/v2.Marshal
	}
	return base
}

// Hottest are the names of functions by their own cost, dearest first.
func Hottest(stacks []Stack) []string {
	own := map[string]int64{}
	for _, s := range stacks {
		own[s.Frames[len(s.Frames)-1]] += s.Cost
	}
	return slices.SortedFunc(maps.Keys(own), func(a, b string) int {
		return cmp.Or(cmp.Compare(own[b], own[a]), cmp.Compare(a, b))
	})
}
