package tui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
	"duban/tui"
)

// lastYear puts a plan of the year before beside the one of the office, some of
// it done.
func (o *office) lastYear(t testing.TB) {
	t.Helper()
	plan, err := seeds.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	plan.Year, plan.Title = 2020, strings.ReplaceAll(plan.Title, "2021", "2020")
	plan.Tasks = slices.Clone(plan.Tasks)[:12]
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		task.Text = strings.ReplaceAll(task.Text, "2021", "2020")
		if task.Number == "4" {
			task.Text = "Windows 7 退役"
		}
	}
	old, err := o.Import(context.Background(), plan, "desk1", o.tick())
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = o.Apply(context.Background(), old, "desk1", o.tick(), []model.Change{markDone("1"), markDone("2")})
	if err != nil {
		t.Fatal(err)
	}
}

func TestGoldenSheets(t *testing.T) {
	scenes := []struct {
		name string
		keys []string
		see  string
	}{
		{"offices", []string{"w", "l", "j"}, ""},
		{"feed", []string{"a", "j", "j"}, ""},
		{"month", []string{"m"}, ""},
		{"year", []string{"y"}, ""},
		{"year-moved", []string{"y", "h", "h"}, ""},
		{"lookback", []string{"b", "j", "j"}, "65"},
		{"checklist", []string{"c", " "}, "desk1 11-22"},
		{"saved", []string{"o", "bgs", "<enter>", "f", "F", "s", "局办未完成", "<enter>"}, "局办未完成  "},
		{"sheet-help", []string{"c", "?"}, ""},
	}
	sizes := []struct {
		width, height int
		manner        string
	}{{80, 24, "zh"}, {120, 36, "zh"}, {60, 15, "zh"}, {250, 80, "zh"}, {80, 24, "en-ascii"}, {80, 24, "zh-mono"}, {160, 50, "zh"}}
	besides := []string{"offices", "feed", "month", "year", "sheet-help"} // with the detail at the right
	for _, size := range sizes {
		for _, scene := range scenes {
			if size.width == 160 && !slices.Contains(besides, scene.name) {
				continue
			}
			name := fmt.Sprintf("%dx%d-%s-%s", size.width, size.height, size.manner, scene.name)
			t.Run(name, func(t *testing.T) {
				o := newOffice(t)
				o.lastYear(t)
				o.morning(t)
				d := sit(t, o, size.width, size.height, manners()[size.manner]).press(scene.keys...)
				switch scene.name {
				case "lookback":
					d.see("2020")
				case "checklist", "saved":
					d.see(scene.see)
				}
				measure(t, d.styledFrame(), size.width, size.height)
				if size.width < 250 {
					d.golden(t, name, size.manner)
				}
			})
		}
	}
}

func TestTheTableOfOfficesIsSortedAndFilters(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	d := sit(t, o, 80, 24).press("w").see("科室一览  按点名任务数从多到少").press("l").see("主办▼").see("科室一览  按主办从多到少")
	if line := strings.Split(d.frame(), "\n")[3]; !strings.Contains(line, "办公室") {
		t.Errorf("the first by tasks that it leads is %q", line)
	}
	d.press("r").see("主办▲").see("按主办从少到多").press("<end>").see("▌办公室").press("<enter>").see("科室:办公室")
	if strings.Contains(d.frame(), "科室一览") {
		t.Errorf("the table is still there:\n%s", d.frame())
	}
}

func TestTheFeedJumpsToATask(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	d := sit(t, o, 80, 24).press("/", "疫苗", "<enter>", "a").see("最近动态").press("j", "<enter>").see("已取消筛选")
	if !strings.HasPrefix(strings.TrimSpace(d.cursorLine()), "5 ") {
		t.Errorf("the cursor is on %q", d.cursorLine())
	}
}

func TestAColleaguesChangeDoesNotMoveWhatIsChosenInTheFeed(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	d := sit(t, o, 80, 24).press("a", "j")
	o.apply(t, "desk2", markDone("9"))
	d.notify().see("已完成  9.").press("<enter>")
	if !strings.HasPrefix(strings.TrimSpace(d.cursorLine()), "5 ") {
		t.Errorf("the cursor is on %q", d.cursorLine())
	}
}

func TestTheMonthShowsWhatToLookAt(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	d := sit(t, o, 80, 40).press("m").see("按月督办 2021-11").see("到期 1 项").see("定量未满 1 项").see("30天没有动态 0 项")
	d.press("l").see("按月督办 2021-12").press("h", "g", "<enter>")
	if !strings.Contains(d.cursorLine(), "20 ") {
		t.Errorf("the cursor is on %q", d.cursorLine())
	}
}

