package terminal

import (
	"strings"
	"testing"
)

func TestClipboard(t *testing.T) {
	const plain = "\x1b]52;c;5Yqe\x07"
	for _, c := range []struct{ name, variable, want string }{
		{"a terminal", "", plain},
		{"tmux passes it on", "TMUX", plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"},
		{"GNU screen passes it on", "STY", "\x1bP" + plain + "\x1b\\"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var sent strings.Builder
			Clipboard(&sent, func(name string) string {
				if name == c.variable {
					return "set"
				}
				return ""
			})("办")
			if sent.String() != c.want {
				t.Errorf("sent %q, want %q", sent.String(), c.want)
			}
		})
	}
}
