// Package autoscale repeats the arithmetic of the horizontal pod autoscaler.
package autoscale

import (
	"math"
	"time"
)

// region:desired

// Tolerance is the default: changes of a tenth are not worth a pod.
const Tolerance = 0.1

// Desired is the number of pods at which the average of a metric would come
// to its target. All pods are ready and report: those that do not count as
// idle on the way up and as busy on the way down.
func Desired(replicas int, average, target float64) int {
	ratio := average / target
	if 1-Tolerance <= ratio && ratio <= 1+Tolerance {
		return replicas
	}
	return int(math.Ceil(float64(replicas) * ratio))
}

// endregion

// Autoscaler decides every 15 seconds with the defaults of autoscaling/v2.
type Autoscaler struct {
	Min, Max int
	Window   time.Duration // of stabilisation on the way down

	advice []advice
}

type advice struct {
	at time.Time
	n  int
}

// region:decide

// Decide gives the number of pods for the next period.
func (a *Autoscaler) Decide(
	now time.Time, replicas int, average, target float64,
) int {
	n := Desired(replicas, average, target)

	// Down goes the highest advice of the window, up the last one.
	a.advice = append(a.advice, advice{now, n})
	highest := n
	for _, old := range a.advice {
		if old.at.After(now.Add(-a.Window)) {
			highest = max(highest, old.n)
		}
	}
	if n < replicas {
		n = min(highest, replicas)
	}
	// Up, in 15 seconds: twice as many or four more, what is more.
	n = min(n, max(2*replicas, replicas+4))
	return min(max(n, a.Min), a.Max)
}

// endregion
