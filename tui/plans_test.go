package tui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/seeds"
	"duban/tui"
	"duban/tui/words"
)

const nextYear = `某局2022年重点工作台账
类别 | 序号 | 工作任务 | 责任科室 | 完成时限
规范执法 | 1 | 制定年度执法检查计划，“阳光执法”…… | 法规科 | 3月底前
规范执法 | 2 | 开展执法案卷评查，全年不少于2次。 | 法规科、执法支队 | 11月30日前
优化服务 | 3 | 落实首问负责制。 | 各科室 | 长期坚持
请各科室抓好落实。
`

// shelf is the ledger's plans, and documents by their paths.
type shelf struct {
	*office
	documents map[string]string
	// Each Preview hands in where it waits for an error, nil to go on; nil if
	// none has to wait.
	reading chan chan error
	// So does each Import.
	importing chan chan error
	// steps is how far Preview says that it is; it waits as well after each.
	steps []int
	// names are those that Complete knows; nil for its own.
	names []string
	// way is the command that restores the ledger from before an import.
	way string
	// stopped is closed when Preview notices that it was given up.
	stopped chan struct{}
	// opened is called after Open has read a plan; nil for nothing.
	opened func()
}

func newShelf(o *office) *shelf {
	return &shelf{office: o, stopped: make(chan struct{}), documents: map[string]string{
		"yearless.txt":  "工作任务 | 责任科室 | 时限\n公开统计信息。 | 规划科 | 5月底前\n公开机构名录。 | 医政科 | 长期\n",
		"next.txt":      nextYear,
		"anew.txt":      "某局2023年重点工作分解表\n一、深化医改\n1.完善分级诊疗制度。（医政科）\n2.落实药品集采。（药政科）\n二、公共卫生\n1.做好疫苗接种。（疾控科）\n",
		"corrected.txt": strings.NewReplacer("3月底前", "4月底前", "3 | 落实", "4 | 落实").Replace(nextYear),
		"shorter.txt":   strings.Replace(nextYear, "规范执法 | 1 | 制定年度执法检查计划，“阳光执法”…… | 法规科 | 3月底前\n", "", 1),
	}}
}

func (s *shelf) List() ([]tui.PlanProgress, error) {
	infos, err := s.Plans(context.Background())
	var plans []tui.PlanProgress
	for _, info := range infos {
		plans = append(plans, tui.PlanProgress{ID: info.ID, Title: info.Title, Year: info.Year, Sample: info.Sample, Count: model.Count{Total: info.Tasks}})
	}
	return plans, err
}

func (s *shelf) Open(plan string) (tui.Ledger, *model.Snapshot, error) {
	// The same ledger at another plan.
	apart := *s.office
	if infos, err := s.Plans(context.Background()); err == nil && plan == "" && len(infos) > 0 {
		newest, _ := model.FindPlan(infos, "")
		plan = newest.ID
	}
	apart.plan = plan
	seat := &seat{office: &apart, by: "desk1", way: s.way}
	snapshot, err := seat.Load()
	if s.opened != nil {
		s.opened()
	}
	return seat, snapshot, err
}

func (s *shelf) Drop(plan string) error {
	return s.Ledger.Drop(context.Background(), plan, "desk1", s.tick())
}

func (s *shelf) Complete(path string) (string, []string) {
	if s.names != nil {
		return path, s.names
	}
	if path == "n" {
		return "ne", []string{"next.txt", "news.txt"}
	}
	return path + "xt.txt", nil
}

func (s *shelf) Preview(ctx context.Context, path string, c model.Corrections, report func(done, total int)) (model.ImportPreview, error) {
	for _, done := range s.steps {
		report(done, 1000)
		if err := await(s.reading); err != nil {
			return model.ImportPreview{}, err
		}
		if ctx.Err() != nil {
			close(s.stopped)
			return model.ImportPreview{}, ctx.Err()
		}
	}
	if err := await(s.reading); err != nil {
		return model.ImportPreview{}, err
	}
	text, found := s.documents[path]
	if !found {
		return model.ImportPreview{}, &model.DocumentError{Problem: model.DocumentMissing, Path: path}
	}
	hints := seeds.Hints{Header: c.Header, Rows: c.Rows, Columns: map[int]seeds.ColumnRole{}}
	for column, role := range c.Columns {
		hints.Columns[column] = seeds.ColumnRole(role)
	}
	read, err := seeds.ReadText(ctx, text, seeds.Options{Year: c.Year, Title: c.Title, Issuer: c.Issuer, Hints: hints, Rows: 100})
	plan := read.Plan
	preview := model.ImportPreview{Document: plan, Warnings: read.Warnings, Reading: read.DocumentReading, Corrections: c}
	switch {
	case err != nil && len(read.Rows) > 0:
		preview.Document, preview.Unreadable = &model.Plan{}, true
		return preview, nil
	case err != nil:
		return model.ImportPreview{}, err
	}
	plan.Correct(read.Rows, c.Fields)
	if old, err := s.Load(context.Background(), "2022"); err == nil {
		preview.Revises = old
		if preview.Revision = nil; c.AddTo != "" {
			preview.Revision = old.Supplement(plan)
		} else {
			preview.Revision = old.Reconcile(plan)
		}
		preview.Document = preview.Revision.Plan
	}
	return preview, nil
}

