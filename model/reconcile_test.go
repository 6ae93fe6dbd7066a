package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

// reconcile matches a corrected version with a plan without changes by hand.
func reconcile(old, corrected *model.Plan) *model.Revision {
	return model.NewSnapshot(old, nil, 0).Reconcile(corrected)
}

// planOf makes a plan of lines such as "3 text" under one heading each "# ".
func planOf(lines ...string) *model.Plan {
	plan := &model.Plan{Title: "方案", Year: 2021, Version: 1}
	for _, line := range lines {
		if heading, found := strings.CutPrefix(line, "# "); found {
			plan.Categories = append(plan.Categories, model.Category{Title: heading, Path: []string{heading}})
			continue
		}
		number, text, _ := strings.Cut(line, " ")
		plan.Tasks = append(plan.Tasks, model.Task{
			ID: number, Number: number, Text: text, Category: len(plan.Categories) - 1, Lead: []string{"办公室"},
		})
	}
	return plan
}

// revisionSummary is a short form of a revision: +added, -removed, ~changed, >moved, each as
// the identity.
func revisionSummary(r *model.Revision) string {
	var parts []string
	for _, task := range r.Added {
		parts = append(parts, "+"+task.ID)
	}
	for _, task := range r.Removed {
		parts = append(parts, "-"+task.ID)
	}
	for _, alteration := range r.Changed {
		parts = append(parts, fmt.Sprintf("~%s%v", alteration.After.ID, alteration.Fields))
	}
	for _, alteration := range r.Moved {
		parts = append(parts, fmt.Sprintf(">%s%v", alteration.After.ID, alteration.Fields))
	}
	return strings.Join(parts, " ")
}

// A corrected version that is issued later does not move the day from which quotas count.
func TestReconcileKeepsTheDateOfIssue(t *testing.T) {
	march, september := model.Date{Year: 2021, Month: 3, Day: 1}, model.Date{Year: 2021, Month: 9, Day: 1}
	for _, c := range []struct{ old, corrected, want model.Date }{
		{march, september, march}, {march, model.Date{}, march}, {model.Date{}, september, september},
	} {
		old, corrected := planOf("# 公开", "1 加强公开。"), planOf("# 公开", "1 加强公开。")
		old.Issued, corrected.Issued = c.old, c.corrected
		if got := reconcile(old, corrected).Plan.Issued; got != c.want {
			t.Errorf("%v, then %v: %v", c.old, c.corrected, got)
		}
	}
}

func TestReconcile(t *testing.T) {
	old := []string{
		"# 公开", "1 加强行政执法信息公开。", "2 推进本机关预算、决算及相关报表公开。",
		"# 解读", "3 健全政策解读工作机制,规范工作流程。", "4 密切关注舆情并及时作出回应。",
	}
	for _, c := range []struct {
		name      string
		corrected []string
		want      string
	}{
		{"the same", old, ""},
		{"marks and blanks count as a change, but the task stays itself", []string{
			"# 公开", "1 加强 行政执法信息公开", old[2], old[3], old[4], old[5],
		}, "~1[text]"},
		{"a few words differ", []string{
			old[0], old[1], "2 推进本机关和所属单位预算、决算及相关报表公开。", old[3], old[4], old[5],
		}, "~2[text]"},
		{"one is put in and the rest renumbered", []string{
			old[0], old[1], "2 建立重点任务台账。", "3 推进本机关预算、决算及相关报表公开。",
			old[3], "4 健全政策解读工作机制,规范工作流程。", "5 密切关注舆情并及时作出回应。",
		}, "+2-2 >2[number] >3[number] >4[number]"},
		{"one is gone", []string{old[0], old[1], old[3], old[4], old[5]}, "-2"},
		{"one is moved", []string{
			old[0], old[1], old[2], old[5], old[3], old[4],
		}, ">4[category]"},
		{"two change places", []string{
			old[0], "1 推进本机关预算、决算及相关报表公开。", "2 加强行政执法信息公开。", old[3], old[4], old[5],
		}, ">2[number] >1[number]"},
		{"one twice, of the same words, at another number", []string{
			old[0], old[1], old[2], "7 推进本机关预算、决算及相关报表公开。", old[3], old[4], old[5],
		}, "+7"},
		{"rewritten under the same number", []string{
			old[0], old[1], old[2], old[3], "3 健全解读机制,公开工作流程。", old[5],
		}, "~3[text]"},
		{"rewritten under another number", []string{
			old[0], old[1], old[2], old[3], "9 健全解读机制,公开工作流程。", old[5],
		}, "+9 -3"},
		{"another text under the same number", []string{
			old[0], old[1], old[2], old[3], old[4], "4 组织业务培训。",
		}, "+4-2 -4"},
		{"another plan altogether", []string{"# 甲", "1 子丑寅卯。"}, "+1-2 -1 -2 -3 -4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := planOf(old...)
			r := reconcile(before, planOf(c.corrected...))
			if got := revisionSummary(r); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if r.IsEmpty() != (c.want == "") {
				t.Errorf("empty: %v, retitled: %v", r.IsEmpty(), r.HeadingsChanged)
			}
			wantEachTaskOnce(t, before, r)
		})
	}
}

