package field_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/field"
	"duban/tui/paint"
)

const width = 20

func pen() draw.Pen { return draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false)) }

// press gives keys to a field: names in <>, others as typed text.
func press(f *field.Field, keys ...string) *field.Field {
	for _, key := range keys {
		f.Update(pen(), width, message(key))
	}
	return f
}

func message(key string) tea.KeyMsg {
	special := map[string]tea.KeyMsg{
		"<left>": {Type: tea.KeyLeft}, "<right>": {Type: tea.KeyRight}, "<up>": {Type: tea.KeyUp}, "<down>": {Type: tea.KeyDown},
		"<home>": {Type: tea.KeyHome}, "<end>": {Type: tea.KeyEnd}, "<bs>": {Type: tea.KeyBackspace}, "<del>": {Type: tea.KeyDelete},
		"<c-a>": {Type: tea.KeyCtrlA}, "<c-e>": {Type: tea.KeyCtrlE}, "<c-w>": {Type: tea.KeyCtrlW}, "<c-u>": {Type: tea.KeyCtrlU},
		"<c-k>": {Type: tea.KeyCtrlK}, "<c-v>": {Type: tea.KeyCtrlV}, "<c-p>": {Type: tea.KeyCtrlP}, "<c-n>": {Type: tea.KeyCtrlN},
		"<c-t>": {Type: tea.KeyCtrlT}, "<tab>": {Type: tea.KeyTab}, "<a-left>": {Type: tea.KeyLeft, Alt: true},
		"<a-right>": {Type: tea.KeyRight, Alt: true}, "<a-bs>": {Type: tea.KeyBackspace, Alt: true},
		"<a-enter>": {Type: tea.KeyEnter, Alt: true}, "<c-j>": {Type: tea.KeyCtrlJ}, "<enter>": {Type: tea.KeyEnter},
		"<a-d>": {Type: tea.KeyRunes, Runes: []rune("d"), Alt: true}, "<a-u>": {Type: tea.KeyRunes, Runes: []rune("u"), Alt: true},
		"<space>": {Type: tea.KeySpace, Runes: []rune(" ")},
	}
	if msg, found := special[key]; found {
		return msg
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
}

func TestEditing(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want string
	}{
		{"typing", []string{"目录", "已送"}, "目录已送"},
		{"in the middle", []string{"目录送", "<left>", "已"}, "目录已送"},
		{"deleting", []string{"目录已送", "<bs>", "<bs>", "<home>", "<del>"}, "录"},
		{"a word back", []string{"送 OA 系统", "<c-w>"}, "送 OA "},
		{"to the start", []string{"目录已送", "<left>", "<c-u>"}, "送"},
		{"to the end", []string{"目录已送", "<c-a>", "<right>", "<c-k>"}, "目"},
		{"by words", []string{"送 OA 系统", "<a-left>", "<a-left>", "已"}, "送 已OA 系统"},
		{"Ctrl-V reads no clipboard", []string{"目", "<c-v>", "录"}, "目录"},
		{"Alt and a letter are no command", []string{"a b", "<home>", "<a-d>", "<a-u>"}, "a b"},
		{"keys without a meaning", []string{"目", "<tab>", "<enter>", "录"}, "目录"},
		{"control and bidi characters", []string{"a\x1b]52;c;x\x07\u202eb\u200bc"}, "a]52;c;xbc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, f := range map[string]*field.Field{"line": field.Line("", 100), "area": field.Area("", 100)} {
				if got := press(f, c.keys...).Value(); got != c.want {
					t.Errorf("%s: %q, want %q", name, got, c.want)
				}
			}
		})
	}
}

func TestLinesOfAnArea(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want string
	}{
		{"Alt-Enter", []string{"一", "<a-enter>", "二"}, "一\n二"},
		{"Ctrl-J", []string{"一", "<c-j>", "二"}, "一\n二"},
		{"Enter is the prompt's", []string{"一", "<enter>", "二"}, "一二"},
		{"up keeps the column", []string{"一二三", "<c-j>", "四五", "<up>", "x"}, "一二x三\n四五"},
		{"up to a shorter line", []string{"一", "<c-j>", "二三四", "<up>", "x"}, "一x\n二三四"},
		{"down", []string{"一二", "<c-j>", "三四", "<up>", "<home>", "<down>", "x"}, "一二\nx三四"},
		{"up in a wrapped line", []string{strings.Repeat("字", 15), "<up>", "x"}, strings.Repeat("字", 5) + "x" + strings.Repeat("字", 10)},
		{"down in it", []string{strings.Repeat("字", 15), "<c-p>", "<c-n>", "x"}, strings.Repeat("字", 15) + "x"},
		{"up in the first row", []string{"一", "<up>", "x"}, "一x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := press(field.Area("", 100), c.keys...).Value(); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
	if got := press(field.Line("", 100), "一\n二").Value(); got != "一 二" {
		t.Errorf("a line holds %q", got)
	}
}

// Under a Chinese locale the components measure as everything else does.
func TestChineseLocale(t *testing.T) {
	const marks = "“”·…—①"
	if os.Getenv("LANG") == "zh_CN.UTF-8" {
		if got := runewidth.StringWidth(marks); got != draw.Width(marks) {
			t.Errorf("%d columns, want %d", got, draw.Width(marks))
		}
		return
	}
	again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChineseLocale$")
	again.Env = append(os.Environ(), "LANG=zh_CN.UTF-8", "LC_ALL=", "LC_CTYPE=", "RUNEWIDTH_EASTASIAN=")
	if output, err := again.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, output)
	}
}

