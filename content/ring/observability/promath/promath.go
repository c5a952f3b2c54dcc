// Package promath computes by hand what rate, increase and
// histogram_quantile of PromQL are documented to compute. It is arithmetic
// for a page, not a replacement of Prometheus, and was not compared with
// it by running both.
package promath

import (
	"math"
	"slices"
)

// region:increase

// Sample is a counter's value at a second.
type Sample struct{ At, Value float64 }

// Increase is increase() over the samples of a window (from, to]. ok is
// false if there are fewer than two: no line goes through one point.
func Increase(in []Sample, from, to float64) (grown float64, ok bool) {
	if len(in) < 2 {
		return 0, false
	}
	first, last := in[0], in[len(in)-1]
	grown = last.Value - first.Value
	for i, s := range in[1:] {
		if s.Value < in[i].Value { // a counter falls only by a restart
			grown += in[i].Value // and began with zero again
		}
	}
	// What lies between the outer samples and the ends of the window is
	// guessed: the same slope, if the gap is no longer than usual.
	sampled := last.At - first.At
	usual := sampled / float64(len(in)-1)
	before, after := first.At-from, to-last.At
	if before >= 1.1*usual {
		before = usual / 2
	}
	if after >= 1.1*usual {
		after = usual / 2
	}
	if grown > 0 { // and never below zero
		before = min(before, sampled*first.Value/grown)
	}
	return grown * (sampled + before + after) / sampled, true
}

// Rate is rate(): what Increase says, per second of the window.
func Rate(in []Sample, from, to float64) (perSecond float64, ok bool) {
	grown, ok := Increase(in, from, to)
	return grown / (to - from), ok
}

// Window picks the samples of (from, to]: the left end is open since
// Prometheus 3.0.
func Window(all []Sample, from, to float64) (in []Sample) {
	for _, s := range all {
		if from < s.At && s.At <= to {
			in = append(in, s)
		}
	}
	return in
}

// endregion

// region:quantile

// Bucket counts all observations up to its bound, as le does.
type Bucket struct {
	Le    float64
	Count float64
}

// Quantile is histogram_quantile() of a classic histogram: it finds the
// bucket and takes it for granted that those in it lie evenly.
func Quantile(q float64, buckets []Bucket) float64 {
	rank := q * buckets[len(buckets)-1].Count
	i := slices.IndexFunc(buckets, func(b Bucket) bool {
		return b.Count >= rank
	})
	if math.IsInf(buckets[i].Le, 1) { // nobody knows how far it goes
		return buckets[i-1].Le
	}
	below := Bucket{}
	if i > 0 {
		below = buckets[i-1]
	}
	part := (rank - below.Count) / (buckets[i].Count - below.Count)
	return below.Le + (buckets[i].Le-below.Le)*part
}

// endregion

// Classic sorts observations into buckets with these bounds.
func Classic(values, bounds []float64) []Bucket {
	buckets := make([]Bucket, 0, len(bounds)+1)
	for _, le := range append(slices.Clone(bounds), math.Inf(1)) {
		n := 0
		for _, v := range values {
			if v <= le {
				n++
			}
		}
		buckets = append(buckets, Bucket{le, float64(n)})
	}
	return buckets
}

// Native is the quantile of a native histogram of that schema: bounds are
// powers of 2^(2^-schema), and between them it interpolates in logarithms.
func Native(q float64, values []float64, schema int) float64 {
	base := math.Exp2(math.Exp2(-float64(schema)))
	counts := map[int]int{}
	for _, v := range values {
		counts[int(math.Ceil(math.Log(v)/math.Log(base)))]++
	}
	indexes := make([]int, 0, len(counts))
	for i := range counts {
		indexes = append(indexes, i)
	}
	slices.Sort(indexes)
	rank := q * float64(len(values))
	for _, i := range indexes {
		n := float64(counts[i])
		if n >= rank {
			return math.Pow(base, float64(i-1)+rank/n)
		}
		rank -= n
	}
	return math.NaN()
}

// Exact is the quantile of the values themselves.
func Exact(q float64, values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[int(math.Ceil(q*float64(len(sorted))))-1]
}

// Merge adds histograms with the same bounds.
func Merge(parts ...[]Bucket) []Bucket {
	sum := slices.Clone(parts[0])
	for _, part := range parts[1:] {
		for i, b := range part {
			sum[i].Count += b.Count
		}
	}
	return sum
}
