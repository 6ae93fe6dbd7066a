package small

import "testing"

func TestSize(t *testing.T) {
	for n, want := range map[int]string{1: "small", 10: "large", 13: "small"} {
		if got := Size(n); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
}