// A month that is over shows the period that ended in it, not today's.
func TestAPastMonthShowsItsOwnPeriods(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", model.Change{Task: "5", Kind: model.KindTick, On: model.Date{Year: 2021, Month: 9, Day: 9}})
	for _, width := range []int{60, 80, 120} {
		d := sit(t, o, width, 30).press("m").see("本月 0/2").press("h").see("2021-10 0/2 ").press("h").see("2021-09 1/2 ")
		measure(t, d.styledFrame(), width, 30)
	}
}

// Tasks that are behind have a word for it, for screens without colours.
func TestWhatIsBehindSaysSo(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", model.Change{Task: "5", Kind: model.KindTick, On: model.Date{Year: 2021, Month: 11, Day: 9}})
	sit(t, o, 80, 24, manners()["zh-mono"]).see("落后 1/2")
	sit(t, o, 80, 24, manners()["en-ascii"]).see("behind 1/2")
}

func TestMovingToAMonthFilters(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	d := sit(t, o, 80, 24).press("y").see("[11]").see("30/30")
	d.press("h").see("[10]").see("月份:2021-10   ").see("1/30").press("l").see("月份:2021-11   ").see("2/30")
	d.press("<esc>").see("3 任务  月份:2021-11   2/30").press("<esc>").see("3 任务  30/30")
}

func TestSavedFiltersAreKeptAndRecalled(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("F").see("还没有常用筛选").press("s").see("现在没有筛选").press("<esc>")
	d.press("f", "o", "bgs", "<enter>", "F", "s", "局办", "<enter>").see(" 1  局办").press("<esc>", "<esc>", "<esc>")
	d.press("f", "f", "f", "F").see("局办").press("s", "临期的", "<enter>").see(" 2  临期的")
	d.press("1").see("筛选：局办").see("科室:办公室 · 未完成")
	d.press("<f2>").see("筛选：临期的").see("临期   0/30")
	d.press("<f9>").see("按键 9 没有常用筛选")
	d.press("F").see("局办").press("d").see("删去「局办」？").press("<esc>").press("d", "<enter>").until("it to go", func(frame string) bool {
		return !strings.Contains(frame, "局办")
	})
	other := sit(t, o, 80, 24)
	other.seat.by = "desk2"
	other.press("F").see("还没有常用筛选")
}

func TestALongNameOfAFilterFitsThePrompt(t *testing.T) {
	for width := 60; width < 70; width++ {
		d := sit(t, newOffice(t), width, 24).press("f", "F", "s", strings.Repeat("长", 60), "<enter>").see(" 1  ").press("d")
		measure(t, d.press("一").styledFrame(), width, 24)
	}
}

func TestLookBackCarriesOver(t *testing.T) {
	o := newOffice(t)
	o.lastYear(t)
	o.morning(t)
	d := sit(t, o, 120, 36).press("b").see("回头看 2020 → 2021").see("12 项，其中全年未完成 10 项").see("没有相近的任务")
	d.press("<enter>").see("任务 1 已经完成，不用结转")
	d.press("f", "<enter>").see("把 3 结转到任务 3").press("99", "<enter>").see("99").press("<c-u>", "3", "<enter>").see("结转自2020年方案第3项")
	d.press("<esc>")
	if got := o.load(t).State("3").Notes; got != 0 {
		t.Errorf("Esc wrote %d notes", got)
	}
	d.press("<enter>", "<enter>", "<enter>").see("3 结转，已存盘").see("已结转到 3")
	if got := o.load(t).State("3").Notes; got != 1 {
		t.Errorf("%d notes", got)
	}
	d.press("u").see("已撤销：3 结转")
}

func TestLookBackCarriesAllOver(t *testing.T) {
	o := newOffice(t)
	o.lastYear(t)
	d := sit(t, o, 120, 36).press("b").see("回头看 2020").press("V").see("项 结转，已存盘").see("已结转到 3")
	carried := 0
	for _, event := range o.load(t).Log {
		if event.Kind == model.KindCarry {
			carried++
		}
	}
	if carried < 2 {
		t.Errorf("%d tasks are carried over", carried)
	}
	d.press("V").see("没有要结转的任务").press("u").see("已撤销").press("V").see("项 结转，已存盘")
}

