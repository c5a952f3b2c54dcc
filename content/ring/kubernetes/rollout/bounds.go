package rollout

import "k8s.io/apimachinery/pkg/util/intstr"

// region:bounds

// Bounds says between how many ready and how many pods in all a rolling
// update moves. Percentages of surge round up, of unavailable down.
func Bounds(
	replicas int, maxSurge, maxUnavailable string,
) (least, most int, err error) {
	s, u := intstr.Parse(maxSurge), intstr.Parse(maxUnavailable)
	surge, err := intstr.GetScaledValueFromIntOrPercent(
		&s, replicas, true)
	if err != nil {
		return 0, 0, err
	}
	unavailable, err := intstr.GetScaledValueFromIntOrPercent(
		&u, replicas, false)
	if err != nil {
		return 0, 0, err
	}
	if surge == 0 && unavailable == 0 {
		unavailable = 1 // or nothing could move
	}
	return replicas - unavailable, replicas + surge, nil
}

// endregion
