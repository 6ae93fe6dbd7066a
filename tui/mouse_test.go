package tui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui"
	"duban/tui/draw"
)

// click presses a button where a text is on the screen.
func (d *driver) click(text string, button tea.MouseButton) *driver {
	d.t.Helper()
	for y, line := range strings.Split(d.frame(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.send(tea.MouseMsg{X: draw.Width(before), Y: y, Button: button, Action: tea.MouseActionPress})
			d.send(tea.MouseMsg{X: draw.Width(before), Y: y, Button: button, Action: tea.MouseActionRelease})
			return d
		}
	}
	d.t.Fatalf("no %q on the screen:\n%s", text, d.frame())
	return d
}

// The mouse does what keys do, at every size: each click and turn of the wheel shows the
// frame that its keys show.
func TestTheMouseDoesWhatKeysDo(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {180, 40}} {
		o := newOffice(t)
		o.morning(t)
		wide := size.width >= 100
		for name, c := range map[string]struct {
			mouse func(*driver)
			keys  []string
			skip  bool
		}{
			"a row":            {func(d *driver) { d.click("及时反馈", tea.MouseButtonLeft) }, []string{"j", "j", "j"}, false},
			"the detail":       {func(d *driver) { d.click("4 详情", tea.MouseButtonLeft) }, []string{"4"}, false},
			"a category":       {func(d *driver) { d.click("二、做好财政", tea.MouseButtonLeft) }, []string{"1", "j", "j"}, !wide},
			"an office":        {func(d *driver) { d.click("0/9 宣教科", tea.MouseButtonLeft) }, []string{"2", "j", "j"}, !wide},
			"in a drawer":      {func(d *driver) { d.press("1").click("二、做好财政", tea.MouseButtonLeft) }, []string{"1", "j", "j"}, wide},
			"the wheel":        {func(d *driver) { d.click("及时反馈", tea.MouseButtonWheelDown) }, []string{"j", "j", "j"}, false},
			"the wheel back":   {func(d *driver) { d.press("j", "j", "j", "j").click("及时反馈", tea.MouseButtonWheelUp) }, []string{"j"}, false},
			"the footer":       {func(d *driver) { d.click("? 帮助", tea.MouseButtonLeft) }, []string{"?"}, false},
			"a key of it":      {func(d *driver) { d.click("n 备注", tea.MouseButtonLeft) }, []string{"n"}, false},
			"the wheel, sheet": {func(d *driver) { d.press("a").click("备注", tea.MouseButtonWheelDown) }, []string{"a", "j", "j", "j"}, false},
			"a sheet's row":    {func(d *driver) { d.press("w").click("财务科", tea.MouseButtonLeft) }, []string{"w", "j", "j"}, false},
			"a month's row":    {func(d *driver) { d.press("m").click("设立专栏", tea.MouseButtonLeft) }, []string{"m", "j"}, false},
			"a heading":        {func(d *driver) { d.press("m").click("定量未满", tea.MouseButtonLeft) }, []string{"m"}, false},
			"a sheet's footer": {func(d *driver) { d.press("w").click("Esc 返回", tea.MouseButtonLeft) }, nil, false},
			"another button":   {func(d *driver) { d.click("及时反馈", tea.MouseButtonRight) }, nil, false},
		} {
			if c.skip {
				continue
			}
			got, want := sit(t, o, size.width, size.height), sit(t, o, size.width, size.height).press(c.keys...)
			c.mouse(got)
			if got.frame() != want.frame() {
				t.Errorf("%s at %dx%d:\n%s\nwant\n%s", name, size.width, size.height, got.frame(), want.frame())
			}
		}
	}
}

// Clicks beside everything, and in windows without room, do nothing.
func TestClicksAnywhere(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {180, 40}, {40, 10}, {1, 1}} {
		d := sit(t, newOffice(t), size.width, size.height)
		for y := 0; y < size.height-1; y += 3 {
			for x := 0; x < size.width; x += 41 {
				d.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
				measure(t, d.styledFrame(), size.width, size.height)
			}
		}
	}
}

// A click takes a notice off the last lines as a key does, and nothing below it is clicked.
func TestAClickDismissesTheNotice(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24, func(options *tui.Options) { options.Alarm = strings.Repeat("设置文件第 3 行有误，", 9) })
	clean := sit(t, newOffice(t), 80, 24)
	d.click("设置文件", tea.MouseButtonLeft)
	if d.frame() != clean.frame() {
		t.Errorf("after a click on it:\n%s", d.frame())
	}
	d = sit(t, newOffice(t), 80, 24, func(options *tui.Options) { options.Alarm = "设置文件第 3 行有误" })
	d.click("及时反馈", tea.MouseButtonLeft)
	if want := clean.press("j", "j", "j").frame(); d.frame() != want {
		t.Errorf("after a click on a row:\n%s\nwant\n%s", d.frame(), want)
	}
}
