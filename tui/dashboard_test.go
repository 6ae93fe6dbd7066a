package tui_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui"
)

func TestEverythingIsOneOrTwoKeysAway(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		see  []string
	}{
		{"the first task is under the cursor", nil, []string{"▌✓  1 加强行政执法信息公开。", "● 逾期 1"}},
		{"down and up", []string{"j", "j", "k"}, []string{"▌○  2 "}},
		{"the last and the first", []string{"G"}, []string{"▌○ 30 "}},
		{"page down", []string{"<pgdown>"}, []string{"▌○ 16 "}},
		{"several letters in one message", []string{"jjjj"}, []string{"▌◐  5 "}},
		{"an input method that is on", []string{"ｊｊ"}, []string{"▌✓  3 "}},
		{"category", []string{"1", "j", "j"}, []string{"二、做好财政信息公开   1/30"}},
		{"office", []string{"2", "j"}, []string{"科室:办公室   "}},
		{"choose an office by pinyin", []string{"o", "xj", "<enter>"}, []string{"科室:宣教科"}},
		{"choose an office by its name", []string{"o", "财务", "<enter>"}, []string{"科室:财务科"}},
		{"no office fits what was typed", []string{"o", "zz"}, []string{"没有相符的科室"}},
		{"a command by its name", []string{":", "科室表"}, []string{"▌ 科室一览表", " w  ┃"}},
		{"a command by pinyin", []string{"：", "paixu", "<enter>"}, []string{"━ 排序 ━"}},
		{"a command by its English name", []string{"<c-p>", "sort by", "<enter>"}, []string{"━ 排序 ━"}},
		{"a command by its key", []string{":", "w", "<enter>"}, []string{"━ 科室一览"}},
		{"the latest command comes first", []string{":", "paixu", "<enter>", "<esc>", ":"}, []string{"▌ 任务按编号、期限"}},
		{"a command by the word of the history", []string{":", "延期"}, []string{"▌ 改期限"}},
		{"a command by the pinyin of another word", []string{":", "daochu"}, []string{"▌ 写报表"}},
		{"a command by another word in English", []string{":", "overdue"}, []string{"▌ 按状态筛选"}},
		{"a command in a sheet", []string{"w", ":", "dongtai", "<enter>"}, []string{"━ 最近动态"}},
		{"a command of a sheet", []string{"w", ":", "倒序"}, []string{"▌ 倒序"}},
		{"no such command", []string{":", "zzz", "<enter>"}, []string{"没有相符的命令"}},
		{"role", []string{"o", "bgs", "<enter>", "r"}, []string{"科室:办公室 · 主办"}},
		{"assist", []string{"o", "bgs", "<enter>", "r", "r"}, []string{"协办   0/30", "没有符合条件的任务"}},
		{"status", []string{"f"}, []string{"未完成   25/30"}},
		{"overdue", []string{"f", "f"}, []string{"逾期   1/30", "逾期2天"}},
		{"search in the text", []string{"/", "疫苗", "<enter>"}, []string{"搜索:疫苗   1/30"}},
		{"search by pinyin", []string{"/", "cwk", "<enter>"}, []string{"搜索:cwk   3/30"}},
		{"search by number", []string{"/", "20", "<enter>"}, []string{"▌● 20 "}},
		{"search with the mark of an input method", []string{"、", "疫苗", "<enter>"}, []string{"搜索:疫苗   1/30"}},
		{"filters combine", []string{"f", "o", "bgs", "<enter>", "/", "年报", "<enter>"}, []string{"未完成 · 科室:办公室 · 搜索:年报   1/30"}},
		{"help", []string{"?"}, []string{"帮助：任务", "标为已完成"}},
		{"help of the lists says nothing of marks", []string{"1", "?"}, []string{"帮助：类别"}},
		{"the detail", []string{"/", "20", "<enter>"}, []string{
			"2021年11月20日前完成主动公开基层目录编制", "期限 2021-11-20 逾期2天", "11-18 09:30 desk2  备注  目录已送各科室核对",
		}},
		{"a class and how many it reaches", []string{"/", "15", "<enter>"}, []string{"主办 宣教科、办公室", "协办 各科室(含8个科室)"}},
		{"a quota", []string{"/", "5", "<enter>"}, []string{"定量 每月至少更新2条 本月 1/2"}},
		{"a task that names no office", []string{"/", "4", "<enter>"}, []string{"未点名"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			o.morning(t)
			d := sit(t, o, 120, 36).press(c.keys...)
			frame := d.frame()
			for _, text := range c.see {
				if !strings.Contains(frame, text) {
					t.Errorf("no %q in\n%s", text, frame)
				}
			}
			measure(t, d.styledFrame(), 120, 36)
		})
	}
}

