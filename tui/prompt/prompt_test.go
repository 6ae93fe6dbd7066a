package prompt_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/prompt"
	"duban/tui/words"
)

func newBoard() *board.Board {
	return &board.Board{
		Words: words.In(words.Chinese), Pen: draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false)), Width: 80, Height: 24,
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

// enter types a text into a prompt's overlay and presses Enter. The prompt stays
// open if it refuses the text.
func enter(b *board.Board, e effect.Effect, text string) (done bool, got []effect.Effect) {
	overlay := e.(effect.Open).Overlay
	overlay.Update(b, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
	done, e = overlay.Update(b, tea.KeyMsg{Type: tea.KeyEnter})
	return done, flat(e)
}

// closed is an overlay to return to.
type closed struct{ effect.Overlay }

func TestYear(t *testing.T) {
	for typed, want := range map[string]int{"1900": 1900, "2999": 2999, "2024": 2024, "1899": 0, "3000": 0, "22": 0, "二〇二": 0, "": 0} {
		b := newBoard()
		type read struct{ year int }
		done, got := enter(b, prompt.Year(b, &closed{}, func(year int) effect.Effect { return read{year} }), typed)
		if done != (want != 0) || slices.Contains(got, effect.Effect(read{want})) != (want != 0) {
			t.Errorf("%q: done %v, %#v", typed, done, got)
		}
	}
}

// Esc in a prompt over a preview returns to the preview.
func TestEscReturnsToTheOverlayBefore(t *testing.T) {
	b, before := newBoard(), &closed{}
	for name, opened := range map[string]effect.Effect{
		"the year":    prompt.Year(b, before, nil),
		"the removal": prompt.Removal(b, model.ImportPreview{Document: &model.Plan{}}, "plan.txt", before),
	} {
		done, e := opened.(effect.Open).Overlay.Update(b, tea.KeyMsg{Type: tea.KeyEsc})
		if !done || !slices.Contains(flat(e), effect.Effect(effect.Open{Overlay: before})) {
			t.Errorf("Esc in the prompt for %s: %v, %#v", name, done, e)
		}
	}
}

// An alarm is beside what is typed if there is room, else above it, whole.
func TestAnAlarmIsWholeInAPrompt(t *testing.T) {
	for alarm, above := range map[string]bool{"磁盘已满": false, strings.Repeat("磁盘已满", 30): true} {
		b := newBoard()
		b.Notice = board.Notice{Text: alarm, Alarm: true}
		lines := prompt.New("备注", field.Line("", 20)).View(b, slices.Repeat([]string{"behind"}, 24))
		text := strings.ReplaceAll(ansi.Strip(strings.Join(lines, "")), " ", "")
		if strings.Count(text, "磁盘已满") != strings.Count(alarm, "磁盘已满") {
			t.Errorf("the alarm is not whole, or there twice:\n%s", strings.Join(lines, "\n"))
		}
		if (lines[22] != "behind") != above {
			t.Errorf("above the prompt is %q", lines[22])
		}
	}
}

// A text of several lines is kept as a draft with each key, and Esc offers it again.
func TestATextIsKeptAsADraft(t *testing.T) {
	b := newBoard()
	b.Drafts = drafts.New(nil)
	overlay := prompt.Text(b, "note/1", "备注 1", nil).(effect.Open).Overlay
	_, e := overlay.Update(b, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("已催")})
	if want := (effect.KeepDraft{Key: "note/1", Text: "已催"}); !slices.Contains(flat(e), effect.Effect(want)) {
		t.Errorf("typing: %#v", e)
	}
	done, e := overlay.Update(b, tea.KeyMsg{Type: tea.KeyEsc})
	if !done || !slices.Contains(flat(e), effect.Effect(effect.OfferDrafts{})) {
		t.Errorf("Esc: %v, %#v", done, e)
	}
}

func TestComplete(t *testing.T) {
	for _, test := range []struct {
		typed, completed string
		names            []string
		value, says      string
	}{
		{"n", "next.txt", nil, "next.txt", ""},
		{"n", "ne", []string{"next.txt", "news.txt"}, "ne", "Tab 下一个"},
		{"n", "n", nil, "n", "没有可补全的文件名"},
		{"m", "mine.txt", nil, "n", ""}, // typed on
	} {
		b := newBoard()
		p := prompt.New("导入文件", field.Line("n", 100))
		p.CompletePath(b, test.typed, test.completed, test.names)
		screen := ansi.Strip(strings.Join(p.View(b, slices.Repeat([]string{""}, 24)), "\n"))
		if p.Field.Value() != test.value || !strings.Contains(screen, test.says) {
			t.Errorf("%q completed to %q: %q in\n%s", test.typed, test.completed, p.Field.Value(), screen)
		}
		if test.says == "" && strings.Contains(screen, "没有可补全") {
			t.Errorf("%q completed to %q says that there is nothing", test.typed, test.completed)
		}
	}
}
