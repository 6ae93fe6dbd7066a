package draw

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Theme holds the styles of the dashboard. Colours are the terminal's own
// sixteen, so that they fit a light and a dark ground alike. Every colour has a
// word or a mark beside it: nothing depends on colour alone.
type Theme struct {
	Quiet   lipgloss.Style // frames, hints, what is settled
	Accent  lipgloss.Style // the frame where the user is, the product's name
	Title   lipgloss.Style // headings
	Chosen  lipgloss.Style // the row under the cursor
	Flashed lipgloss.Style // a row that a colleague has just changed
	Overdue lipgloss.Style
	DueSoon lipgloss.Style
	Behind  lipgloss.Style
	Done    lipgloss.Style
	Doing   lipgloss.Style
}

// The names of the themes.
const (
	ThemeColor = "color" // the terminal's own sixteen colours
	ThemeMono  = "mono"  // bold, faint and reverse only
)

// Themes returns the names of all themes, the default first.
func Themes() []string { return []string{ThemeColor, ThemeMono} }

// NewTheme returns a theme by its name; the default for one that is not known.
// It has a renderer of its own, so that several sessions in one process do not
// share one.
func NewTheme(name string) Theme {
	renderer := lipgloss.NewRenderer(io.Discard)
	renderer.SetColorProfile(termenv.ANSI)
	style := renderer.NewStyle
	if name == ThemeMono {
		return Theme{
			Quiet: style().Faint(true), Accent: style().Bold(true), Title: style().Bold(true),
			Chosen: style().Reverse(true), Flashed: style().Bold(true).Underline(true),
			Overdue: style().Bold(true), DueSoon: style(), Behind: style(), Done: style().Faint(true), Doing: style(),
		}
	}
	color := func(number string) lipgloss.Style { return style().Foreground(lipgloss.Color(number)) }
	const red, green, yellow, blue, cyan, gray = "1", "2", "3", "4", "6", "8"
	return Theme{
		Quiet: color(gray), Accent: color(cyan).Bold(true), Title: style().Bold(true),
		Chosen: style().Reverse(true), Flashed: color(cyan).Bold(true).Underline(true),
		Overdue: color(red), DueSoon: color(blue), Behind: color(yellow), Done: color(green), Doing: color(cyan),
	}
}