func TestEscapeGoesBackAndThenClearsTheLastFilter(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36)
	d.press("f", "o", "bgs", "<enter>", "/", "公开", "<enter>", "4")
	for _, want := range []string{"搜索:公开", "未完成 · 科室:办公室   ", "未完成   30/30", "30/30"} {
		d.press("<esc>")
		if !strings.Contains(d.frame(), want) {
			t.Errorf("no %q in\n%s", want, d.frame())
		}
	}
	if strings.Contains(d.frame(), "未完成   ") {
		t.Errorf("the filter is still there:\n%s", d.frame())
	}
}

func TestEscapeRestoresTheSearch(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24)
	d.press("/", "疫苗")
	if !strings.Contains(d.frame(), "1/30") {
		t.Errorf("the list does not follow what is typed:\n%s", d.frame())
	}
	d.press("<esc>")
	if strings.Contains(d.frame(), "疫苗接种 ") || !strings.Contains(d.frame(), " 30/30") {
		t.Errorf("the search is still there:\n%s", d.frame())
	}
}

func TestMarksGoToTheLedger(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		see  string
		want model.Status
	}{
		{"done", []string{" "}, "1 已完成，已存盘", model.Done},
		{"done by x", []string{"x"}, "1 已完成，已存盘", model.Done},
		{"doing", []string{"s"}, "1 进行中，已存盘", model.Doing},
		{"doing and back", []string{"s", "s"}, "1 未开始，已存盘", model.Todo},
		{"done and reopened, typed faster than the disk", []string{"xx"}, "1 重新打开，已存盘", model.Todo},
		{"three at once", []string{"xxx"}, "1 已完成，已存盘", model.Done},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			sit(t, o, 80, 24).press(c.keys...).see(c.see)
			if got := o.load(t).State("1").Status; got != c.want {
				t.Errorf("the ledger has %s, want %s", got, c.want)
			}
		})
	}
}

func TestAMarkIsReportedAsSavedOnlyWhenItIs(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press(" ")
	if frame := d.frame(); !strings.Contains(frame, "正在写入 1") || !strings.Contains(frame, "▌◌  1") || strings.Contains(frame, "已存盘") {
		t.Errorf("before the ledger answers:\n%s", frame)
	}
	d.see("已存盘").see("▌✓  1")
}

func TestARefusedMarkIsRevertedWithAReason(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24)
	d.seat.refuse = &model.LedgerError{Fault: model.FaultDiskFull, Path: "/x/duban.db"}
	d.press(" ").see("▌○  1")
	if line := d.lastLine(); !strings.Contains(line, "磁盘") {
		t.Errorf("the last line says %q", line)
	}
}

func TestAConflictNamesTheColleague(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24)
	o.apply(t, "desk2", model.Change{Task: "1", Kind: model.KindMark, To: model.Doing})
	d.press(" ").see("desk2").see("▌◐  1")
	if got := o.load(t).State("1").Status; got != model.Doing {
		t.Errorf("the ledger has %s: desk2's mark was overwritten", got)
	}
	if notice := d.lastLines(2); !strings.Contains(notice, "desk2") || !strings.Contains(notice, "进行中") {
		t.Errorf("the last lines say %q", notice)
	}
	d.press(" ").see("1 已完成，已存盘")
}

// What a colleague did meanwhile to another field of the task is no conflict, also
// where an own mark follows it.
func TestAColleaguesNoteIsNoReasonToRefuse(t *testing.T) {
	day := model.Date{Year: 2021, Month: time.November, Day: 9}
	for name, theirs := range map[string]model.Change{
		"note":   {Task: "5", Kind: model.KindNote, Note: "已催办"},
		"tick":   {Task: "5", Kind: model.KindTick, On: day},
		"extend": {Task: "5", Kind: model.KindExtend, On: model.Date{Year: 2021, Month: time.December, Day: 30}, Note: "等文件"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			d := sit(t, o, 80, 24).press("/", "5", "<enter>")
			o.apply(t, "desk2", theirs)
			d.press(" ").see("5 已完成，已存盘")
			o.apply(t, "desk2", model.Change{Task: "5", Kind: model.KindNote, Note: "再催"})
			d.press(" ", " ").see("已完成，已存盘")
			if state := o.load(t).State("5"); state.Status != model.Done {
				t.Errorf("the ledger has %+v", state)
			}
		})
	}
}

