package tui_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui"
)

func TestATickIsRecordedWithItsDayAndNote(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		day  string
		note string
	}{
		{"today, without a word", []string{"<enter>", "<enter>"}, "2021-11-22", ""},
		{"an empty day is today", []string{"<c-u>", "<enter>", "<enter>"}, "2021-11-22", ""},
		{"what is typed takes the place of today", []string{"2021-11-03", "<enter>", "粤卫办〔2021〕12号", "<enter>"}, "2021-11-03", "粤卫办〔2021〕12号"},
		{"without the year", []string{"10-8", "<enter>", "<enter>"}, "2021-10-08", ""},
		{"figures alone", []string{"20211008", "<enter>", "<enter>"}, "2021-10-08", ""},
		{"an input method that is on", []string{"１０月８日", "<enter>", "<enter>"}, "2021-10-08", ""},
		{"today corrected", []string{"<bs>", "0", "<enter>", "<enter>"}, "2021-11-20", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			sit(t, o, 80, 24).press("/", "5", "<enter>", "t").press(c.keys...).see("5 计次 " + c.day + "，已存盘")
			events := o.load(t).History("5")
			last := events[len(events)-1]
			if last.Kind != model.KindTick || last.On.String() != c.day || last.Note != c.note {
				t.Errorf("the ledger has %+v", last)
			}
		})
	}
}

func TestAnImpossibleTickStaysInThePrompt(t *testing.T) {
	for _, c := range []struct{ name, day, see string }{
		{"still to come", "2021-11-23", "2021-11-23 还没到"},
		{"another year", "2020-12-31", "2020-12-31 不在方案的 2021 年内"},
		{"an impossible day", "2021-02-30", "2021-02-30"},
		{"no day at all", "大前天", "大前天"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			d := sit(t, o, 80, 24).press("/", "5", "<enter>", "t", c.day, "<enter>").see(c.see)
			if line := d.lastLine(); !strings.Contains(line, c.day) {
				t.Errorf("what was typed is gone: %q", line)
			}
			d.press("<esc>")
			if got := o.load(t).Revision; got != 1 {
				t.Errorf("revision %d", got)
			}
		})
	}
	d := sit(t, newOffice(t), 80, 24).press("t")
	if !strings.Contains(d.lastLine(), "没有定量要求") {
		t.Errorf("the last line says %q", d.lastLine())
	}
}

func TestThePeriodsOfAQuotaAreShown(t *testing.T) {
	o := newOffice(t)
	for _, text := range []string{"2021-10-08", "2021-10-20", "2021-11-09"} {
		date, err := model.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		o.apply(t, "desk2", model.Change{Task: "5", Kind: model.KindTick, On: date, Note: "见 https://example.org/a"})
	}
	frame := sit(t, o, 120, 50).press("/", "5", "<enter>", "4").frame()
	for _, text := range []string{"✓ 已满 1", "● 欠缺 9", "◐ 本期 1", "○ 未到 1", "10✓", "09●0 ", "[11◐1/2]", "12○", "2021-10 ✓ 2/2  10-08 desk2", "链接 https://example.org/a"} {
		if !strings.Contains(frame, text) {
			t.Errorf("no %q in\n%s", text, frame)
		}
	}
}

func TestADeadlineIsExtendedWithAReason(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36).press("/", "20", "<enter>", "e", "2021-11-20", "<enter>").see("任务 20 不能延到 2021-11-20：现在的期限是 2021-11-20")
	if !strings.Contains(d.lastLine(), "2021-11-20") {
		t.Errorf("what was typed is gone: %q", d.lastLine())
	}
	d.press("<c-u>", "2021-13-01", "<enter>").see("2021-13-01").press("<c-u>", "12-31", "<enter>").see("改期限 20 到 2021-12-31 原因")
	d.press("<enter>").see("改期限要写明原因").press("等上级目录", "<enter>").see("20 延期 2021-11-20 → 2021-12-31，已存盘")
	d.see("期限 2021-12-31（原 2021-11-20）").see("剩39天")
	d.press("u").see("已撤销：20 延期 2021-11-20 → 2021-12-31").see("逾期2天")
}