// wantEachTaskOnce fails the test if a task is lost or there twice.
func wantEachTaskOnce(t *testing.T, before *model.Plan, r *model.Revision) {
	t.Helper()
	ids := map[string]bool{}
	for _, task := range slices.Concat(r.Plan.Tasks, r.Plan.Removed) {
		if ids[task.ID] {
			t.Errorf("two tasks are %s", task.ID)
		}
		ids[task.ID] = true
	}
	for _, task := range before.Tasks {
		if !ids[task.ID] {
			t.Errorf("task %s is lost", task.ID)
		}
	}
}

func TestReconcileRestoresRemovedTasks(t *testing.T) {
	first := planOf("# 公开", "1 加强行政执法信息公开。", "2 推进预算公开。")
	second := reconcile(first, planOf("# 公开", "1 加强行政执法信息公开。"))
	if len(second.Plan.Removed) != 1 || second.Plan.Removed[0].ID != "2" {
		t.Fatalf("removed %+v", second.Plan.Removed)
	}
	third := reconcile(second.Plan, planOf("# 公开", "1 加强行政执法信息公开。", "2 推进预算公开。"))
	if revisionSummary(third) != "+2" || len(third.Plan.Removed) != 0 {
		t.Errorf("%q, removed %+v", revisionSummary(third), third.Plan.Removed)
	}
	moved := reconcile(second.Plan, planOf("# 公开", "1 加强行政执法信息公开。", "2 组织业务培训。", "3 推进预算公开。"))
	if ids(moved.Added)[0] != "2-2" || ids(moved.Added)[1] != "2" {
		t.Errorf("at another number it is not itself: %q", revisionSummary(moved))
	}
	if twice := reconcile(third.Plan, second.Plan); revisionSummary(twice) != "-2" || len(twice.Plan.Removed) != 1 {
		t.Errorf("%q, removed %+v", revisionSummary(twice), twice.Plan.Removed)
	}
	if again := reconcile(third.Plan, first); !again.IsEmpty() {
		t.Errorf("the same plan differs: %q", revisionSummary(again))
	}
}