func TestAColleaguesChangeAppearsByItself(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36).press("j", "j")
	before := d.cursorLine()
	o.apply(t, "desk2", markDone("9"))
	d.notify().see("✓  9").see("desk2 已完成 9 综合运用")
	// The notice is what they wrote, after how much happened.
	o.apply(t, "desk2", model.Change{Task: "8", Kind: model.KindNote, Note: "已送规划科" + strings.Repeat("核对", 60)})
	d.notify().see("desk2 备注 8 已送规划科核对")
	o.apply(t, "desk2", markDone("10"), markDone("11"))
	d.notify().see("desk2 已完成 11（共 2 处改动） 加强政策咨询")
	if d.cursorLine() != before {
		t.Errorf("the cursor moved from %q to %q", before, d.cursorLine())
	}
	styled := d.styledFrame()
	d.until("the flash to end", func(string) bool { return d.styledFrame() != styled })
}

// One's own mark that could not be read back at once comes with a later reading, as
// a colleague's changes do.
func TestOnesOwnChangeIsNotNamedAsAColleagues(t *testing.T) {
	d := slowly(t, newOffice(t))
	d.press(" ").called(d.seat.writes) <- nil
	d.called(d.seat.reads) <- busy() // it is written and can't be read back
	d.called(d.seat.reads) <- nil
	d.until("the mark", func(frame string) bool { return strings.Contains(frame, "完成 1/30") })
	if strings.Contains(d.lastLine(), "desk1") {
		t.Errorf("the last line says %q", d.lastLine())
	}
}

func TestTheCursorStaysOnItsTask(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36).press("f", "j", "j", "j")
	if !strings.Contains(d.cursorLine(), " 4 ") {
		t.Fatalf("the cursor is on %q", d.cursorLine())
	}
	o.apply(t, "desk2", markDone("1"), markDone("2"))
	d.notify().see("28/30")
	if !strings.Contains(d.cursorLine(), " 4 ") {
		t.Errorf("the cursor went to %q", d.cursorLine())
	}
}

func TestADoneTaskLeavesTheOpenOnesAndTheNextIsUnderTheCursor(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("f", "j", " ").see("2 已完成，已存盘").see("29/30")
	if !strings.Contains(d.cursorLine(), " 3 ") {
		t.Errorf("the cursor is on %q", d.cursorLine())
	}
}

func TestUndoAndRedo(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24)
	d.press("u").see("没有可以撤销")
	d.press(" ").see("已存盘").press("j", "s").see("2 进行中，已存盘")
	d.press("u").see("已撤销：2 进行中").press("u").see("已撤销：1 已完成")
	d.press("<c-r>").see("已重做：1 已完成").press("<c-r>").see("已重做：2 进行中")
	d.press("<c-r>").see("没有可以重做")
	snapshot := o.load(t)
	if snapshot.State("1").Status != model.Done || snapshot.State("2").Status != model.Doing {
		t.Errorf("the ledger has %v and %v", snapshot.State("1"), snapshot.State("2"))
	}
}

func TestUndoLeavesAloneWhatOthersBuiltOn(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("s").see("已存盘")
	o.apply(t, "desk2", markDone("1"))
	d.notify().see("desk2 已完成 1").press("u").see("desk2")
	if got := o.load(t).State("1").Status; got != model.Done {
		t.Errorf("the ledger has %s", got)
	}
}

func TestNotes(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("n", "已电话催办", " ", "局办", "<enter>").see("1 备注已存盘").see("备注  已电话催办 局办")
	d.press("n", "再等等", "<esc>")
	if strings.Contains(d.frame(), "再等等") {
		t.Errorf("a draft is on the screen as if it were a note:\n%s", d.frame())
	}
	d.press("n").see("再等等").press("<enter>").see("备注  再等等")
	d.press("n", "<enter>", "<esc>", "s").see("1 进行中，已存盘")
	if got := o.load(t).State("1").Notes; got != 2 {
		t.Errorf("%d notes, want 2: an empty one is none", got)
	}
}

func TestANoteThatCouldNotBeSavedIsOfferedAgain(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24)
	d.seat.refuse = &model.LedgerError{Fault: model.FaultBusy, Path: "/x/duban.db"}
	d.press("n", "很长的一段话", "<enter>").see("占用")
	d.seat.refuse = nil
	d.press("n").see("很长的一段话").press("<enter>").see("1 备注已存盘")
}

