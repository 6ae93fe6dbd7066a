package tui_test

import (
	"os"
	"strings"
	"testing"

	"duban/model"
)

// A note whose lines look like events, frames or answers of the program must not
// be drawn where those are: each of its lines has a margin of its own.
func TestNoteForgesNoLine(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/forged-note.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, between := range map[string]string{
		"line feed": "\n", "carriage return": "\r", "line separator": "\u2028", "paragraph separator": "\u2029",
		"next line": "\u0085", "vertical tab": "\v", "form feed": "\f", "many line feeds": strings.Repeat("\n", 60),
		"blanks": strings.Repeat(" ", 70), "wide blanks": strings.Repeat("\u3000", 35),
	} {
		note := strings.ReplaceAll(strings.TrimSpace(string(data)), "\n", between)
		for _, manner := range []string{"zh", "en-ascii"} {
			for _, size := range []struct{ width, height int }{{60, 15}, {80, 60}, {120, 36}} {
				o := newOffice(t)
				o.apply(t, "desk1 完成 12", model.Change{Task: "5", Kind: model.KindNote, Note: note})
				o.apply(t, "desk2", model.Change{Task: "5", Kind: model.KindTick, On: model.Date{Year: 2021, Month: 11, Day: 9}, Note: note})
				for _, keys := range [][]string{{"/", "5", "<enter>", "4"}, {"F"}, {"n", "<esc>"}} {
					d := sit(t, o, size.width, size.height, manners()[manner]).press(keys...)
					measure(t, d.styledFrame(), size.width, size.height)
					for line := range strings.SplitSeq(d.frame(), "\n") {
						start := strings.TrimLeft(line, "┃│#| ▌>")
						if strings.HasPrefix(start, "12-31 23:59") && !strings.Contains(line, "│ 12-31") && !strings.Contains(line, "| 12-31") {
							t.Errorf("%s, %s, %dx%d, %v: a forged line:\n%s", name, manner, size.width, size.height, keys, d.frame())
							break
						}
						if strings.Contains(line, "desk1 完成 12") {
							t.Errorf("%s: a name reads as an event: %s", name, line)
						}
					}
				}
			}
		}
	}
}