func TestReconcileComparesEveryField(t *testing.T) {
	for _, test := range []struct {
		want   model.Field
		change func(*model.Task)
	}{
		{model.FieldText, func(t *model.Task) { t.Text += "并公开。" }},
		{model.FieldOffices, func(t *model.Task) { t.Lead = []string{"财务科"} }},
		{model.FieldOffices, func(t *model.Task) { t.Assist = []string{"财务科"} }},
		{model.FieldOffices, func(t *model.Task) { t.Classes = []string{"办公室"} }},
		{model.FieldOffices, func(t *model.Task) { t.ByMatter = true }},
		{model.FieldDue, func(t *model.Task) { t.Due = model.Date{Year: 2021, Month: 6, Day: 30} }},
		{model.FieldDue, func(t *model.Task) { t.DueWords = "6月底前" }},
		{model.FieldDue, func(t *model.Task) { t.Milestones = []model.Date{{Year: 2021, Month: 6, Day: 30}} }},
		{model.FieldDue, func(t *model.Task) { t.Ongoing = true }},
		{model.FieldQuota, func(t *model.Task) { t.Quota = &model.Quota{Every: model.EveryMonth, AtLeast: 2} }},
		{model.FieldLeaders, func(t *model.Task) { t.Leaders = []string{"张建国"} }},
		{model.FieldPeople, func(t *model.Task) { t.People = []string{"李敏"} }},
		{model.FieldSource, func(t *model.Task) { t.Source = &model.Source{Text: "5月10日局长办公会"} }},
	} {
		corrected := planOf("# 公开", "1 加强行政执法信息公开。")
		test.change(&corrected.Tasks[0])
		r := reconcile(planOf("# 公开", "1 加强行政执法信息公开。"), corrected)
		if len(r.Changed) != 1 || !slices.Equal(r.Changed[0].Fields, []model.Field{test.want}) {
			t.Errorf("%+v: %q, want a change of %s", corrected.Tasks[0], revisionSummary(r), test.want)
		}
	}
	full := planOf("# 公开", "1 加强行政执法信息公开。")
	full.Tasks[0].Leaders, full.Tasks[0].People, full.Tasks[0].Source = []string{"张建国"}, []string{"李敏"}, &model.Source{Text: "会议"}
	bare := planOf("# 公开", "1 加强行政执法信息公开。")
	if r := reconcile(full, bare); !r.IsEmpty() || r.Plan.Tasks[0].Source == nil || len(r.Plan.Tasks[0].Leaders)+len(r.Plan.Tasks[0].People) != 2 {
		t.Errorf("a document without their columns changes %+v", r.Plan.Tasks[0])
	}
	for what, rename := range map[string]func(*model.Plan){
		"title": func(p *model.Plan) { p.Title = "修订方案" }, "issuer": func(p *model.Plan) { p.Issuer = "财政局" }, "year": func(p *model.Plan) { p.Year++ },
		"number of a heading": func(p *model.Plan) { p.Categories[0].Ordinal = "二" }, "heading above": func(p *model.Plan) { p.Categories[0].Path = []string{"甲", "公开"} },
	} {
		renamed := planOf("# 公开", "1 加强行政执法信息公开。")
		rename(renamed)
		if r := reconcile(planOf("# 公开", "1 加强行政执法信息公开。"), renamed); !r.HeadingsChanged || r.IsEmpty() {
			t.Errorf("another %s is no change", what)
		}
	}
}

// Of tasks with the same words, each keeps its number where it is still there.
func TestReconcileEqualWords(t *testing.T) {
	corrected := planOf("# 公开", "2 推进公开。", "1 推进公开。")
	r := reconcile(planOf("# 公开", "1 推进公开。", "2 推进公开。"), corrected)
	if !r.IsEmpty() || corrected.Tasks[0].ID != "2" {
		t.Errorf("%q", revisionSummary(r))
	}
}

