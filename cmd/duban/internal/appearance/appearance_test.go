package appearance_test

import (
	"path/filepath"
	"strings"
	"testing"

	"duban/cmd/duban/internal/appearance"
	"duban/cmd/duban/internal/terminal"
	"duban/tui/draw"
)

func environment(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func ground(brightness float64) terminal.Answer { return terminal.Answer{Ground: &brightness} }

// look names how a pen draws: its theme, and whether in ASCII.
func look(pen draw.Pen) string {
	name := "plain"
	for _, theme := range []string{draw.ThemeDark, draw.ThemeLight, draw.ThemeMono} {
		if pen.Theme.Marks.Overdue.Render("x") == draw.NewTheme(theme, true).Marks.Overdue.Render("x") {
			name = theme
		}
	}
	if pen.ASCII {
		name += " ascii"
	}
	return name
}

func TestTheTerminalDecidesWhatTheUserHasNotSet(t *testing.T) {
	wide, narrow := terminal.Answer{Column: 7}, terminal.Answer{Column: 4}
	modern := map[string]string{"TERM": "xterm-256color"}
	for _, c := range []struct {
		what     string
		wish     appearance.Wish
		env      map[string]string
		answers  []terminal.Answer
		asked    string // ground, width
		first    string
		last     string
		nextTime string
	}{
		{"dark", appearance.Wish{Theme: "auto"}, modern, []terminal.Answer{ground(0.1), narrow}, "ground width", "plain", "dark", "dark"},
		{"light and wide", appearance.Wish{Theme: "auto"}, modern, []terminal.Answer{wide, ground(0.9)}, "ground width", "plain", "light ascii", "light ascii"},
		{"no answer", appearance.Wish{Theme: "auto"}, modern, nil, "ground width", "plain", "plain", "plain"},
		{"a theme is set", appearance.Wish{Theme: "light"}, modern, []terminal.Answer{narrow}, "width", "light", "light", "light"},
		{"no colours", appearance.Wish{Theme: "mono"}, modern, []terminal.Answer{wide}, "width", "mono", "mono ascii", "mono ascii"},
		{"ascii is set", appearance.Wish{Theme: "dark", ASCII: true, IsExact: true}, modern, nil, "", "dark ascii", "dark ascii", "dark ascii"},
		{"not ascii is set", appearance.Wish{Theme: "dark", IsExact: true}, modern, nil, "", "dark", "dark", "dark"},
		{"the Linux console", appearance.Wish{Theme: "auto"}, map[string]string{"TERM": "linux"}, []terminal.Answer{narrow}, "width", "plain ascii", "plain ascii", "plain ascii"},
		{"the same without", appearance.Wish{Theme: "auto", IsExact: true}, map[string]string{"TERM": "linux"}, nil, "", "plain", "plain", "plain"},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "state", "terminals.json")
			a := appearance.New(c.wish, environment(c.env), path)
			questions, asked := a.Questions(), ""
			if questions.Ground {
				asked = "ground "
			}
			if questions.Width {
				asked += "width"
			}
			if strings.TrimSpace(asked) != c.asked {
				t.Errorf("asked for %q, want %q", asked, c.asked)
			}
			if got := look(a.Pen()); got != c.first {
				t.Errorf("first %s, want %s", got, c.first)
			}
			last := a.Pen()
			for _, answer := range c.answers {
				questions.Got(answer)
			}
			select {
			case last = <-a.Pens():
			default:
			}
			if got := look(last); got != c.last {
				t.Errorf("last %s, want %s", got, c.last)
			}
			if got := look(appearance.New(c.wish, environment(c.env), path).Pen()); got != c.nextTime {
				t.Errorf("the next time %s, want %s", got, c.nextTime)
			}
			other := map[string]string{"TERM": c.env["TERM"], "SSH_CONNECTION": "10.0.0.9 1 10.0.0.1 22"}
			if got := look(appearance.New(c.wish, environment(other), path).Pen()); got != c.first {
				t.Errorf("another terminal: %s, want %s", got, c.first)
			}
		})
	}
}

// An answer that says what is known already changes nothing: no frame is drawn for it.
func TestAKnownAnswerIsNoNews(t *testing.T) {
	path := filepath.Join(t.TempDir(), "terminals.json")
	env := environment(map[string]string{"TERM": "xterm-256color"})
	appearance.New(appearance.Wish{Theme: "auto"}, env, path).Questions().Got(ground(1))
	a := appearance.New(appearance.Wish{Theme: "auto"}, env, path)
	a.Questions().Got(ground(0.8))
	select {
	case <-a.Pens():
		t.Error("drawn anew")
	default:
	}
}
