package tui_test

import (
	"strings"
	"testing"

	"duban/tui"
	"duban/tui/draw"
)

// A pen that arrives while the dashboard is open draws everything as if the dashboard had
// begun with it, whatever is open.
func TestAnotherPenDrawsEverythingAnew(t *testing.T) {
	other := draw.NewPen(true, draw.NewTheme(draw.ThemeLight, true))
	for name, keys := range map[string][]string{
		"panes": {"j", "j"}, "detail": {"/", "18", "<enter>", "4"}, "sheet": {"m"}, "help": {"?"}, "note": {"n", "已送 OA 系统"}, "palette": {":"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			o.morning(t)
			pens := make(chan draw.Pen, 1)
			d := sit(t, o, 80, 24, func(options *tui.Options) { options.Pens = pens }).press(keys...)
			before := d.frame()
			pens <- other
			d.until("another frame", func(frame string) bool { return frame != before })
			want := sit(t, o, 80, 24, func(options *tui.Options) { options.Pen = other }).press(keys...)
			if got := d.styledFrame(); got != want.styledFrame() {
				t.Errorf("drawn\n%s\nwant\n%s", d.frame(), want.frame())
			}
			if strings.Contains(d.frame(), "─") {
				t.Error("the frames are not ASCII")
			}
		})
	}
}