func TestADeadlineIsBroughtForwardWithAReason(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36).press("/", "20", "<enter>", "e", "11-10", "<enter>").see("改期限 20 到 2021-11-10 原因")
	d.press("提前检查", "<enter>").see("期限 2021-11-10（原 2021-11-20）").see("逾期12天")
	if events := o.load(t).History("20"); events[len(events)-1].Note != "提前检查" {
		t.Errorf("the reason is lost: %+v", events)
	}
	d.press("u").see("逾期2天")
}

// A deadline that a colleague moves while it is being typed is not overwritten, and the
// reason is kept.
func TestADeadlineThatAColleagueMoved(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("/", "20", "<enter>", "e", "12-25", "<enter>", "等上级目录")
	theirs := model.Date{Year: 2021, Month: time.December, Day: 20}
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindExtend, On: theirs, Note: "调整"})
	d.notify().see("desk2").press("<enter>").see("任务 20 刚被 desk2")
	if due := o.load(t).State("20").Due; due != theirs {
		t.Errorf("theirs is lost: %v", due)
	}
	d.press("e", "12-25", "<enter>").see("等上级目录").press("<enter>").see("20 延期 2021-12-20 → 2021-12-25，已存盘")
}

func TestARefusedTextIsOfferedAgain(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("/", "20", "<enter>")
	d.seat.refuse = busy()
	d.press("e", "12-31", "<enter>", "等上级目录", "<enter>").see("占用")
	d.seat.refuse = nil
	d.press("e", "12-31", "<enter>").see("等上级目录").press("<enter>").see("20 延期")
}

func TestANoteOfSeveralLines(t *testing.T) {
	for _, newLine := range []string{"<a-enter>", "<c-j>"} {
		o := newOffice(t)
		d := sit(t, o, 80, 24).press("n", "第一行", newLine, "第二行")
		lines := strings.Split(d.frame(), "\n")
		if !strings.Contains(lines[len(lines)-2], "第一行") || !strings.Contains(d.lastLine(), "第二行") {
			t.Errorf("the prompt does not grow upwards:\n%s", d.frame())
		}
		d.press("<up>", "<home>", "补：", "<enter>").see("1 备注已存盘")
		history := o.load(t).History("1")
		if got := history[len(history)-1].Note; got != "补：第一行\n第二行" {
			t.Errorf("the note is %q", got)
		}
	}
}

func TestAPasteOfSeveralLinesKeepsThemInANoteAlone(t *testing.T) {
	o := newOffice(t)
	paste := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("甲\r\n乙\n丙"), Paste: true}
	d := sit(t, o, 80, 24).press("n")
	d.send(paste)
	d.press("<enter>").see("备注已存盘")
	history := o.load(t).History("1")
	if got := history[len(history)-1].Note; got != "甲\n乙\n丙" {
		t.Errorf("the note is %q", got)
	}
	d.press("/")
	d.send(paste)
	if !strings.Contains(d.lastLine(), "甲 乙 丙") {
		t.Errorf("the last line says %q", d.lastLine())
	}
}

// In ASCII one character may take several columns: ① is (1).
func TestTheCursorOnAWideCharacterFitsTheLine(t *testing.T) {
	t.Parallel()
	for width := 60; width < 90; width++ {
		d := sit(t, newOffice(t), width, 24, manners()["zh-ascii"]).press("/", strings.Repeat("①", 60))
		for range 60 {
			d.press("<left>")
			measure(t, d.styledFrame(), width, 24)
		}
		d.press("<end>", "x", "<left>", "<left>", "y")
		measure(t, d.styledFrame(), width, 24)
	}
}

func TestSearchFindsNotes(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	sit(t, o, 80, 24).press("/", "缺规划科", "<enter>").see("1/30").see("▌● 20 ")
}

