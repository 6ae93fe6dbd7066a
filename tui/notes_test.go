package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
)

// ownNotes writes two notes of the user's and one of a colleague's on task 1.
func ownNotes(t testing.TB, o *office) {
	t.Helper()
	o.apply(t, "desk1", model.Change{Task: "1", Kind: model.KindNote, Note: "已送法规科\n等回复"})
	o.apply(t, "desk2", model.Change{Task: "1", Kind: model.KindNote, Note: "同事写的"})
	o.apply(t, "desk1", model.Change{Task: "1", Kind: model.KindNote, Note: "见 粤卫办〔2021〕12号"})
}

func TestGoldenFramesOfNotes(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}} {
		for _, manner := range []string{"zh", "en"} {
			for name, keys := range map[string][]string{
				"own": {"N", "j"}, "correct": {"N", "<enter>", "，已办"}, "corrected": {"N", "<enter>", "，已办", "<enter>"},
			} {
				name = fmt.Sprintf("%dx%d-%s-notes-%s", size.width, size.height, manner, name)
				t.Run(name, func(t *testing.T) {
					o := newOffice(t)
					ownNotes(t, o)
					d := sit(t, o, size.width, size.height, manners()[manner]).press(keys...)
					if strings.HasSuffix(name, "corrected") {
						d.until("saved", func(frame string) bool { return strings.Contains(frame, "存盘") || strings.Contains(frame, "saved") })
					}
					golden(t, name, d.frame())
				})
			}
		}
	}
}

// N changes a note of one's own, an empty text removes it; the history keeps the old text.
func TestCorrectOwnNotes(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36).press("N").see("任务 1 没有自己写的备注")
	ownNotes(t, o)
	notes := func() string {
		var texts []string
		for _, note := range o.load(t).Notes("1") {
			texts = append(texts, note.Note)
		}
		return strings.Join(texts, "|")
	}
	d.notify().see("desk1 备注 1").press("N").see("自己写的备注").press("j", "<enter>", "<c-u>", "<bs>", "<c-u>", "改成这样", "<enter>").see("1 改备注，已存盘")
	if got := notes(); got != "改成这样|同事写的|见 粤卫办〔2021〕12号" {
		t.Errorf("the notes are %q", got)
	}
	d.press("N", "N", "<enter>", "<c-u>", "<enter>").see("1 删备注，已存盘").press("N", "d").see("1 删备注，已存盘")
	if got := notes(); got != "同事写的" {
		t.Errorf("the notes are %q", got)
	}
	for _, undone := range []string{"删备注", "删备注", "改备注"} {
		d.press("u").see("已撤销：1 " + undone)
	}
	if got := notes(); got != "已送法规科\n等回复|同事写的|见 粤卫办〔2021〕12号" {
		t.Errorf("after undo the notes are %q", got)
	}
}

// What was typed of one note is offered again with that note, and with no other.
func TestDraftOfACorrectedNote(t *testing.T) {
	o := newOffice(t)
	ownNotes(t, o)
	d := sit(t, o, 120, 36).press("N", "<enter>", "，补充", "<esc>").see("改备注 1").press("N", "j", "<enter>").see("等回复")
	if strings.Contains(d.frame(), "，补充") {
		t.Errorf("the draft of another note is offered:\n%s", d.frame())
	}
	d.press("<esc>", "N", "<enter>").see("〔2021〕12号，补充")
}
