package tui_test

import (
	"strings"
	"testing"

	"duban/model"
)

// What an input method types in full width finds what was meant, and the other way
// round.
func TestSearchFoldsWidth(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", model.Change{Task: "7", Kind: model.KindNote, Note: "粤办函〔2019〕60号，“12345”热线"})
	for typed, want := range map[string]string{
		"１２３４５": "7", `"12345"`: "7", "[2019]60": "7", "〔２０１９〕６０": "7", "20": "20", "２０": "20",
	} {
		d := sit(t, o, 80, 24).press("/", typed, "<enter>")
		if !strings.HasPrefix(strings.TrimSpace(d.cursorLine()), want+" ") {
			t.Errorf("%s finds %q, want task %s", typed, d.cursorLine(), want)
		}
	}
	byPinyin := sit(t, o, 80, 24).press("/", "bgs", "<enter>").cursorLine()
	if full := sit(t, o, 80, 24).press("/", "ｂｇｓ", "<enter>").cursorLine(); full != byPinyin || full == "" {
		t.Errorf("ｂｇｓ finds %q, bgs %q", full, byPinyin)
	}
	sit(t, o, 80, 24).press("o", "ｂｇｓ").see("办公室")
}
