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
	Quiet   lipgloss.Style // hints, what is settled
	Frame   lipgloss.Style // frames, rules, the empty part of a bar
	Focus   lipgloss.Style // the frame where the user is
	Accent  lipgloss.Style // keys, the title of the part where the user is, the product's name
	Title   lipgloss.Style // headings
	Chosen  lipgloss.Style // the row under the cursor
	Flashed lipgloss.Style // a row that a colleague has just changed
	Tints                  // of texts
	Marks   Tints          // of marks and bars

	isPlain bool // texts have no colour
}

// Tints are the styles of how far something is.
type Tints struct{ Overdue, DueSoon, Behind, Done, Doing lipgloss.Style }

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
// palette, empty for the default foreground.
type palette struct {
	quiet, frame, focus, accent string
	tints
	isPlain bool // only marks, bars and the focus have a colour
}

type tints struct{ overdue, dueSoon, behind, done, doing string }

// Every text has a contrast of at least 4.5:1 (WCAG 2, AA) on its ground. Colours of the
// 256 are of those that no user changes. Of the sixteen only those are used that are
// readable in the palettes of xterm and of the Linux console. On an unknown ground no
// text has a colour, as each of the sixteen is hard to read on black or on white.
func paletteOf(theme string, has256 bool) palette {
	switch {
	case theme == ThemeDark && has256:
		return palette{
			quiet: "248", frame: "243", focus: "80", accent: "80",
			tints: tints{overdue: "210", dueSoon: "111", behind: "221", done: "114", doing: "80"},
		}
	case theme == ThemeLight && has256:
		return palette{
			quiet: "240", frame: "244", focus: "24", accent: "24",
			tints: tints{overdue: "124", dueSoon: "25", behind: "94", done: "22", doing: "24"},
		}
	case theme == ThemeDark:
		return palette{
			quiet: "7", frame: "8", focus: "14", accent: "14",
			tints: tints{overdue: "9", dueSoon: "14", behind: "11", done: "10", doing: "14"},
		}
	case theme == ThemeLight:
		return palette{frame: "8", focus: "4", accent: "4", tints: tints{overdue: "1", dueSoon: "4", behind: "5", doing: "4"}}
	default:
		return palette{focus: "6", tints: tints{overdue: "1", dueSoon: "4", behind: "3", done: "2", doing: "6"}, isPlain: true}
	}
}

// NewTheme returns a theme by its name; that of an unknown ground for a name that is not
// known. It has a renderer of its own, so that several sessions in one process do not
// share one.
func NewTheme(name string, has256 bool) Theme {
	renderer := lipgloss.NewRenderer(io.Discard)
	style := renderer.NewStyle
	if name == ThemeMono {
		renderer.SetColorProfile(termenv.ANSI)
		tints := Tints{Overdue: style().Bold(true), DueSoon: style(), Behind: style(), Done: style().Faint(true), Doing: style()}
		return Theme{
			Quiet: style().Faint(true), Frame: style().Faint(true), Focus: style().Bold(true), Accent: style().Bold(true),
			Title: style().Bold(true), Chosen: style().Reverse(true), Flashed: style().Bold(true).Underline(true),
			Tints: tints, Marks: tints,
		}
	}
	renderer.SetColorProfile(termenv.ANSI256)
	colors := paletteOf(name, has256)
	color := func(number string) lipgloss.Style {
		if number == "" {
			return style()
		}
		return style().Foreground(lipgloss.Color(number))
	}
	marks := Tints{color(colors.overdue), color(colors.dueSoon), color(colors.behind), color(colors.done), color(colors.doing)}
	theme := Theme{
		Quiet: color(colors.quiet), Frame: color(colors.frame), Focus: color(colors.focus).Bold(true),
		Accent: color(colors.accent).Bold(true), Title: style().Bold(true),
		Chosen: style().Reverse(true), Flashed: color(colors.accent).Bold(true).Underline(true),
		Tints: marks, Marks: marks, isPlain: colors.isPlain,
	}
	if theme.isPlain {
		theme.Tints = Tints{Overdue: style().Bold(true), DueSoon: style(), Behind: style(), Done: style(), Doing: style()}
	}
	return theme
}

// Text returns the style of a text beside a mark of a style.
func (t Theme) Text(mark lipgloss.Style) lipgloss.Style {
	if t.isPlain {
		return mark.UnsetForeground()
	}
	return mark
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
