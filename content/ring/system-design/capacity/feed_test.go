package capacity_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/system-design/capacity"
)

const users, opens = 10e6, 20

// world is a supposition: few have many followers, and those write more.
var world = []capacity.Authors{
	{Count: 9_888_900, Followers: 100, Posts: 0.2},
	{Count: 100_000, Followers: 3_000, Posts: 1},
	{Count: 10_000, Followers: 30_000, Posts: 3},
	{Count: 1_000, Followers: 300_000, Posts: 10},
	{Count: 100, Followers: 1_000_000, Posts: 20},
}

func TestFeed(t *testing.T) {
	var text strings.Builder
	fmt.Fprintf(&text, "%-22s %9s %9s %7s %9s %8s\n", "who is asked",
		"copies/s", "a post", "asked", "lists/s", "authors")
	for _, way := range []struct {
		name      string
		threshold float64
	}{
		{"nobody: all on write", math.Inf(1)},
		{"> 300k followers", 300_000},
		{"> 30k followers", 30_000},
		{"> 3k followers", 3_000},
		{"> 100 followers", 100},
		{"all: all on read", 0},
	} {
		f := capacity.Cost(world, users, opens, way.threshold)
		fmt.Fprintf(&text, "%-22s %9s %9s %7s %9s %8s\n", way.name,
			capacity.Short(f.Copies), capacity.Short(f.Longest),
			capacity.Short(f.Asked), capacity.Short(f.Lists),
			capacity.Short(f.Hot))
	}
	proof.Golden(t, "testdata/fanout.txt", text.String())
}

// TestWorld holds what the page says of the world.
func TestWorld(t *testing.T) {
	var people, followed, posts, copies float64
	for _, a := range world {
		people += a.Count
		followed += a.Count * a.Followers
		posts += a.Count * a.Posts
		copies += a.Count * a.Followers * a.Posts
	}
	if people != users {
		t.Errorf("%v authors, want %v", people, users)
	}
	if n := followed / users; math.Round(n) != 199 {
		t.Errorf("%v followed on average, want 199", n)
	}
	if p := posts / users; math.Abs(p-0.2) > 0.02 {
		t.Errorf("%v posts a day, want the 0.2 of the sheet", p)
	}
	var few, fewPosts, fewCopies float64
	for _, a := range world[3:] {
		few += a.Count
		fewPosts += a.Count * a.Posts
		fewCopies += a.Count * a.Followers * a.Posts
	}
	got := fmt.Sprintf("%.0f authors, %.2f %% of posts, %.0f %% of copies",
		few, 100*fewPosts/posts, 100*fewCopies/copies)
	if want := "1100 authors, 0.57 % of posts, 78 % of copies"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