func (s *shelf) Import(p model.ImportPreview) (string, error) {
	if err := await(s.importing); err != nil {
		return "", err
	}
	if p.Revision == nil {
		return s.Ledger.Import(context.Background(), p.Document, "desk1", s.tick())
	}
	return p.Document.ID, s.Revise(context.Background(), p.Revision, "desk1", s.tick())
}

func withPlans(o *office) func(*tui.Options) {
	return func(options *tui.Options) { options.Plans = newShelf(o) }
}

func TestAPlanIsReadShownAndOnlyThenWritten(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPlans(o)).press("f", "p").see("导入文件")
	d.press("i", "next.txt", "<enter>").see("预览：还没有写入")
	for _, want := range []string{"某局2022年重点工作台账", "第 6 行", "原文：法规科", "期限 2022-03-31", "每年 2 次"} {
		if !strings.Contains(d.frame(), want) {
			t.Errorf("no %q in\n%s", want, d.frame())
		}
	}
	d.press("y", " ", "x", "<esc>").see("没有导入")
	if plans, err := o.Plans(context.Background()); err != nil || len(plans) != 1 {
		t.Fatalf("%v, %v: written before it was confirmed", plans, err)
	}
	d.press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>").see("已导入方案 2022：2 个类别，3 项任务")
	if frame := d.frame(); !strings.Contains(frame, "3/3") || !strings.Contains(frame, "▌○ 1 制定年度执法检查计划") {
		t.Errorf("the new plan is not what is shown, unfiltered:\n%s", frame)
	}
	d.press(" ").see("1 已完成，已存盘")
	if got := o.load(t).Revision; got != 3 {
		t.Errorf("revision %d, want 3: two imports, a mark", got)
	}
	if o.load(t).State("1").Status == model.Done {
		t.Error("the mark went to the other plan")
	}
	d.press("p").see("i 导入文件").press("k", "<enter>").see("30/30").press("j", " ").see("2 已完成，已存盘")
	if o.load(t).State("2").Status != model.Done {
		t.Error("the mark did not go to the plan that was opened")
	}
}

func TestACorrectedPlanKeepsWhatHasHappened(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36, withPlans(o)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>").see("已导入")
	d.press(" ").see("已存盘").press("p").see("i 导入文件").press("i", "corrected.txt", "<enter>").see("是台账里方案 2022 的修订")
	for _, want := range []string{"修改  1  ", "2022-03-31 → 2022-04-30", "移动  4  落实首问负责制。", "编号  3 → 4"} {
		if !strings.Contains(d.frame(), want) {
			t.Errorf("no %q in\n%s", want, d.frame())
		}
	}
	d.press("<enter>").see("已更新方案 2022：新增 0，修改 1，移动 1，删去 0").see("导入修订")
	d.press("a").see("导入修订  新增 0，修改 1，移动 1，删去 0").see("导入  某局2022年重点工作台账").press("a")
	if !strings.Contains(d.frame(), "▌✓ 1 ") {
		t.Errorf("the mark is gone, or the cursor:\n%s", d.frame())
	}
	d.press("p").see("i 导入文件").press("i", "corrected.txt", "<enter>").see("没有要改的").press("<enter>").see("没有写入")
}