func TestALongPasteIsLimitedWithWords(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("n")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("长", 10_000)), Paste: true})
	if !strings.Contains(d.frame(), "最多 2000 字") {
		t.Errorf("the prompt says\n%s", d.frame())
	}
	measure(t, d.styledFrame(), 80, 24)
	d.press("<enter>").see("备注已存盘")
	history := o.load(t).History("1")
	if got := len([]rune(history[len(history)-1].Note)); got != 2000 {
		t.Errorf("%d characters were kept", got)
	}
}

func TestPastedKeysDoNothing(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24)
	before := d.frame()
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("xsnq"), Paste: true})
	if d.frame() != before || d.left {
		t.Errorf("a paste was taken for keys:\n%s", d.frame())
	}
}

func TestReadOnlyChangesNothing(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, func(options *tui.Options) { options.ReadOnly = true })
	for _, key := range []string{" ", "s", "n", "u", "<c-r>"} {
		d.press(key).see("只读打开，不能改动")
	}
	if got := o.load(t).Revision; got != 1 {
		t.Errorf("revision %d", got)
	}
}

func TestQuitWaitsForWhatIsBeingWritten(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press(" ", "q")
	if d.left {
		t.Fatal("the dashboard left a mark behind")
	}
	d.untilLeft()
	if got := o.load(t).State("1").Status; got != model.Done {
		t.Errorf("the ledger has %s", got)
	}
	idle := sit(t, newOffice(t), 80, 24).press("q")
	idle.untilLeft()
}

func TestCategoriesAndOfficesOpenAsADrawer(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("1")
	if !strings.Contains(d.frame(), "1 类别") {
		t.Fatalf("no drawer in\n%s", d.frame())
	}
	d.press("j", "j", "<enter>")
	if frame := d.frame(); strings.Contains(frame, "1 类别 ") || !strings.Contains(frame, "二、做好财政信息公开   1/30") {
		t.Errorf("the choice did not close the drawer:\n%s", frame)
	}
}

func TestATerminalThatIsNotUTF8IsNoticed(t *testing.T) {
	foreign := make(chan struct{})
	d := sit(t, newOffice(t), 80, 24, func(options *tui.Options) { options.NotUTF8 = foreign }).press("n")
	close(foreign)
	d.see(" Set the terminal to UTF-8. 终端编码不是 UTF-8：请改为 UTF-8")
	measure(t, d.styledFrame(), 80, 24)
}

func TestAskingTwiceToQuitLosesNothing(t *testing.T) {
	o := newOffice(t)
	d := slowly(t, o).press(" ", "q", "q", "<c-c>")
	if d.left {
		t.Fatal("left before the mark was written")
	}
	d.called(d.seat.writes) <- nil
	d.called(d.seat.reads) <- nil
	d.untilLeft()
	if o.load(t).State("1").Status != model.Done {
		t.Error("the mark is lost")
	}
}

func TestAFailedReadingIsRepeated(t *testing.T) {
	o := newOffice(t)
	d := slowly(t, o)
	o.apply(t, "desk2", markDone("9"))
	d.notify().called(d.seat.reads) <- busy()
	d.see("占用")
	d.called(d.seat.reads) <- nil
	d.see("desk2 已完成 9")
}

func TestAColleaguesMarkLeavesTheCursorWhereItIs(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("f", "j", "j", "j", "j")
	o.apply(t, "desk2", markDone("5"))
	d.notify().see("desk2 已完成 5")
	if line := d.cursorLine(); !strings.Contains(line, " 5 设立专栏") {
		t.Errorf("the cursor is on %q, want it on task 5 still", line)
	}
	d.press("j")
	if line := d.cursorLine(); !strings.Contains(line, " 6 ") {
		t.Errorf("the cursor is on %q, want it on the next", line)
	}
	if strings.Contains(d.frame(), " 5 设立专栏") {
		t.Errorf("what is done stays among the open ones:\n%s", d.frame())
	}
}

func TestADrawerShowsTheFilterInWords(t *testing.T) {
	d := sit(t, newOffice(t), 60, 15).press("2", "j", "j", "r", "f")
	if lines := strings.Split(d.frame(), "\n"); !strings.Contains(lines[1], "科室:宣教科 · 主办 · 未完成   ") {
		t.Errorf("the filter is not shown:\n%s", d.frame())
	}
}
