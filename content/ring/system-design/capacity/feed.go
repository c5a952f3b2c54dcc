package capacity

// region:feed

// Authors are people with the same number of followers.
type Authors struct {
	Count, Followers, Posts float64 // posts of one of them a day
}

// Feed is the cost of a feed in which authors with more than so many
// followers are asked when somebody reads, and the others' posts are
// copied to every follower when they write.
type Feed struct {
	Copies  float64 // put into timelines a second
	Longest float64 // copies of the greatest author's post
	Asked   float64 // authors a reader has to ask, on average
	Lists   float64 // all that readers ask for a second
	Hot     float64 // authors whose posts are asked for
}

// Cost supposes that users follow whom they follow at random, and that
// each of them opens the feed so many times a day.
func Cost(world []Authors, users, opens, threshold float64) Feed {
	f := Feed{}
	for _, a := range world {
		if a.Followers > threshold {
			f.Asked += a.Count * a.Followers / users
			f.Hot += a.Count
			continue
		}
		f.Copies += a.Count * a.Posts * a.Followers / day
		f.Longest = max(f.Longest, a.Followers)
	}
	own := 1.0 // the timeline, unless nothing is put into it
	if f.Longest == 0 {
		own = 0
	}
	f.Lists = users * opens / day * (own + f.Asked)
	return f
}

// endregion