// A correction that removes a task on which somebody has worked needs a typed word:
// neither Enter nor any other key or word agrees to it.
func TestRemovingWorkNeedsATypedWord(t *testing.T) {
	for manner, test := range map[string]struct{ label, back, gone, word string }{
		"zh": {"删去 1 项（1 项有进展），输入“导入”确认", "没有导入，台账未变", "删去 1  ", "导入"},
		"en": {"removes 1 (1 started), type import", "nothing was imported", "removed 1  ", " YES "},
	} {
		t.Run(manner, func(t *testing.T) {
			o := newOffice(t)
			preview := words.In(words.Language(manner)).Screen.Plans.Preview
			d := sit(t, o, 80, 24, manners()[manner], withPlans(o))
			d.press("p").see("30").press("i", "next.txt", "<enter>").see(preview).press("<enter>").see("3/3").press(" ").see("✓ 1 ")
			plan := *o
			plan.plan = "2022"
			before := plan.load(t).Revision
			d.press("p").see("0/3").press("i", "shorter.txt", "<enter>").see(preview)
			d.press("<enter>").see(test.label).press("<enter>").see(test.back).see(preview)
			for _, typed := range []string{"y", "x", "1", test.word + "x"} {
				d.press("<enter>").see(test.label).press(typed, "<enter>").see(test.back)
				if d.press("j"); strings.Contains(d.frame(), test.back) {
					t.Errorf("after the next key it says still %q", test.back)
				}
			}
			for _, key := range []string{"<esc>", "<c-c>"} {
				d.press("<enter>").see(test.label).press(test.word, key).see(preview)
			}
			measure(t, d.styledFrame(), 80, 24)
			if now := plan.load(t); now.Revision != before || now.Task("1") == nil || d.left {
				t.Fatalf("revision %d, was %d: imported without the word", now.Revision, before)
			}
			d.press("<enter>").see(test.label).press(test.word, "<enter>").see(test.gone)
			if now := plan.load(t); now.Task("1") != nil || len(now.Plan.Tasks) != 2 {
				t.Errorf("the plan has %d tasks", len(now.Plan.Tasks))
			}
		})
	}
}

// revise puts a corrected version in the plan's place.
func (o *office) revise(t *testing.T, corrected model.Plan) {
	t.Helper()
	corrected.Tasks = slices.Clone(corrected.Tasks)
	if err := o.Revise(t.Context(), o.load(t).Reconcile(&corrected), "desk2", o.tick()); err != nil {
		t.Fatal(err)
	}
}

func TestAColleaguesCorrectionIsShown(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("j", "j")
	corrected := *o.load(t).Plan
	corrected.Tasks = append([]model.Task{}, corrected.Tasks...)
	corrected.Tasks[2].Text = "每年至少更新三次“开放江门”数据集。"
	corrected.Tasks = corrected.Tasks[1:]
	o.revise(t, corrected)
	d.notify().see("desk2 导入了这个方案的修订：新增 0，修改 1，移动 0，删去 1").see("29/29")
	if line := d.cursorLine(); !strings.Contains(line, "更新三次") {
		t.Errorf("the cursor is on %q, want it to have stayed on its task", line)
	}
	d.press(" ").see("3 已完成，已存盘")
}

func TestAPathTypedFastIsWhole(t *testing.T) {
	o := newOffice(t)
	sit(t, o, 80, 24, withPlans(o)).press("p").see("i 导入文件").press("inext", ".txt").see("导入文件 next.txt").press("<enter>").see("预览")
}

func TestAFileThatCannotBeReadIsAskedForAgain(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPlans(o)).press("p").see("i 导入文件").press("i", "nxt.txt", "<enter>").see("没有文件 nxt.txt；请核对路径")
	if !strings.Contains(d.lastLine(), "导入文件 nxt.txt") {
		t.Errorf("the path has to be typed again: %q", d.lastLine())
	}
	d.press("<esc>")
	d.press("p").see("i 导入文件").press("i")
	if strings.Contains(d.frame(), "nxt.txt") {
		t.Errorf("a path that was given up is offered again:\n%s", d.frame())
	}
}

func TestWithoutPlansOrFilesTheKeysSayWhy(t *testing.T) {
	o := newOffice(t)
	sit(t, o, 80, 24).press("p").see("这里只能看这一个方案")
	sit(t, o, 80, 24, withPlans(o), func(options *tui.Options) { options.NoFiles = true }).
		press("p").see("i 导入文件").press("i").see("这里不能读取文件")
	sit(t, o, 80, 24, withPlans(o), func(options *tui.Options) { options.ReadOnly = true }).
		press("p").see("回车 打开   空格 选几个一起看   Esc 返回").press("i").see("只读打开，不能改动")
}

