package tui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/tui"
)

// added returns the tasks that people added.
func added(o *office, t *testing.T) []model.Task {
	t.Helper()
	return slices.DeleteFunc(slices.Clone(o.load(t).Plan.Tasks), func(task model.Task) bool { return !task.AddedByHand })
}

func TestAddATask(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("A", "整理信访档案", "<enter>", "zcjd", "<enter>", "<enter>", "cwk", "<enter>", "、规划", "<enter>", "<enter>",
		"bgs", "<enter>", "<enter>", "9-30", "<enter>", "每月2次", "<enter>", "王某某", "<enter>", "局长办公会", "<enter>", "江卫办〔2021〕8号", "<enter>")
	d.see("A1 新增，已存盘")
	if row := d.cursorLine(); !strings.Contains(row, "A1") || !strings.Contains(row, "整理信访档案") {
		t.Errorf("the cursor is on %q", row)
	}
	task, snapshot := added(o, t)[0], o.load(t)
	got := snapshot.Plan.ValuesOf(&task, snapshot.State(task.ID))
	if got.Category != "六、不断改进政策解读工作方式" || strings.Join(got.Lead, " ") != "财务科 规划科" || strings.Join(got.Assist, " ") != "办公室" ||
		got.Due.String() != "2021-09-30" || got.Quota.Every != model.EveryMonth || got.Quota.AtLeast != 2 ||
		strings.Join(got.Leaders, " ") != "王某某" || *got.Source != (model.Source{Text: "局长办公会", Document: "江卫办〔2021〕8号"}) {
		t.Errorf("added %+v of %+v", got, got.Source)
	}
	d.press("u").see("已撤销：A1 新增")
	if len(added(o, t)) != 0 {
		t.Error("it is still there")
	}
}

// What the list is filtered by is proposed, so that the new task is shown.
func TestAddUnderAFilter(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("o", "cwk", "<enter>", "A").see("财务科")
	d.press("整理信访档案", "<c-s>").see("A1 新增，已存盘").see("科室:财务科")
	if !strings.Contains(d.cursorLine(), "整理信访档案") {
		t.Errorf("not shown:\n%s", d.frame())
	}
}

func TestEditATask(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("/", "20", "<enter>", "E").see("修改任务 20").see("2021-11-20")
	d.press("<tab>", "<tab>", "<c-u>", "cwk", "<c-s>").see("20 修改，已存盘").see("主办 办公室 → 财务科")
	// A deadline is moved for a reason only; the other fields stay.
	d.press("E", "<tab>", "<tab>", "<tab>", "<tab>", "<c-u>", "12-15", "<c-s>").see("请写上原因").press("局长办公会定", "<enter>").see("20 修改，已存盘")
	snapshot := o.load(t)
	task := snapshot.Task("20")
	if due := model.DueOf(task, snapshot.State("20")); due.String() != "2021-12-15" || strings.Join(task.Lead, " ") != "财务科" {
		t.Errorf("due %s, lead %v", due, task.Lead)
	}
	d.press("u").see("已撤销：20 修改").press("u")
	d.until("both undone", func(string) bool { return strings.Join(o.load(t).Task("20").Lead, "") == "办公室" })
	d.press("E", "<c-s>").see("没有改动")
}

// What a task has is longer than what can be typed, and stays whole.
func TestEditALongList(t *testing.T) {
	o := newOffice(t)
	var offices []string
	for i := range 100 {
		offices = append(offices, fmt.Sprintf("第%d联络工作科", i+1))
	}
	change, err := o.load(t).EditChange(o.load(t).Task("2"), []model.Field{model.FieldAssist}, model.Values{Assist: offices}, "")
	if err != nil {
		t.Fatal(err)
	}
	o.apply(t, "desk1", change)
	d := sit(t, o, 80, 24).press("j", "E", "<tab>", "<tab>", "<tab>")
	for range "第100联络工作科、" {
		d.press("<bs>")
	}
	d.press("<c-s>").see("2 修改，已存盘")
	if got := o.load(t).Task("2").Assist; len(got) != 99 {
		t.Errorf("%d offices assist, want 99", len(got))
	}
}

