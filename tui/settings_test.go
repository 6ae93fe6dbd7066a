package tui_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"duban/tui"
	"duban/tui/keys"
	"duban/tui/words"
)

// chosenSettings are settings in memory.
type chosenSettings struct {
	mutex  sync.Mutex
	values map[string]string
	err    error // of the next change
	lost   error // of reading them after a change
}

func (s *chosenSettings) List() ([]tui.Setting, string, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.lost != nil && s.values["mouse"] == "true" {
		return nil, "", s.lost
	}
	setting := func(name string, values ...string) tui.Setting {
		return tui.Setting{Name: name, Value: s.values[name], Values: values, Written: name + " = " + s.values[name], Source: "默认"}
	}
	columns, lock := setting("columns", "number", "offices", "urged", "due"), setting("lock", "0", "5")
	columns.IsList, lock.IsFixed, lock.Source = true, true, "入口"
	return []tui.Setting{
		setting("language", "zh", "en"), setting("mouse", "true", "false"), columns, lock, setting("keys.note"), setting("keys.undo"),
	}, "/home/li/config.toml", nil
}

func (s *chosenSettings) Change(name, value string) (tui.Preferences, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.err != nil {
		return tui.Preferences{}, s.err
	}
	s.values[name] = value
	var hidden []string
	for _, column := range []string{"number", "offices", "urged", "due"} {
		if !slices.Contains(strings.Fields(s.values["columns"]), column) {
			hidden = append(hidden, column)
		}
	}
	return tui.Preferences{
		Words: words.In(words.Language(s.values["language"])), Hidden: hidden, Mouse: s.values["mouse"] == "true",
		Keys: []keys.Choice{{Action: keys.WriteNote, Keys: strings.Fields(s.values["keys.note"])}},
		Idle: tui.Idle{Now: time.Now, After: time.After},
	}, nil
}

func sitWithSettings(t *testing.T, width, height int) (*driver, *chosenSettings) {
	t.Helper()
	settings := &chosenSettings{values: map[string]string{
		"language": "zh", "mouse": "false", "columns": "number offices urged due", "lock": "5", "keys.note": "n", "keys.undo": "u",
	}}
	return sit(t, newOffice(t), width, height, func(options *tui.Options) { options.Settings = settings }), settings
}

// Each setting holds at once, and the page shows what it is now.
func TestSettingsHoldAtOnce(t *testing.T) {
	d, settings := sitWithSettings(t, 80, 24)
	d.press(",").see("语言").see("/home/li/config.toml")
	d.press("<right>").see("Settings").see("language").press("<left>").see("设置")
	d.press("j", "j", "<enter>").see("不显示")
	settings.until(d, "columns", "offices urged due")
	d.press("<esc>").until("no numbers", func(frame string) bool { return !strings.Contains(frame, " 1 加强行政执法") })
	d.press(",").see("列：编号")
	for range 6 {
		d.press("j")
	}
	d.press("<enter>").see("已由入口设定")
	d.press("j", "<enter>").see("备注，现在是 n，改为")
	d.press("u", "<enter>").see("备注 不能用「u」：撤销 用着").press("<bs>", "q", "<enter>").see("「q」不能改作他用")
	d.press("<bs>", "ｉ", "<enter>").see("备注 ").press("<esc>").see("i 备注").press("i").see("备注 1")
	if got := settings.values["keys.note"]; got != "i" {
		t.Errorf("the keys are %q", got)
	}
}

func TestGoldenSettings(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {160, 50}} {
		d, _ := sitWithSettings(t, size.width, size.height)
		d.press(",").see("语言").press("j", "j")
		measure(t, d.styledFrame(), size.width, size.height)
		golden(t, fmt.Sprintf("%dx%d-zh-settings", size.width, size.height), d.frame())
	}
}

// until lets messages arrive until a setting has a value.
func (s *chosenSettings) until(d *driver, name, value string) {
	d.t.Helper()
	d.until(name+" = "+value, func(string) bool {
		s.mutex.Lock()
		defer s.mutex.Unlock()
		return s.values[name] == value
	})
}

// Keys that are pressed before the change of an earlier one is written build on it, also
// where the page is closed by then.
func TestSettingsAreChangedInOrder(t *testing.T) {
	d, settings := sitWithSettings(t, 80, 24)
	d.press(",").see("列：编号").press("j", "<right>", "<right>", "<right>", "j", "<enter>", "j", "<enter>", "j", "<enter>", "<esc>")
	settings.until(d, "columns", "due")
	settings.until(d, "mouse", "true")
}

// Undo belongs to the ledger: it does nothing where settings are changed.
func TestNoUndoAmongSettings(t *testing.T) {
	d, _ := sitWithSettings(t, 80, 24)
	d.press(" ").see("已存盘").press(",").see("语言")
	before := d.frame()
	if after := d.press("u").frame(); after != before || strings.Contains(after, "u 撤销") {
		t.Errorf("%s", after)
	}
}

// What can't be written is said, and nothing changes.
func TestASettingThatIsNotWritten(t *testing.T) {
	d, settings := sitWithSettings(t, 60, 15)
	settings.err = &words.Reworded{Err: errors.New("full"), Line: "写不了设置文件"}
	d.press(",").see("语言").press("<enter>", "<enter>", "<enter>").see("写不了设置文件").see("中文")
}

// A setting that was written holds even if the settings can't be read after it.
func TestASettingHoldsWithoutReadingItAgain(t *testing.T) {
	d, settings := sitWithSettings(t, 80, 24)
	settings.lost = &words.Reworded{Err: errors.New("gone"), Line: "读不了设置文件"}
	d.press(":", "shubiao", "<enter>").see("读不了设置文件")
	d.press(":", "shubiao", "<enter>").see("鼠标已关闭")
}

// The palette switches the mouse, and says so.
func TestThePaletteSwitchesTheMouse(t *testing.T) {
	d, settings := sitWithSettings(t, 80, 24)
	d.press(":", "shubiao", "<enter>").see("鼠标已打开")
	if settings.values["mouse"] != "true" {
		t.Errorf("%v", settings.values)
	}
	d.press(":", "mouse", "<enter>").see("鼠标已关闭")
}

// All keys fit on one screen of 120 by 36, with those of the settings.
func TestTheHelpFitsOneScreen(t *testing.T) {
	for _, language := range []words.Language{words.Chinese, words.English} {
		d := sit(t, newOffice(t), 120, 36, func(options *tui.Options) {
			options.Settings, options.Words = &chosenSettings{}, words.In(language)
		}).press("?")
		if frame := d.frame(); strings.Contains(frame, "下面还有") || strings.Contains(frame, "lines below") {
			t.Errorf("%s:\n%s", language, frame)
		}
	}
}

// Where there are no settings nothing offers them.
func TestNoSettings(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24)
	before := d.frame()
	if after := d.press(",").frame(); after != before {
		t.Errorf("%s", after)
	}
}
