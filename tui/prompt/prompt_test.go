package prompt_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/prompt"
	"duban/tui/words"
)

func newBoard() *board.Board {
	return &board.Board{
		Words: words.In(words.Chinese), Pen: draw.NewPen(false, draw.NewTheme(draw.ThemeMono)), Width: 80, Height: 24,
		Snapshot: model.NewSnapshot(&model.Plan{}, nil, 0),
	}
}

func TestEscRestoresTheSearchAndTheCursor(t *testing.T) {
	b := newBoard()
	b.Filter.Search, b.Current = "公开", "3"
	opened, ok := prompt.Search(b).(effect.Open)
	if !ok {
		t.Fatal("no prompt")
	}
	if done, typed := opened.Overlay.Update(b, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")}); done || !reflect.DeepEqual(flat(typed), []effect.Effect{effect.Search{Text: "公开x"}}) {
		t.Errorf("typing: %v, %#v", done, typed)
	}
	done, e := opened.Overlay.Update(b, tea.KeyMsg{Type: tea.KeyEsc})
	if want := []effect.Effect{effect.Search{Text: "公开"}, effect.ShowTask{Task: "3"}}; !done || !reflect.DeepEqual(flat(e), want) {
		t.Errorf("Esc: %v, %#v", done, e)
	}
}

// flat returns the single effects of an effect, in order.
func flat(e effect.Effect) []effect.Effect {
	several, ok := e.(effect.Several)
	if !ok {
		return []effect.Effect{e}
	}
	var all []effect.Effect
	for _, one := range several {
		all = append(all, flat(one)...)
	}
	return all
}

// A text of several lines begins beside its label, and gets lines of its own once it
// needs them.
func TestATextGrowsOnlyWhenItIsLong(t *testing.T) {
	for _, test := range []struct {
		text  string
		field func(string, int) *field.Field
		lines int // of the screen that the prompt takes
	}{
		{"", field.Area, 1},
		{"催", field.Area, 1},
		{strings.Repeat("催", 12), field.Area, 1}, // with the cursor, a third of 80 columns
		{strings.Repeat("催", 13), field.Area, 2},
		{"催\n办", field.Area, 3},
		{strings.Repeat("催", 60), field.Line, 1},
	} {
		b := newBoard()
		screen := slices.Repeat([]string{"behind"}, 24)
		lines := prompt.New("备注", test.field(test.text, model.MaxNote)).View(b, screen)
		kept := 0
		for _, line := range lines {
			if line == "behind" {
				kept++
			}
		}
		if len(lines) != 24 || 24-kept != test.lines {
			t.Errorf("%q takes %d lines, want %d", test.text, 24-kept, test.lines)
		}
	}
}
