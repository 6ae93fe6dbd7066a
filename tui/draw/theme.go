package draw

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Theme holds the styles of the dashboard. Every colour has a word or a mark beside it:
// nothing depends on colour alone.
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
	ThemeAuto  = "auto"  // dark or light as the terminal says, else its own sixteen colours
	ThemeDark  = "dark"  // for a dark ground
	ThemeLight = "light" // for a light ground
	ThemeMono  = "mono"  // bold, faint and reverse only
	ThemeColor = "color" // an older name of auto
)

// Themes returns the names of all themes, the default first.
func Themes() []string {
	return []string{ThemeAuto, ThemeDark, ThemeLight, ThemeMono, ThemeColor}
}

// palette has the colours of a theme, as lipgloss takes them: numbers of the terminal's
// palette.
type palette struct {
	quiet, accent, overdue, dueSoon, behind, done, doing string
}

// The terminal's own sixteen fit a light and a dark ground alike as well as its user has
// set them. Those of dark and light are of the 256 that no user changes, so that every
// text has a contrast of at least 4.5:1 (WCAG 2, AA) on black and dark gray, or on white
// and light gray.
func paletteOf(theme string) palette {
	switch theme {
	case ThemeDark:
		return palette{quiet: "248", accent: "80", overdue: "210", dueSoon: "111", behind: "221", done: "114", doing: "80"}
	case ThemeLight:
		return palette{quiet: "240", accent: "24", overdue: "124", dueSoon: "25", behind: "94", done: "22", doing: "24"}
	default:
		return palette{quiet: "8", accent: "6", overdue: "1", dueSoon: "4", behind: "3", done: "2", doing: "6"}
	}
}

// NewTheme returns a theme by its name; the terminal's sixteen colours for one that is
// not known, and where the terminal has no more than these. It has a renderer of its
// own, so that several sessions in one process do not share one.
func NewTheme(name string, has256 bool) Theme {
	renderer := lipgloss.NewRenderer(io.Discard)
	style := renderer.NewStyle
	if name == ThemeMono {
		renderer.SetColorProfile(termenv.ANSI)
		return Theme{
			Quiet: style().Faint(true), Accent: style().Bold(true), Title: style().Bold(true),
			Chosen: style().Reverse(true), Flashed: style().Bold(true).Underline(true),
			Overdue: style().Bold(true), DueSoon: style(), Behind: style(), Done: style().Faint(true), Doing: style(),
		}
	}
	renderer.SetColorProfile(termenv.ANSI256)
	if !has256 {
		name = ThemeAuto
	}
	colors := paletteOf(name)
	color := func(number string) lipgloss.Style { return style().Foreground(lipgloss.Color(number)) }
	return Theme{
		Quiet: color(colors.quiet), Accent: color(colors.accent).Bold(true), Title: style().Bold(true),
		Chosen: style().Reverse(true), Flashed: color(colors.accent).Bold(true).Underline(true),
		Overdue: color(colors.overdue), DueSoon: color(colors.dueSoon), Behind: color(colors.behind),
		Done: color(colors.done), Doing: color(colors.doing),
	}
}

// Has256Colors reports whether a terminal has 256 colours, by the variables TERM and
// COLORTERM.
func Has256Colors(term, colorTerm string) bool {
	return strings.Contains(term, "256color") || strings.Contains(term, "direct") || colorTerm == "truecolor" || colorTerm == "24bit"
}

// ThemeOfGround returns the theme for what the variable COLORFGBG says of the ground:
// the last of its fields, a number of the sixteen colours, as rxvt and others set it. It
// is ThemeAuto if the variable says nothing.
func ThemeOfGround(colorFGBG string) string {
	fields := strings.Split(colorFGBG, ";")
	ground, err := strconv.Atoi(fields[len(fields)-1])
	switch {
	case err != nil || len(fields) < 2 || ground < 0 || ground > 15:
		return ThemeAuto
	case ground == 7 || ground > 8:
		return ThemeLight
	default:
		return ThemeDark
	}
}
