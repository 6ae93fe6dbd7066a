package tui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/bubbles/spinner"
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
)

// Each component of bubbles that is in use is reached by a key.

func TestKeyBindingsTakeFullWidthCharacters(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("ｊ", "ｊ")
	if !strings.HasPrefix(d.cursorLine(), "  3 ") {
		t.Errorf("the cursor is on %q", d.cursorLine())
	}
	d.press("？").see("帮助")
}

func TestAPromptIsATextInput(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("/", "开政", "<home>", "公", "<end>", "务x", "<bs>")
	d.see("搜索 公开政务")
	// Ctrl-V would run a clipboard program where duban runs.
	before := d.frame()
	if _, cmd := d.app.Update(tea.KeyMsg{Type: tea.KeyCtrlV}); !isIdle(cmd) {
		t.Error("Ctrl-V runs a command")
	}
	if d.frame() != before {
		t.Errorf("Ctrl-V changed the frame:\n%s", d.frame())
	}
}

// isIdle reports whether a command is none, or does nothing.
func isIdle(cmd tea.Cmd) bool {
	if cmd == nil {
		return true
	}
	switch msg := cmd().(type) {
	case nil:
		return true
	case tea.BatchMsg:
		return !slices.ContainsFunc(msg, func(c tea.Cmd) bool { return !isIdle(c) })
	default:
		return false
	}
}

func TestANoteIsATextArea(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("n", "第一行", "<a-enter>", "第二行", "<up>", "<home>", "前言：", "<down>", "<end>", "。")
	d.see("第二行。").press("<enter>").see("备注已存盘")
	if notes := o.load(t).Notes("1"); len(notes) != 1 || notes[0].Note != "前言：第一行\n第二行。" {
		t.Errorf("the notes are %+v", notes)
	}
}

// The component searched for ever for the word before blanks.
func TestAWordBackInAnEmptyNoteEnds(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("n", "  ")
	for range 3 {
		d.send(tea.KeyMsg{Type: tea.KeyLeft, Alt: true})
	}
	d.press("核对").see("核对")
}

// The rows of a note obey Chinese typography while it is typed.
func TestANoteBreaksItsLinesByTheRules(t *testing.T) {
	text := "目录已送各科室核对，缺规划科（财务科），下周再报。"
	for width := 60; width <= 84; width++ {
		d := sit(t, newOffice(t), width, 24).press("n", strings.Repeat(text, 4))
		measure(t, d.styledFrame(), width, 24)
		for _, line := range strings.Split(d.frame(), "\n")[15:] {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "，") || strings.HasPrefix(line, "。") || strings.HasPrefix(line, "）") || strings.HasSuffix(line, "（") {
				t.Errorf("%d columns: the row %q", width, line)
			}
		}
	}
}

func TestLongTextsScrollInAViewport(t *testing.T) {
	o := newOffice(t)
	for range 20 {
		o.apply(t, "desk2", model.Change{Task: "1", Kind: model.KindNote, Note: "催办"})
	}
	d := sit(t, o, 80, 24).press("4")
	first := d.frame()
	if d.press("j"); d.frame() == first {
		t.Error("the detail does not scroll")
	}
	if d.press("G"); d.frame() == first || !strings.Contains(d.frame(), "催办") {
		t.Errorf("the end of the detail is not shown:\n%s", d.frame())
	}
	if d.press("g"); d.frame() != first {
		t.Errorf("the detail does not scroll back:\n%s", d.frame())
	}
	d.press("?").see("↑↓ jk")
	if d.press("G"); !strings.Contains(d.frame(), "后面的是协办") {
		t.Errorf("the help does not scroll:\n%s", d.frame())
	}
}

// While a document is read a spinner turns and a bar shows how much is read; when it has
// been read, nothing ticks.
func TestASpinnerTurnsWhileADocumentIsRead(t *testing.T) {
	s := slowShelf(newOffice(t), 500)
	d := sit(t, s.office, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	release := d.called(s.reading)
	d.see(strings.Repeat("━", 10)).see(" 50%")
	seen := map[string]bool{}
	d.until("four positions of the spinner", func(string) bool {
		seen[strings.Fields(d.lastLine())[0]] = true
		return len(seen) == 4
	})
	release <- nil
	d.called(s.reading) <- nil
	d.see("预览：还没有写入")
	ticks := 0
	for deadline := time.After(time.Second); ; {
		select {
		case msg := <-d.messages:
			if _, tick := msg.(spinner.TickMsg); tick {
				ticks++
			}
			d.send(msg)
			continue
		case <-deadline:
		}
		break
	}
	if ticks > 1 { // one can have been on its way
		t.Errorf("%d ticks after the reading", ticks)
	}
}

// Esc and a letter in one packet arrive as Alt and the letter.
func TestEscAndALetterInOnePacket(t *testing.T) {
	o, kept := newOffice(t), drawer{}
	d := sit(t, o, 80, 24, with(kept)).press("n", "已催办")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j"), Alt: true})
	if kept["1"].Text != "已催办" {
		t.Errorf("the note is lost: %+v", kept)
	}
	if !strings.HasPrefix(d.cursorLine(), "  2 ") {
		t.Errorf("the letter is lost: the cursor is on %q", d.cursorLine())
	}
}

// A note on what is carried over is kept by Esc as every other text.
func TestEscKeepsTheNoteOfACarriedTask(t *testing.T) {
	o, kept := newOffice(t), drawer{}
	o.lastYear(t)
	d := sit(t, o, 80, 24, with(kept)).press("b").see("2020").press("j", "j", "<enter>", "3", "<enter>", "待续", "<esc>")
	if len(kept) != 1 || !strings.HasSuffix(kept["carry/3"].Text, "待续") {
		t.Fatalf("kept: %+v", kept)
	}
	d.see("有 1 条未保存的草稿").press("<enter>", "3", "<enter>").see("待续")
}
