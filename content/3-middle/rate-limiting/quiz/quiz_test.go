package quiz_test

import (
	"testing"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/quiz"
)

func ExampleBucket() {
	quiz.Bucket()
	// Output:
	// true false true true false
}

func ExampleWait() {
	quiz.Wait()
	// Output:
	// <nil>
	// rate: Wait(n=1) would exceed context deadline
	// true
}

func TestPrograms(t *testing.T) {
	lab.Programs(t, map[string]lab.Program{
		"prolonged": quiz.Prolonged,
	})
}
