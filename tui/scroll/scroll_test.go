package scroll_test

import (
	"fmt"
	"strings"
	"testing"

	"duban/tui/keys"
	"duban/tui/scroll"
)

func text(lines int) []string {
	all := make([]string, lines)
	for i := range all {
		all[i] = fmt.Sprintf("第%d行，“引号”", i)
	}
	return all
}

// Every line of a short and of a long text is reached, one step at a time and by
// pages, and none is shown twice.
func TestEveryLineIsReached(t *testing.T) {
	for _, count := range []int{0, 1, 9, 10, 11, 1999, 2001, 2600} {
		lines := text(count)
		for _, step := range []keys.Action{keys.MoveDown, keys.PageDown} {
			var port scroll.Port
			seen, top := map[string]bool{}, ""
			for range count + 1 {
				port.Show(lines, 30, 10)
				window, _ := port.View()
				for _, line := range window {
					seen[strings.TrimRight(line, " ")] = true
				}
				if len(window) != 10 || count > 10 && top == window[0] && !seen[lines[count-1]] {
					t.Fatalf("%d lines: the window is %q", count, window)
				}
				top = window[0]
				port.Update(step)
			}
			delete(seen, "")
			if len(seen) != count {
				t.Errorf("%d of %d lines were seen", len(seen), count)
			}
			port.Show(lines, 30, 10)
			if _, below := port.View(); below != 0 {
				t.Errorf("%d lines: %d are below the end", count, below)
			}
		}
	}
}

func TestEndsOfAText(t *testing.T) {
	var port scroll.Port
	lines := text(3000)
	port.Show(lines, 30, 10)
	port.Update(keys.MoveLast)
	port.Show(lines, 30, 10)
	if window, below := port.View(); strings.TrimRight(window[9], " ") != lines[2999] || below != 0 {
		t.Errorf("the end shows %q, %d below", window, below)
	}
	port.Show(lines[:5], 30, 10) // what was long is short now
	if window, _ := port.View(); strings.TrimRight(window[0], " ") != lines[0] {
		t.Errorf("the window is %q", window)
	}
	port.Show(lines, 30, 10)
	port.Update(keys.MoveLast)
	port.Top()
	port.Show(lines, 30, 10)
	if window, below := port.View(); strings.TrimRight(window[0], " ") != lines[0] || below != 2990 {
		t.Errorf("the start shows %q, %d below", window, below)
	}
}
