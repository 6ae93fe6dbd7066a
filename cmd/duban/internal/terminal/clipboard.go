package terminal

import (
	"io"

	"github.com/charmbracelet/x/ansi"
)

// screenLimit is how many bytes GNU screen takes in one string.
const screenLimit = 768

// Clipboard returns what puts a text on the clipboard of the terminal, by OSC 52. tmux
// takes that for itself only if it is set to, so it gets it a second time to pass on.
// A terminal that has no clipboard ignores it.
func Clipboard(screen io.Writer, getenv func(string) string) func(text string) {
	return func(text string) {
		sequence := ansi.SetSystemClipboard(text)
		switch {
		case getenv("TMUX") != "":
			sequence += ansi.TmuxPassthrough(sequence)
		case getenv("STY") != "":
			sequence = ansi.ScreenPassthrough(sequence, screenLimit)
		}
		_, _ = io.WriteString(screen, sequence) // a screen that is gone ends the dashboard
	}
}