// Where a task is carried over to is chosen from what is seen, by number or by
// words.
func TestCarryingOverShowsTheTasksToChooseFrom(t *testing.T) {
	for _, size := range []struct{ width, height int }{{60, 15}, {80, 24}, {120, 36}} {
		o := newOffice(t)
		o.lastYear(t)
		d := sit(t, o, size.width, size.height).press("b").see("回头看 2020").press("j", "j", "<enter>").see("新方案里可选 30 项")
		measure(t, d.styledFrame(), size.width, size.height)
		d.see("▌     3  每年至少更新一次").press("<c-u>", "kfjm").see("可选 1 项").press("<c-u>", "zzzz").see("没有相符的任务")
		d.press("<enter>").see("没有任务「zzzz」")
		measure(t, d.styledFrame(), size.width, size.height)
		d.press("<c-u>").see("可选 30 项").see("▌     3  每年").press("<c-u>", "12").see("▌    12  加强内部")
		d.press("<c-u>", "开放江门", "<enter>").see("结转 3 到 3 备注").press("<esc>")
		// Only the task that Enter takes has the pointer.
		d.press("j", "<enter>").see("把 4 结转到任务").see("      1  加强行政执法")
		if strings.Contains(d.frame(), "▌     1  加强") {
			t.Errorf("points at a task that was not named:\n%s", d.frame())
		}
		d.press("<enter>").see("没有任务「」").press("<esc>")
	}
}

func TestLookBackWithoutAnEarlierPlanSaysSo(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("b").see("没有 2021 年以前的方案")
	if strings.Contains(d.frame(), "正在读取") {
		t.Errorf("an empty look-back stays:\n%s", d.frame())
	}
}

func TestTheChecklistIsVerifiedOneByOne(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	d := sit(t, o, 80, 24).press("c").see("已核查 0/5").press(" ").see("1 核查，已存盘").see("已核查 1/5")
	d.press(" ").see("3 核查，已存盘").press("n", "材料齐全", "<enter>").see("6 核查，已存盘").see("已核查 3/5")
	if state := o.load(t).State("6"); state.VerifiedBy != "desk1" || state.Notes != 1 {
		t.Errorf("task 6: %+v", state)
	}
	d.press("u").see("已撤销：6 核查").see("已核查 2/5")
	d.press("g", " ").see("已经核查过")
	o.apply(t, "desk2", model.Change{Task: "8", Kind: model.KindMark, To: model.Todo})
	d.press("j", "j", "j", " ").see("desk2")
}

func TestReadOnlySheets(t *testing.T) {
	o := newOffice(t)
	o.lastYear(t)
	o.morning(t)
	d := sit(t, o, 80, 24, func(options *tui.Options) { options.ReadOnly = true })
	d.press("c", " ").see("只读打开，不能改动").press("c", "b").see("2020").press("f", "<enter>").see("只读打开，不能改动")
	d.press("b", "f", "F", "s").see("只读打开，不能改动")
}

func TestEscapeAndTheSameKeyCloseASheet(t *testing.T) {
	for _, key := range []string{"w", "a", "m", "y", "c", "F"} {
		d := sit(t, newOffice(t), 80, 24)
		before := d.frame()
		for _, leave := range []string{"<esc>", key} {
			if d.press(key); d.frame() == before {
				t.Errorf("%s opens nothing", key)
			}
			if d.press(leave); d.frame() != before {
				t.Errorf("%s does not close what %s opened:\n%s", leave, key, d.frame())
			}
		}
	}
}

// The sheet of who has not reported goes by quarters and months, and what was reported
// leaves it.
func TestNotReportedSheet(t *testing.T) {
	o := newOffice(t)
	report, err := model.ReportChange("20", "办公室", model.Report{Progress: "已报"}, model.Date{})
	if err != nil {
		t.Fatal(err)
	}
	o.apply(t, "desk1", report)
	d := sit(t, o, 120, 40).press("M").see("未报进展  2021年第四季度").see("办公室  ")
	if strings.Contains(d.frame(), " 20 2021年11月20日前") {
		t.Error("what was reported is listed")
	}
	d.press("h").see("2021年第三季度").press("l", "f").see("2021年11月").press("h").see("2021年10月").press("f").see("2021年第四季度")
	if d.press("j", "<enter>"); strings.Contains(d.frame(), "未报进展") {
		t.Error("Enter does not go to the task")
	}
	missing := o.load(t).NotReported(model.EveryQuarter.PeriodAt(today), "")[0]
	d.press("M", "g", "U", "12-1", "<enter>").see("项 催办，已存盘")
	for _, task := range missing.Tasks {
		if urge := o.load(t).State(task.ID).UrgeOf(missing.Office); urge.ReplyBy.String() != "2021-12-01" {
			t.Errorf("%s was not urged about %s: %+v", missing.Office, task.ID, urge)
		}
	}
}

// A page without rows is as tall as the line that says so.
func TestEmptySheetIsShort(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("F").see("还没有常用筛选")
	if lines := strings.Split(d.frame(), "\n"); !strings.HasPrefix(lines[3], "┗") {
		t.Errorf("the frame does not end below its line:\n%s", d.frame())
	}
}