// Of several tasks only the fields that are filled in are changed, and 无 empties one.
func TestEditSeveralTasks(t *testing.T) {
	o := newOffice(t)
	before := o.load(t)
	d := sit(t, o, 80, 24).press("j", "j", "v", "v", "E").see("修改 2 项任务")
	d.press("<tab>", "<tab>", "wlz，cwk", "<enter>", "<tab>", "wu", "<c-u>", "无", "<c-s>").see("方案里没有科室「wlz」")
	d.press("<c-u>", "cwk", "<c-s>").see("2 项 修改，已存盘")
	for _, id := range []string{"3", "4"} {
		task, was := o.load(t).Task(id), before.Task(id)
		if strings.Join(task.Lead, "") != "财务科" || len(task.Assist) != 0 || task.Text != was.Text || task.Category != was.Category || task.Due != was.Due {
			t.Errorf("%s became %+v of %+v", id, task, was)
		}
	}
	if strings.Contains(d.frame(), "已选") {
		t.Error("they are still selected")
	}
}

// What can't be taken is said beside its field, and the form stays.
func TestProblemsOfAForm(t *testing.T) {
	tabs := func(n int) []string { return slices.Repeat([]string{"<tab>"}, n) }
	for _, c := range []struct {
		name  string
		field int
		typed string
		want  string
	}{
		{"no text", 0, " ", "内容是空的"},
		{"a category", 1, "没有这一类", "没有类别「没有这一类」"},
		{"an office of several", 2, "科", "不止一个相符"},
		{"a new office", 2, "督查科", "方案里没有科室「督查科」"},
		{"a day that is none", 4, "9-31", "「9-31」不是日期"},
		{"a quota", 5, "常常", "看不懂「常常」"},
		{"a document", 8, "第8号", "「第8号」"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			d := sit(t, o, 80, 24).press("A")
			if c.field > 0 {
				d.press("整理信访档案")
			}
			d.press(tabs(c.field)...).press(c.typed, "<c-s>")
			if frame := d.frame(); !strings.Contains(frame, c.want) || !strings.Contains(frame, "新增任务") || len(added(o, t)) != 0 {
				t.Errorf("no %q in\n%s", c.want, frame)
			}
		})
	}
}

// A new office is asked about once, and then taken.
// A task with a category, an office and a deadline takes six keys beside its text.
func TestTabTakesTheOnlyChoiceAndGoesOn(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("A", "整理信访档案", "<tab>", "zcjd", "<tab>", "cwk", "<tab>", "<tab>", "11-30", "<c-s>").see("新增，已存盘")
	added := o.load(t).Task("A1")
	if added == nil || added.Due.String() != "2021-11-30" || !slices.Equal(added.Lead, []string{"财务科"}) || added.Category != 5 {
		t.Fatalf("added: %+v", added)
	}
	// Of several that fit the first is taken, to be looked at.
	d.press("A", "归档", "<tab>", "zc", "<tab>").see("▌类别      五、")
}

func TestANewOfficeIsAskedAboutOnce(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("A", "整理信访档案", "<tab>", "<tab>", "督查科", "<c-s>").see("方案里没有科室「督查科」")
	d.press("<c-s>").see("A1 新增，已存盘")
	if task := added(o, t)[0]; strings.Join(task.Lead, "") != "督查科" {
		t.Errorf("it is of %v", task.Lead)
	}
}

// Esc and Ctrl-C keep what was typed, and say so.
func TestDraftsOfForms(t *testing.T) {
	for _, leave := range []string{"<esc>", "<c-c>"} {
		o, kept := newOffice(t), drawer{}
		d := sit(t, o, 80, 24, with(kept)).press("A", "整理=档案", "<tab>", "<tab>", "财务科", leave).see("有 1 条未保存的草稿（新增）")
		if d.left {
			t.Fatal("it left")
		}
		d.press("j", "E", "<c-u>", "新的内容", leave).see("有 2 条未保存的草稿（新增、修改 2）")
		d = sit(t, o, 80, 24, with(kept)).see("有 2 条未保存的草稿（新增、修改 2）")
		d.press("A").see("整理=档案").see("财务科").press("<c-s>").see("A1 新增，已存盘")
		d.press("/", "2", "<enter>", "E").see("新的内容").press("<c-s>").see("2 修改，已存盘")
		if len(kept) != 0 || o.load(t).Task("2").Text != "新的内容" {
			t.Errorf("kept %+v; the text is %s", kept, o.load(t).Task("2").Text)
		}
	}
}

