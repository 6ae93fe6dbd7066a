package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
)

// Keys typed while an answer is on its way must not confirm what was not shown.
func TestNothingTypedAheadImports(t *testing.T) {
	o := newOffice(t)
	s := newShelf(o)
	s.reading = make(chan chan error)
	d := sit(t, o, 80, 24, func(options *tui.Options) { options.Plans = s })
	d.press("p", "i", "next.txt").see("导入文件 next.txt") // before the plans were listed
	d.press("<enter>").see("正在读取 next.txt")
	release := d.called(s.reading)
	d.press("<enter>", " ", "n", "<enter>")
	release <- nil
	d.see("预览：还没有写入")
	if plans, err := o.Plans(t.Context()); err != nil || len(plans) != 1 || o.load(t).Revision != 1 {
		t.Fatalf("%v, %v: something was written", plans, err)
	}
	d.press("<enter>").see("已导入方案 2022")
}

// A reading that was given up opens nothing later.
func TestReadingCanBeGivenUp(t *testing.T) {
	for name, answer := range map[string]error{"read": nil, "refused": errors.New("too late")} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			s := newShelf(o)
			s.reading = make(chan chan error)
			d := sit(t, o, 80, 24, func(options *tui.Options) { options.Plans = s })
			d.press("p", "i", "next.txt").see("导入文件 next.txt").press("<enter>").see("正在读取 next.txt")
			release := d.called(s.reading)
			d.press("<esc>", "n", "已送")
			release <- answer
			d.arrive()
			if frame := d.frame(); strings.Contains(frame, "too late") || !strings.Contains(frame, "已送") {
				t.Errorf("called back:\n%s", frame)
			}
		})
	}
}

func TestPathsAreCompleted(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPlans(o)).press("p").see("i 导入文件").press("i", "n", "<tab>").see("next.txt").see("导入文件 ne ")
	d.see(" next.txt   news.txt").see("Tab 下一个")
	// Tab goes through them, round and back.
	for _, step := range [][2]string{
		{"<tab>", "next.txt"}, {"<tab>", "news.txt"}, {"<tab>", "next.txt"}, {"<s-tab>", "news.txt"}, {"<s-tab>", "next.txt"},
	} {
		if d.press(step[0]); !strings.Contains(d.lastLine(), "导入文件 "+step[1]) || !strings.Contains(d.frame(), "▌"+step[1]) {
			t.Errorf("%s leads to\n%s", step[0], d.frame())
		}
	}
	if d.press("<right>"); strings.Contains(d.frame(), "news.txt") {
		t.Errorf("taken, and the others are still there:\n%s", d.frame())
	}
	d.press("<c-u>", "ne", "<tab>", "w").arrive() // typed on before the answer
	if last := d.lastLine(); !strings.Contains(last, "导入文件 new ") {
		t.Errorf("completed to %q", last)
	}
	d.press("<bs>", "<tab>").see("导入文件 next.txt").press("<enter>").see("预览：还没有写入")
}

// However many names there are, they fit, and Tab reaches the last.
func TestManyNamesFit(t *testing.T) {
	for _, size := range []struct{ width, height int }{{60, 15}, {80, 24}, {120, 36}} {
		o := newOffice(t)
		s := newShelf(o)
		for i := range 200 {
			s.names = append(s.names, fmt.Sprintf("关于印发%d年政务公开工作要点分工方案的通知.docx", 1900+i))
		}
		d := sit(t, o, size.width, size.height, onShelf(s)).press("p").see("i 导入文件").press("i", "/srv/n", "<tab>").see("另有")
		measure(t, d.styledFrame(), size.width, size.height)
		for range s.names {
			d.press("<tab>")
			measure(t, d.styledFrame(), size.width, size.height)
		}
		if !strings.Contains(d.frame(), "▌关于印发2099年") {
			t.Errorf("the last name is not seen:\n%s", d.frame())
		}
	}
}

func TestANameThatFitsNothingSaysSo(t *testing.T) {
	o := newOffice(t)
	s := newShelf(o)
	s.names = []string{}
	sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "zz", "<tab>").see("没有可补全的文件名")
}

func TestTheYearIsAskedForInThePreview(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPlans(o)).press("p").see("i 导入文件").press("i", "yearless.txt", "<enter>").see("不知道是哪一年").see("回车 填年份")
	d.press("<enter>").see("方案的年份").press("<enter>").see("年份请写成 2021 这样").press("<esc>").see("回车 填年份")
	d.press("y", "22", "<enter>").see("年份请写成 2021 这样").press("<esc>").see("回车 填年份")
	d.press("<enter>", "2024", "<enter>").see("期限 2024-05-31").press("<enter>").see("已导入方案 2024")
	// Tasks without numbers are called in the list what they are called in answers.
	d.see("▌○ 1-1 公开统计信息").press(" ").see("1-1 已完成，已存盘").press("/", "1-2", "<enter>").see("▌○ 1-2 公开机构名录").see("1/2")
}

// Where the numbers begin anew under each heading, a task has a name of its own,
// which search finds and notices use.
func TestNumbersThatBeginAnew(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPlans(o)).press("p").see("i 导入文件").press("i", "anew.txt", "<enter>").see("预览").press("<enter>").see("已导入方案 2023")
	d.see("▌○ 1-1 完善分级诊疗").see(" ○   2 落实药品集采").see(" ○ 2-1 做好疫苗接种")
	d.press("/", "2-1", "<enter>").see("▌○ 2-1 做好疫苗接种").see("1/3").press(" ").see("2-1 已完成，已存盘")
}

// A colleague's correction leaves the filter and the cursor where they are,
// though headings move.
func TestACorrectionKeepsTheFilter(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36).press("1", "j", "j", "j", "3", "j")
	at := d.cursorLine()
	plan := o.load(t).Plan
	corrected := *plan
	corrected.Tasks = append([]model.Task{}, plan.Tasks[1:]...) // task 1 goes
	corrected.Categories = append([]model.Category{{Title: "总则", Path: []string{"总则"}}}, plan.Categories...)
	for i := range corrected.Tasks {
		corrected.Tasks[i].Category++
	}
	o.revise(t, corrected)
	d.notify().see("desk2 导入了这个方案的修订：新增 0，修改 0，移动 0，删去 1").see("2/29")
	if now := d.cursorLine(); now != at {
		t.Errorf("the cursor left %q for %q", at, now)
	}
	d.press(" ").see("已存盘").press("<esc>").see("29/29")
}

// Marks that are on their way when a correction is imported are kept.
func TestACorrectionKeepsWhatIsBeingWritten(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36)
	d.seat.writes = make(chan chan error)
	d.press("j", " ", "j", " ")
	release := d.called(d.seat.writes)
	corrected := *o.load(t).Plan
	corrected.Title += "（修订）"
	o.revise(t, corrected)
	release <- nil
	d.called(d.seat.writes) <- nil
	d.until("both marks", func(string) bool {
		s := o.load(t)
		return s.State("2").Status == model.Done && s.State("3").Status == model.Done
	}).see("（修订）")
	// The history of a task is in the order in which things happened.
	history := o.load(t).History("2")
	for i := 1; i < len(history); i++ {
		if history[i].Seq < history[i-1].Seq {
			t.Errorf("history %+v", history)
		}
	}
}