func TestIsRevision(t *testing.T) {
	plan := func(title, issuer string, year int, lines ...string) *model.Plan {
		p := planOf(lines...)
		p.Title, p.Issuer, p.Year = title, issuer, year
		return p
	}
	one, other := "1 加强行政执法信息公开。", "1 密切关注舆情。"
	old := plan("某局要点", "某局", 2021, one)
	for _, version := range []string{"征求意见稿", "修订稿", "修订版", "更正版", "草案", "修订", "更正", "修改稿", "调整", "送审稿", "试行"} {
		if !model.IsRevision(old, plan("某局要点（"+version+"）", "某局", 2021, other)) {
			t.Errorf("%s is another plan", version)
		}
	}
	for _, test := range []struct {
		name          string
		old, document *model.Plan
		want          bool
	}{
		{"the same title", old, plan("某局要点", "某局", 2021, other), true},
		{"another title, the same tasks", old, plan("任务分解", "某局", 2021, one), true},
		{"another title, other tasks", old, plan("任务分解", "某局", 2021, other), false},
		{"another year", old, plan("某局要点", "某局", 2022, one), false},
		{"no year in the document", old, plan("某局要点", "某局", 0, one), true},
		{"no year in the plan", plan("某局要点", "某局", 0, one), old, true},
		{"another issuer", old, plan("某局要点", "某委", 2021, one), false},
		{"no issuer in the document", old, plan("某局要点", "", 2021, one), true},
		{"no issuer in the plan", plan("某局要点", "", 2021, one), old, true},
		{"no titles, other tasks", plan("", "", 2021, one), plan("", "", 2021, other), false},
		{"half of the tasks", old, plan("任务分解", "某局", 2021, one, "2 组织培训。"), true},
		{"less than half", old, plan("任务分解", "某局", 2021, one, "2 组织培训。", "3 建立台账。"), false},
	} {
		if got := model.IsRevision(test.old, test.document); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestFindTaskAfterARenumbering(t *testing.T) {
	plan := planOf("# 公开", "1 甲。", "2 乙。")
	plan.Tasks[0].ID, plan.Tasks[0].Number = "2-2", "2"
	plan.Tasks[1].ID, plan.Tasks[1].Number = "2", "3"
	for typed, want := range map[string]string{"2": "甲。", "id:2": "乙。", "id:2-2": "甲。", "3": "乙。", "2-2": "甲。"} {
		if task, err := plan.FindTask(typed); err != nil || task.Text != want {
			t.Errorf("%s: %v, %v", typed, task, err)
		}
	}
}

// renumberings are corrections that move numbers.
var renumberings = []struct {
	name           string
	old, corrected []string
	want           string // the names in the order of the document
}{
	{
		"one put in front",
		[]string{"# 公开", "1 加强行政执法信息公开。", "2 推进预算公开。", "4 完善考核办法。"},
		[]string{"# 公开", "1 建立重点任务台账。", "2 加强行政执法信息公开。", "3 推进预算公开。", "4 完善考核办法。"},
		"1 2 3 4",
	},
	{
		"two change places",
		[]string{"# 公开", "1 加强行政执法信息公开。", "2 推进预算公开。"},
		[]string{"# 公开", "1 推进预算公开。", "2 加强行政执法信息公开。"},
		"1 2",
	},
	{
		"numbers that begin anew under each heading",
		[]string{"# 公开", "1-1=1 加强行政执法信息公开。", "2=2 推进预算公开。", "# 解读", "2-1=1 密切关注舆情。"},
		[]string{"# 公开", "1-1=1 建立重点任务台账。", "1-2=2 加强行政执法信息公开。", "3=3 推进预算公开。", "# 解读", "2-1=1 密切关注舆情。", "2-2=2 完善考核办法。"},
		"1-1 1-2 3 2-1 2-2",
	},
	{
		"a heading put in front of those",
		[]string{"# 公开", "1-1=1 加强行政执法信息公开。", "# 解读", "2-1=1 密切关注舆情。"},
		[]string{"# 考核", "1-1=1 完善考核办法。", "# 公开", "2-1=1 加强行政执法信息公开。", "# 解读", "3-1=1 密切关注舆情。"},
		"1-1 2-1 3-1",
	},
	{
		"numbers in Chinese",
		[]string{"# 公开", "1=（一） 加强行政执法信息公开。", "2=（二） 推进预算公开。"},
		[]string{"# 公开", "1=（一） 建立重点任务台账。", "2=（二） 加强行政执法信息公开。", "3=（三） 推进预算公开。"},
		"1 2 3",
	},
	{
		"no numbers: identities, which stay",
		[]string{"# 公开", "1-1= 加强行政执法信息公开。", "1-2= 推进预算公开。"},
		[]string{"# 公开", "1-1= 建立重点任务台账。", "1-2= 加强行政执法信息公开。", "1-3= 推进预算公开。"},
		"1-1-2 1-1 1-2",
	},
}

// After a correction has moved numbers, each task is called what papers call it.
func TestNamesAfterARenumbering(t *testing.T) {
	for _, c := range renumberings {
		t.Run(c.name, func(t *testing.T) {
			corrected := identifiedPlanOf(c.corrected...)
			s := model.NewSnapshot(reconcile(identifiedPlanOf(c.old...), corrected).Plan, nil, 0)
			var names []string
			for i := range s.Plan.Tasks {
				task := &s.Plan.Tasks[i]
				name := s.Name(task.ID)
				names = append(names, name)
				for _, typed := range []string{name, "id:" + task.ID} {
					if found, err := s.Plan.FindTask(typed); err != nil || found != task {
						t.Errorf("%s finds %+v, %v", typed, found, err)
					}
				}
			}
			if got := strings.Join(names, " "); got != c.want {
				t.Errorf("named %s, want %s", got, c.want)
			}
			// The same document once more, and a supplement to it, call them the same.
			again := s.Supplement(identifiedPlanOf(c.corrected...))
			if !again.IsEmpty() {
				t.Errorf("changes %s", revisionSummary(again))
			}
			for i, task := range again.Plan.Tasks {
				if got := model.NewSnapshot(again.Plan, nil, 0).Name(task.ID); got != names[i] {
					t.Errorf("%s is named %s then", names[i], got)
				}
			}
		})
	}
}

// identifiedPlanOf is planOf for lines such as "1-3=3 text", with the identity.
func identifiedPlanOf(lines ...string) *model.Plan {
	plan := planOf(lines...)
	for i := range plan.Tasks {
		if id, number, found := strings.Cut(plan.Tasks[i].Number, "="); found {
			plan.Tasks[i].ID, plan.Tasks[i].Number = id, number
		}
	}
	return plan
}

func BenchmarkReconcile(b *testing.B) {
	var lines []string
	for i := range 20_000 {
		if i%50 == 0 {
			lines = append(lines, fmt.Sprintf("# 类别%d", i))
		}
		lines = append(lines, fmt.Sprintf("%d 第%d项工作任务的具体要求%d,按照规范流程及时公开有关信息%d。", i+1, i, i*7, i*13))
	}
	old, corrected := planOf(lines...), planOf(lines...)
	for i := range corrected.Tasks {
		if i%10 == 0 {
			corrected.Tasks[i].Text += "并接受社会监督。"
		}
	}
	for b.Loop() {
		reconcile(old, corrected)
	}
}

// A quota that differs in any of its fields is a change of the task.
func TestReconcileSeesEachFieldOfAQuota(t *testing.T) {
	first := model.Quota{Every: model.EveryFixed, AtLeast: 1, Words: "3月、9月", Months: []int{3, 9}}
	other := func(change func(q *model.Quota)) *model.Quota {
		quota := first
		change(&quota)
		return &quota
	}
	for want, quota := range map[string]*model.Quota{
		"":          other(func(*model.Quota) {}),
		"~1[quota]": nil,
		"every":     other(func(q *model.Quota) { q.Every = model.EveryMonth }),
		"times":     other(func(q *model.Quota) { q.AtLeast = 2 }),
		"words":     other(func(q *model.Quota) { q.Words = "三月、九月" }),
		"months":    other(func(q *model.Quota) { q.Months = []int{3, 10} }),
	} {
		old, corrected := planOf("# 公开", "1 加强公开。"), planOf("# 公开", "1 加强公开。")
		old.Tasks[0].Quota, corrected.Tasks[0].Quota = &first, quota
		if got := revisionSummary(reconcile(old, corrected)); got != "~1[quota]" && want != "" || got != "" && want == "" {
			t.Errorf("%s: %q", want, got)
		}
	}
}