func TestGoldenPlans(t *testing.T) {
	for manner, adapt := range manners() {
		for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {60, 15}, {160, 50}} {
			if manner == "zh-mono" || manner == "zh-visitor" || manner == "en" || manner != "zh" && size.width != 80 {
				continue
			}
			t.Run(manner, func(t *testing.T) {
				o := newOffice(t)
				name := fmt.Sprintf("%dx%d-%s", size.width, size.height, manner)
				d := sit(t, o, size.width, size.height, adapt, withPlans(o)).press("p").see("2021 ")
				measure(t, d.styledFrame(), size.width, size.height)
				golden(t, name+"-plans", d.frame())
				d.press("i", "next.txt", "<enter>").see("2022")
				measure(t, d.styledFrame(), size.width, size.height)
				golden(t, name+"-preview", d.frame())
			})
		}
	}
}

// Where people and a corrected document changed the same field, the preview asks task by
// task; a task added by hand that the document has too is proposed as the same.
func TestAPreviewAsksWhichSideHolds(t *testing.T) {
	o := newOffice(t)
	s := newShelf(o)
	s.documents["more.txt"] = strings.Replace(s.documents["corrected.txt"], "请各科室", "优化服务 | 5 | 修订办事指南并公开。 | 法规科 | 8月底前\n请各科室", 1)
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>").see("已导入方案 2022")
	old, err := s.Load(t.Context(), "2022")
	if err != nil {
		t.Fatal(err)
	}
	due, err := old.EditChange(&old.Plan.Tasks[0], []model.Field{model.FieldDue}, model.Values{Due: model.Date{Year: 2022, Month: 9, Day: 30}}, "会议决定")
	if err != nil {
		t.Fatal(err)
	}
	added, err := model.AddChange(model.Values{Text: "修订办事指南并公开", Lead: []string{"法规科"}}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Apply(t.Context(), "2022", "王", time.Date(2022, 1, 10, 9, 0, 0, 0, time.UTC), []model.Change{due, added}); err != nil {
		t.Fatal(err)
	}
	d.press("p").see("i 导入文件").press("i", "more.txt", "<enter>").see("保留手工修改").see("视为同一项")
	d.press("<enter>").see("手工改动与文件不同：2 处").see("[手工]").see("[同一项]")
	measure(t, d.styledFrame(), 80, 24)
	golden(t, "80x24-zh-questions", d.frame())
	d.press(" ").see("[文件]").press("<esc>").see("改按文件").press("<enter>").see("[文件]").press("<enter>").see("已更新方案 2022")
	after, err := s.Load(t.Context(), "2022")
	if err != nil {
		t.Fatal(err)
	}
	if got := model.DueOf(after.Task("1"), after.State("1")); got.String() != "2022-04-30" {
		t.Errorf("due %s, want the document's", got)
	}
	if task := after.Task("A1"); task == nil || task.Number != "5" || task.Text != "修订办事指南并公开。" {
		t.Errorf("the added task is %+v", task)
	}
}

// With a the document only adds to the open plan.
func TestAPreviewAddsOnly(t *testing.T) {
	o := newOffice(t)
	s := newShelf(o)
	s.documents["notice.txt"] = "工作任务 | 责任科室 | 时限\n组织企业座谈会并公开结果。 | 规划科 | 5月底前\n"
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>").see("已导入方案 2022")
	d.press("p").see("i 导入文件").press("i", "notice.txt", "<enter>").see("a 只增加").press("a").see("a 不限于增加").see("新增 1，修改 0，移动 0，删去 0")
	d.press("a").see("a 只增加").press("a").see("新增 1，修改 0").press("<enter>").see("已更新方案 2022：新增 1，修改 0，移动 0，删去 0")
}

// What a colleague does to a plan after it was read and before it is shown is reported
// while the plan before it is still open.
func TestAChangeWhileAPlanOpens(t *testing.T) {
	o := newOffice(t)
	shelf := newShelf(o)
	d := sit(t, o, 80, 24, onShelf(shelf)).press("p").see("0/30  ┃").press("i", "next.txt", "<enter>").see("2022").press("<enter>").see("0/3 ")
	shelf.opened = func() { o.apply(t, "desk2", markDone("9")) }
	d.press("p").see("0/30  ┃").press("k", "<enter>").see("desk2 已完成 9").see("✓  9")
}
