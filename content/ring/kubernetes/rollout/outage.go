package rollout

// Policy says which probe asks the database, and what came of it.
type Policy struct {
	Name        string
	Live, Ready bool // this probe fails without the database

	Restarts int
	// Seconds in which no pod would have got a request, though the cache
	// could have answered it: while the database was away, and after.
	During, After int
}

// region:outage

// Outage runs three pods through five minutes without their database,
// second by second. Liveness counts three failures ten seconds apart,
// readiness two failures five seconds apart. A container that starts exits
// after five seconds if there is no database.
func Outage(policy Policy) Policy {
	const begin, end, length = 100, 400, 1000
	type pod struct{ up, live, ready, crashes int }
	pods := make([]pod, 3)
	for now := range length {
		missing := begin <= now && now < end
		serving := 0
		for i := range pods {
			p := &pods[i]
			if now < p.up {
				continue
			}
			if (now+i)%10 == 0 { // kubelets do not probe in step
				p.live = inRow(p.live, policy.Live && missing)
			}
			if (now+i)%5 == 0 {
				p.ready = inRow(p.ready, policy.Ready && missing)
			}
			cannotStart := now > 0 && now == p.up && missing
			if p.live == 3 || cannotStart {
				const start = 5
				*p = pod{
					up:      now + backOff(p.crashes) + start,
					crashes: p.crashes + 1,
				}
				policy.Restarts++
			} else if p.ready < 2 {
				serving++
			}
		}
		switch {
		case serving > 0:
		case missing:
			policy.During++
		default:
			policy.After++
		}
	}
	return policy
}

// backOff is the kubelet's: none, then 10 s, doubled up to five minutes.
func backOff(crashes int) int {
	if crashes == 0 {
		return 0
	}
	return min(10<<(crashes-1), 300)
}

// endregion

func inRow(before int, failed bool) int {
	if failed {
		return before + 1
	}
	return 0
}