func TestManyAtOnce(t *testing.T) {
	for _, c := range []struct {
		name, see, undone string
		keys              []string
		want              model.Status
		notes             int
	}{
		{"done", "3 项 已完成，已存盘", "已撤销：3 项 已完成", []string{" "}, model.Done, 0},
		{"doing", "3 项 进行中，已存盘", "已撤销：3 项 进行中", []string{"s"}, model.Doing, 0},
		{"a note", "3 项 备注已存盘", "已撤销：3 项 备注", []string{"n", "已统一催办", "<enter>"}, model.Todo, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			d := sit(t, o, 80, 24).press("v", "v", "j", "v").see("已选 3 项").press(c.keys...).see(c.see)
			if strings.Contains(d.frame(), "已选") {
				t.Errorf("the marks have not served:\n%s", d.frame())
			}
			snapshot := o.load(t)
			for _, task := range []string{"1", "2", "4"} {
				if state := snapshot.State(task); state.Status != c.want || state.Notes != c.notes {
					t.Errorf("task %s: %+v", task, state)
				}
				if group := snapshot.History(task)[0].Group; group != snapshot.History("1")[0].Group {
					t.Errorf("task %s is of the group %d", task, group)
				}
			}
			if state := snapshot.State("3"); state.Version != 1 {
				t.Errorf("task 3 was not marked: %+v", state)
			}
			d.press("u").see(c.undone)
			if state := o.load(t).State("4"); state.Status != model.Todo || state.Notes != 0 {
				t.Errorf("after undo: %+v", state)
			}
		})
	}
}

// A selected task that is done already is unselected too: the next Space would
// reopen it.
func TestDoneTasksAreUnselected(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk2", model.Change{Task: "2", Kind: model.KindMark, To: model.Done})
	d := sit(t, o, 80, 24).press("v", "v", " ").see("1 已完成，已存盘")
	if strings.Contains(d.frame(), "已选") {
		t.Errorf("still marked:\n%s", d.frame())
	}
	d.press(" ").see("3 已完成，已存盘")
	if o.load(t).State("2").Status != model.Done {
		t.Error("a task that was not on the screen was reopened")
	}
}

// What was in progress before it was done by mistake is so again; what was not begun is not.
func TestReopenedTasksAreAsTheyWere(t *testing.T) {
	o := newOffice(t)
	status := func() model.Status { return o.load(t).State("1").Status }
	sit(t, o, 80, 24).press("s").see("1 进行中，已存盘").press(" ", " ").until("both are written", func(string) bool { return o.load(t).State("1").Version == 4 })
	if status() != model.Doing {
		t.Errorf("after two keys in a row it is %s", status())
	}
	sit(t, o, 80, 24).press(" ").see("1 已完成，已存盘")
	sit(t, o, 80, 24).press(" ").see("1 进行中，已存盘").press("s").see("▌○  1").press(" ").see("1 已完成，已存盘").press(" ").see("1 重新打开，已存盘")
	if status() != model.Todo {
		t.Errorf("what was not begun is %s", status())
	}
}

func TestHiddenSelectedTasksAreLeftAlone(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("v", "v", "/", "2", "<enter>").see("已选 2 项（1 项未显示，不处理）").press(" ").see("2 已完成，已存盘")
	if o.load(t).State("1").Status != model.Todo {
		t.Error("a task that was hidden is done")
	}
	d.press("s").see("选中的任务都没有显示")
	d.press("<esc>")
	if strings.Contains(d.frame(), "已选") || !strings.Contains(d.frame(), "搜索:2") {
		t.Errorf("Esc has to clear the marks first:\n%s", d.frame())
	}
	d.press("<esc>", "V").see("已选 30 项").press("V")
	if strings.Contains(d.frame(), "已选") {
		t.Errorf("still marked:\n%s", d.frame())
	}
}

func TestManyAreRefusedTogether(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("v", "v")
	o.apply(t, "desk2", model.Change{Task: "2", Kind: model.KindMark, To: model.Doing})
	d.press(" ").see("desk2").see("已选 2 项")
	if o.load(t).State("1").Status != model.Todo {
		t.Error("half of it was done")
	}
	d.press(" ").see("2 项 已完成，已存盘")
}

func TestReadOnlyPromptsSaySo(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, func(options *tui.Options) { options.ReadOnly = true }).press("/", "5", "<enter>")
	for _, key := range []string{"t", "e"} {
		d.press(key).see("只读打开，不能改动")
	}
}
