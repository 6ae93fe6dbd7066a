package tui_test

import (
	"strings"
	"testing"

	"duban/model"
)

func (d *driver) lastLine() string {
	lines := strings.Split(d.frame(), "\n")
	return lines[len(lines)-1]
}

// lastLines is the frame's end, as one text.
func (d *driver) lastLines(count int) string {
	lines := strings.Split(d.frame(), "\n")
	return strings.Join(strings.Fields(strings.Join(lines[len(lines)-count:], "")), "")
}

// seeAtEnd lets messages arrive until the last lines have a text, wherever it is
// broken. The text has no spaces.
func (d *driver) seeAtEnd(text string) *driver {
	d.t.Helper()
	return d.until(text, func(string) bool { return strings.Contains(d.lastLines(3), text) })
}

// An error with a long path is not cut either.
func TestAnAlarmIsNeverCut(t *testing.T) {
	path := "/srv/" + strings.Repeat("office-folder/", 9) + "duban.db"
	for _, size := range []struct{ width, height int }{{60, 15}, {80, 24}, {120, 36}} {
		o := newOffice(t)
		d := sit(t, o, size.width, size.height)
		d.seat.refuse = &model.LedgerError{Fault: model.FaultDiskFull, Path: path}
		d.press(" ").see("磁盘已满")
		measure(t, d.styledFrame(), size.width, size.height)
		if notice := d.lastLines(5); !strings.Contains(notice, path+"没有写入；请清出空间再试") {
			t.Errorf("cut at %d columns:\n%s", size.width, d.frame())
		}
	}
}