// A form that was saved just before the line dropped is not offered again.
func TestADraftOfAFormThatWasSaved(t *testing.T) {
	o, kept := newOffice(t), drawer{}
	sit(t, o, 80, 24, with(kept)).press("A", "整理信访档案")
	change, err := model.AddChange(model.Values{Text: "整理信访档案"}, "")
	if err != nil {
		t.Fatal(err)
	}
	o.apply(t, "desk1", change)
	if d := sit(t, o, 80, 24, with(kept)); strings.Contains(d.lastLine(), "草稿") || len(kept) != 0 {
		t.Errorf("kept %+v, offered: %s", kept, d.lastLine())
	}
}

// Who edits a field that a colleague changed meanwhile is refused, and keeps the text.
// Another field of the task is no conflict.
func TestAFormConflicts(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("E", "<c-u>", "我的内容")
	theirs, err := o.load(t).EditChange(o.load(t).Task("1"), []model.Field{model.FieldText}, model.Values{Text: "他的内容"}, "")
	if err != nil {
		t.Fatal(err)
	}
	o.apply(t, "desk2", theirs)
	d.notify().see("desk2 修改 1").press("<c-s>").see("任务 1 刚被 desk2")
	if o.load(t).Task("1").Text != "他的内容" {
		t.Error("theirs is lost")
	}
	d.press("E").see("我的内容").press("<esc>")
	d.press("j", "E", "<c-u>", "我的内容")
	theirs = model.Change{Task: "2", Kind: model.KindExtend, On: model.Date{Year: 2021, Month: time.December, Day: 31}, Note: "调整"}
	o.apply(t, "desk2", theirs)
	d.press("<c-s>").see("2 修改，已存盘")
}

func TestCancelATask(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("s").see("已存盘").press("X", "<enter>").see("请写上原因")
	d.press("与上级任务重复", "<enter>").see("1 已中止，已存盘")
	if row := d.cursorLine(); !strings.Contains(d.frame(), "完成 0/29") || !strings.HasSuffix(strings.TrimRight(row, "┃ "), "已中止") {
		t.Errorf("the frame is\n%s", d.frame())
	}
	d.press("X").see("任务 1 已经中止").press("E").see("任务 1 已经中止")
	d.press("f", "f", "f", "f", "f", "f").see("已中止   1/30").press("<esc>")
	d.press(" ").see("1 重新打开，已存盘")
	if state := o.load(t).State("1"); state.Status != model.Doing {
		t.Errorf("reopened as %s", state.Status)
	}
	d.press("u").see("已撤销：1 重新打开").press("u").see("已撤销：1 已中止")
}

// With a cancelled task among the selected ones, only the others are marked.
func TestMarksPassOverACancelledTask(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk2", model.Change{Task: "2", Kind: model.KindCancel, Note: "重复"})
	d := sit(t, o, 80, 24).press("v", "v", "v", " ").see("2 项 已完成，已存盘")
	d.press("g", "v", "v", "v", " ").see("2 项 重新打开，已存盘")
	if got := o.load(t).State("2").Status; got != model.Cancelled {
		t.Errorf("2 is %s", got)
	}
	d.press("X", "<esc>")
}

// Who may not change the plan is refused before anything is typed.
func TestFormsOfARole(t *testing.T) {
	o := newOffice(t)
	office := func(o *tui.Options) {
		o.Permit = model.Permit{Access: model.AccessOffice, Offices: []string{"财务科"}}
	}
	for _, key := range []string{"A", "E", "X"} {
		d := sit(t, o, 80, 24, office).press(key)
		if strings.Contains(d.frame(), "Ctrl-S") || !strings.Contains(d.lastLine(), "财务科") {
			t.Errorf("%s: %s", key, d.frame())
		}
		if d = sit(t, o, 80, 24, manners()["zh-visitor"]).press(key); !strings.Contains(d.lastLine(), "只读") {
			t.Errorf("%s, read-only: %s", key, d.lastLine())
		}
	}
}
