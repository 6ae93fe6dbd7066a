package seeds_test

import (
	"errors"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// planOutline returns a plan as lines: headings, then number, text, offices, dates.
func planOutline(plan *model.Plan) string {
	var lines []string
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		path := strings.Join(plan.Categories[task.Category].Path, "/")
		words := []string{path, task.Number, task.Text, join(task.Lead), join(task.Assist), timeOutline(task)}
		lines = append(lines, strings.ReplaceAll(strings.Join(words, " · "), "\n", "⏎"))
	}
	return strings.Join(lines, "\n")
}

// form is a document and the expected lines of its tasks.
type form struct {
	name, title, text, want string
}

func checkForm(t *testing.T, f form) {
	t.Helper()
	plan, warnings, err := split(seeds.ReadText(t.Context(), f.text, seeds.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if plan.Title != f.title {
		t.Errorf("title %q, want %q", plan.Title, f.title)
	}
	if got := planOutline(plan); got != f.want {
		t.Errorf("got\n%s\nwant\n%s\n%v", got, f.want, warnings)
	}
}

func TestNoPlan(t *testing.T) {
	for text, problem := range map[string]model.DocumentProblem{
		"":               model.DocumentBlank,
		" \n\t\n":        model.DocumentBlank,
		"序号|任务|责任单位":     model.DocumentNoTasks,
		"序号\t任务\t责任单位":   model.DocumentNoTasks,
		"序号\n任务\n责任单位\n": model.DocumentNoTasks,
		"今天天气很好。":        model.DocumentNoTasks,
		"|\n|\n|":        model.DocumentNoTasks,
		"任务 |\n要求 |\n牵头单位 |\n责任单位 |\n一、深化公开 |\n|||\n|\n|\n|\n二、强化基础 |\n|||\n|\n|\n|": model.DocumentNoTasks,
	} {
		_, _, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
		var refused *model.DocumentError
		if !errors.As(err, &refused) || refused.Problem != problem {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Brackets and the last words of an item may be clauses, or only look like them.
func TestBracketsAndLastWords(t *testing.T) {
	for _, test := range []struct{ item, text, lead, assist, when string }{
		{"落实方案（见附件1）", "落实方案（见附件1）", "", "", ""},
		{"落实办法（试行）", "落实办法（试行）", "", "", ""},
		{"做好网络安全（含社区）", "做好网络安全（含社区）", "", "", ""},
		{"加强检查（100分）", "加强检查（100分）", "", "", ""},
		{"更新专栏（每月至少2条）", "更新专栏（每月至少2条）", "", "", "month 2"},
		{"印发方案（以下简称“方案”）", "印发方案（以下简称“方案”）", "", "", ""},
		{"答复申请（20个工作日内）", "答复申请（20个工作日内）", "", "", ""},
		{"公开预算（2月底前）", "公开预算", "", "", "2021-02-28"},
		{"公开预算（财务科，2月底前）", "公开预算", "财务科", "", "2021-02-28"},
		{"公开预算（责任科室：财务科 完成时限：2月底前）", "公开预算", "财务科", "", "2021-02-28"},
		{"公开预算。牵头科室：财务科；配合科室：各科室；时限：全年", "公开预算。", "财务科", "各科室", "ongoing"},
		{"公开预算，责任科室：财务科", "公开预算", "财务科", "", ""},
		{"公开预算（局财务科会办公室）", "公开预算", "局财务科", "办公室", ""},
		{"公开预算。由财务科牵头负责。", "公开预算。", "财务科", "", ""},
		{"公开预算（财务科牵头，\n各科室配合）", "公开预算", "财务科", "各科室", ""},
		{"公开预算。【财务科】【3月底】", "公开预算。", "财务科", "", "2021-03-31"},
		{"公开预算[责任单位:财务科]", "公开预算", "财务科", "", ""},
		{"对2020年12月底前印发的文件进行清理（法规科）", "对2020年12月底前印发的文件进行清理", "法规科", "", ""},
		{"到2025年建成体系，6月底前启动（规划科）", "到2025年建成体系，6月底前启动", "规划科", "", "2021-06-30"},
	} {
		plan, _, err := split(seeds.ReadText(t.Context(), "2021年任务分工\n一、甲\n1.推进一。（办公室）\n2."+test.item+"\n3.推进三。（办公室）\n", seeds.Options{}))
		if err != nil || len(plan.Tasks) != 3 {
			t.Errorf("%s: %v %v", test.item, plan, err)
			continue
		}
		task := &plan.Tasks[1]
		if task.Text != test.text || join(task.Lead) != test.lead || join(task.Assist) != test.assist || timeOutline(task) != test.when {
			t.Errorf("%s: %q lead %s, assist %s, %s", test.item, task.Text, join(task.Lead), join(task.Assist), timeOutline(task))
		}
	}
}

// A document pasted twice gives one plan, with a warning.
func TestPlanPastedTwice(t *testing.T) {
	text := "某局2022年任务表\n序号|任务|责任单位\n1|推进一。|办公室\n2|推进二。|财务科\n"
	plan, warnings, err := split(seeds.ReadText(t.Context(), text+text, seeds.Options{}))
	if err != nil || len(plan.Tasks) != 2 {
		t.Fatalf("%+v %v", plan, err)
	}
	reported := 0
	for _, w := range warnings {
		if w.Why == model.WhyPlanTwice && w.Line == 5 {
			reported++
		}
	}
	if reported != 1 || len(warnings) != 1 {
		t.Errorf("warnings %v", warnings)
	}
}

// Numbers that restart in each category give different identities.
func TestIdentity(t *testing.T) {
	text := "一、甲\n1.推进一。（办公室）\n2.推进二。（财务科）\n二、乙\n1.推进三。（法规科）\n1.推进四。（法规科）\n"
	plan, _, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i := range plan.Tasks {
		ids = append(ids, plan.Tasks[i].ID)
	}
	if join(ids) != "1-1|2|2-1|2-1-2" {
		t.Errorf("identities %v", ids)
	}
}