func TestLimit(t *testing.T) {
	for name, f := range map[string]*field.Field{"line": field.Line("", 3), "area": field.Area("", 3)} {
		if full := f.Update(pen(), width, message("一二三")); full {
			t.Errorf("%s: full at its limit", name)
		}
		if full := f.Update(pen(), width, message("四")); !full || f.Value() != "一二三" {
			t.Errorf("%s: %v, %q", name, full, f.Value())
		}
	}
	area := field.Area("一二三", 3)
	if full := area.Update(pen(), width, message("<c-j>")); !full || area.Value() != "一二三" {
		t.Errorf("a new line beyond the limit: %v, %q", full, area.Value())
	}
	long := strings.Repeat("字", model.MaxNote)
	if f := field.Area("", model.MaxNote); press(f, long).Value() != long {
		t.Errorf("%d of %d characters", len([]rune(f.Value())), model.MaxNote)
	}
	many := field.Area("", model.MaxNote)
	for range 300 {
		press(many, "<c-j>")
	}
	if got := strings.Count(many.Value(), "\n"); got != 300 {
		t.Errorf("%d lines of 300", got)
	}
}

func TestProposal(t *testing.T) {
	if f := field.Propose("2021-11-22", 32); f.Typed() != "" || press(f, "12").Value() != "12" || f.Typed() != "12" {
		t.Errorf("typing replaces a proposal: %q", f.Value())
	}
	if f := press(field.Propose("2021-11-22", 32), "<bs>", "1"); f.Value() != "2021-11-21" {
		t.Errorf("editing accepts a proposal: %q", f.Value())
	}
}

// Rows of a text follow Chinese typography, and lose nothing.
func TestRowsFollowChineseTypography(t *testing.T) {
	text := "目录已送各科室核对，缺规划科（财务科）。办公室“催办”两次，下周再报"
	rows, _ := field.Area(text, 100).Rows(pen(), width)
	var got strings.Builder
	for i, row := range rows {
		row = strings.TrimRight(ansi.Strip(row), " ")
		got.WriteString(row)
		if first := []rune(row)[0]; i > 0 && strings.ContainsRune("，。）”", first) {
			t.Errorf("row %d starts with %c", i, first)
		}
		if last := []rune(row)[len([]rune(row))-1]; strings.ContainsRune("（“", last) {
			t.Errorf("row %d ends with %c", i, last)
		}
	}
	if got.String() != text {
		t.Errorf("the rows are %q", rows)
	}
}

// Whatever is typed, no row is wider than asked, the cursor is marked once, and
// the text is clean and within its limit.
func TestEveryFrameFits(t *testing.T) {
	keys := []string{
		"a", "办", "，", "“", "…", "é", "e\u0301", "👩‍👩‍👧", "目录已送各科室核对", "very long words", "<left>", "<right>", "<up>", "<down>",
		"<home>", "<end>", "<bs>", "<del>", "<c-w>", "<c-u>", "<c-k>", "<a-left>", "<a-right>", "<a-bs>", "<c-j>", "<space>", "<c-t>", "\u202e\x1b[31m",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for name, pen := range map[string]draw.Pen{"normal": pen(), "ascii": draw.NewPen(true, draw.NewTheme(draw.ThemeMono, false))} {
		for range 100 {
			f := []*field.Field{field.Line("", 40), field.Area("", 60)}[random.IntN(2)]
			var pressed []string
			for range 60 {
				key := keys[random.IntN(len(keys))]
				pressed = append(pressed, key)
				f.Update(pen, width, message(key))
				rows, cursor := f.Rows(pen, width)
				frames := append(slices.Clone(rows), f.View(pen, width))
				for _, row := range frames {
					if got := draw.Width(row); got > width {
						t.Fatalf("%s, %q: %d columns in %q", name, pressed, got, row)
					}
				}
				if marks := strings.Count(strings.Join(rows, ""), paint.CursorMark()); marks != 1 || !strings.Contains(rows[cursor], paint.CursorMark()) {
					t.Fatalf("%s, %q: %d cursors, row %d of %q", name, pressed, marks, cursor, rows)
				}
				if value := f.Value(); value != model.Clean(value) || len([]rune(value)) > f.Limit() {
					t.Fatalf("%s, %q: the text is %q", name, pressed, value)
				}
			}
		}
	}
}
