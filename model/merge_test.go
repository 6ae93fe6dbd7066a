package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"duban/model"
)

// byHand returns a snapshot of the plan after changes of people.
func byHand(t *testing.T, plan *model.Plan, changes ...model.Change) *model.Snapshot {
	t.Helper()
	s := model.NewSnapshot(plan, nil, 0)
	for _, change := range changes {
		s = writeEvent(t, s, change)
	}
	return s
}

// writeEvent decides a change and advances the snapshot by its event.
func writeEvent(t *testing.T, s *model.Snapshot, change model.Change) *model.Snapshot {
	t.Helper()
	if change.Kind == model.KindAdd {
		change.Task = model.AddedTaskID(func(id string) bool { return s.TaskOrRemoved(id) != nil })
	}
	history := s.History(change.Task)
	event, ok, err := change.Decide(model.Replay(history), history, model.Subject{Plan: s.Imported, Task: s.Imported.TaskByID(change.Task)})
	if err != nil || !ok {
		t.Fatalf("%+v: %v, %v", change, ok, err)
	}
	event.Seq, event.By, event.At = s.Revision+1, "李", time.Date(2021, 3, 1, 9, 0, 0, 0, time.UTC)
	event.Group = event.Seq
	return s.Advance([]model.Event{event}, event.Seq)
}

// revised returns the snapshot after the import of a revision with its edits.
func revised(t *testing.T, s *model.Snapshot, r *model.Revision) *model.Snapshot {
	t.Helper()
	edits := r.Edits()
	s = s.WithDocument(r.Plan)
	for _, edit := range edits {
		s = writeEvent(t, s, edit)
	}
	return s
}

func edit(task string, values model.Values, fields ...model.Field) model.Change {
	return model.Change{Task: task, Kind: model.KindEdit, Note: "会议决定", Edit: &model.Edit{Fields: fields, To: values}}
}

func questions(r *model.Revision) string {
	var asked []string
	for i, q := range r.Questions {
		switch {
		case r.IsMoot(i):
		case q.Added != nil:
			asked = append(asked, q.Added.ID+"=")
		default:
			asked = append(asked, q.Task.ID+" "+string(q.Field))
		}
	}
	return strings.Join(asked, ", ")
}

func mergeDay(month, day int) model.Date {
	return model.Date{Year: 2021, Month: time.Month(month), Day: day}
}

// dated is planOf with a deadline of every task.
func dated(due model.Date, lines ...string) *model.Plan {
	plan := planOf(lines...)
	for i := range plan.Tasks {
		plan.Tasks[i].Due, plan.Tasks[i].Milestones = due, []model.Date{due}
	}
	return plan
}

// What holds of a deadline: the hand's where it alone changed it, the document's where
// that alone did, and what a person answers where both did.
func TestMergeOfThreeSides(t *testing.T) {
	march, june, july := mergeDay(3, 31), mergeDay(6, 30), mergeDay(7, 31)
	due := func(day model.Date) model.Change { return edit("1", model.Values{Due: day}, model.FieldDue) }
	for _, c := range []struct {
		name              string
		hand              []model.Change
		document          model.Date
		asks              string
		byHand, byAnother model.Date // what holds, by the answer
	}{
		{"no side", nil, march, "", march, march},
		{"the document alone", nil, june, "", june, june},
		{"the hand alone", []model.Change{due(june)}, march, "", june, june},
		{"both", []model.Change{due(june)}, july, "1 due", june, july},
		{"both, to the same", []model.Change{due(june)}, june, "", june, june},
		{"the hand removed it", []model.Change{due(model.Date{})}, july, "1 due", model.Date{}, july},
		{"the document removed it", []model.Change{due(june)}, model.Date{}, "1 due", june, model.Date{}},
		{"the hand set it back", []model.Change{due(june), due(march)}, july, "", july, july},
		{"an extension", []model.Change{{Task: "1", Kind: model.KindExtend, On: june, Note: "领导同意"}}, july, "1 due", june, july},
		{"a cancelled task", []model.Change{due(june), {Task: "1", Kind: model.KindCancel, Note: "合并"}}, july, "1 due", june, july},
	} {
		for _, byDocument := range []bool{false, true} {
			t.Run(fmt.Sprint(c.name, byDocument), func(t *testing.T) {
				before := byHand(t, dated(march, "# 公开", "1 修订公开目录。"), c.hand...)
				r := before.Reconcile(dated(c.document, "# 公开", "1 修订公开目录。"))
				if got := questions(r); got != c.asks {
					t.Fatalf("asks %q, want %q", got, c.asks)
				}
				for i := range r.Questions {
					r.Answer(i, byDocument)
				}
				after, want := revised(t, before, r), c.byHand
				if byDocument {
					want = c.byAnother
				}
				if got := model.DueOf(after.Task("1"), after.State("1")); got != want {
					t.Errorf("due %s, want %s", got, want)
				}
				if cancelled := before.State("1").Cancelled; after.State("1").Cancelled != cancelled {
					t.Errorf("cancelled %v, want %v", !cancelled, cancelled)
				}
				if again := after.Reconcile(dated(c.document, "# 公开", "1 修订公开目录。")); !again.IsEmpty() || len(again.Edits())+len(again.Questions) != 0 {
					t.Errorf("the same document again changes %s and asks %s", revisionSummary(again), questions(again))
				}
			})
		}
	}
}

// Where the document's value was taken, later versions change it again.
func TestMergeFollowsTheDocumentAgain(t *testing.T) {
	s := byHand(t, planOf("# 公开", "1 修订公开目录。"), edit("1", model.Values{Text: "修订公开目录并培训。", Lead: []string{"财务科"}}, model.FieldText, model.FieldLead))
	r := s.Reconcile(planOf("# 公开", "1 修订全部公开目录。"))
	if got := questions(r); got != "1 text" {
		t.Fatalf("asks %q", got)
	}
	r.Answer(0, true)
	s = revised(t, s, r)
	if got := s.Task("1"); got.Text != "修订全部公开目录。" || got.Lead[0] != "财务科" {
		t.Errorf("task %+v", got)
	}
	r = s.Reconcile(planOf("# 公开", "1 修订全部公开目录和指南。"))
	if got := questions(r); got != "" {
		t.Errorf("asks %q", got)
	}
	if got := revised(t, s, r).Task("1").Text; got != "修订全部公开目录和指南。" {
		t.Errorf("text %q", got)
	}
}

// An office that people renamed has its new name in what the document changes, too.
func TestMergeKeepsNewNamesOfOffices(t *testing.T) {
	s := byHand(t, planOf("# 公开", "1 修订公开目录。"))
	changes, err := s.RenameChanges(model.Rename{Old: "办公室", New: "综合科"})
	if err != nil {
		t.Fatal(err)
	}
	s = writeEvent(t, s, changes[0])
	corrected := planOf("# 公开", "1 修订公开目录。")
	corrected.Tasks[0].Lead = []string{"办公室", "财务科"}
	r := s.Reconcile(corrected)
	if got := questions(r); got != "" {
		t.Errorf("asks %q", got)
	}
	s = revised(t, s, r)
	if got := strings.Join(s.Task("1").Lead, " "); got != "综合科 财务科" {
		t.Errorf("led by %s", got)
	}
	corrected = planOf("# 公开", "1 修订公开目录。")
	if got := strings.Join(revised(t, s, s.Reconcile(corrected)).Task("1").Lead, " "); got != "综合科" {
		t.Errorf("led by %s after the next version", got)
	}
}

// A task that was added by hand is proposed as the same as a new one of the document.
func TestMergeOfAnAddedTask(t *testing.T) {
	add := model.Change{Kind: model.KindAdd, Edit: &model.Edit{Fields: model.EditableFields(), To: model.Values{
		Text: "编制年度公开工作报告。", Lead: []string{"财务科"}, Due: mergeDay(6, 30),
	}}}
	corrected := func() *model.Plan {
		plan := dated(mergeDay(9, 30), "# 公开", "1 修订公开目录。", "2 编制年度公开工作报告并上报。")
		plan.Tasks[1].Lead = []string{"办公室"}
		plan.Tasks[1].Leaders = []string{"王局"}
		return plan
	}
	before := byHand(t, dated(mergeDay(9, 30), "# 公开", "1 修订公开目录。"), add, model.Change{Task: "A1", Kind: model.KindMark, To: model.Doing})

	r := before.Reconcile(corrected())
	if got := questions(r); got != "A1=, A1 text, A1 lead, A1 due" {
		t.Fatalf("asks %q", got)
	}
	r.Answer(3, true)
	same := revised(t, before, r)
	task := same.Task("A1")
	if len(same.Plan.Tasks) != 2 || task.Text != "编制年度公开工作报告。" || task.Lead[0] != "财务科" || task.Leaders[0] != "王局" ||
		model.DueOf(task, same.State("A1")) != mergeDay(9, 30) || same.State("A1").Status != model.Doing || same.Name("A1") != "2" {
		t.Errorf("the same: %+v, %s, named %s", task, same.State("A1").Status, same.Name("A1"))
	}

	r = before.Reconcile(corrected())
	r.Answer(0, true)
	if got := questions(r); got != "A1=" || len(r.Edits()) != 0 {
		t.Errorf("asks %q, edits %+v", got, r.Edits())
	}
	other := revised(t, before, r)
	if got := ids(tasksOf(other.Plan)); strings.Join(got, " ") != "1 2 A1" || other.State("A1").Status != model.Doing || other.State("2").Status != model.Todo {
		t.Errorf("another: %v", got)
	}
	r.Answer(0, false)
	if got := questions(r); got != "A1=, A1 text, A1 lead, A1 due" || r.Plan.Tasks[1].ID != "A1" {
		t.Errorf("answered anew it asks %q of %s", got, r.Plan.Tasks[1].ID)
	}
}

func tasksOf(plan *model.Plan) []*model.Task {
	var tasks []*model.Task
	for i := range plan.Tasks {
		tasks = append(tasks, &plan.Tasks[i])
	}
	return tasks
}

// A correction of the remark alone is a change; a document without remarks removes none.
func TestReconcileOfTheRemark(t *testing.T) {
	remarked := func(remark string) *model.Plan {
		plan := planOf("# 公开", "1 修订公开目录。")
		plan.Tasks[0].Remark = remark
		return plan
	}
	for _, c := range []struct{ before, after, want, kept string }{
		{"每季更新", "每季度更新", "~1[remark]", "每季度更新"},
		{"", "每季度更新", "~1[remark]", "每季度更新"},
		{"每季更新", "", "", "每季更新"},
		{"每季更新", "每季更新", "", "每季更新"},
	} {
		r := reconcile(remarked(c.before), remarked(c.after))
		if got := revisionSummary(r); got != c.want || r.Plan.Tasks[0].Remark != c.kept {
			t.Errorf("%q to %q: %s, remark %q", c.before, c.after, got, r.Plan.Tasks[0].Remark)
		}
	}
}

// A document without sources asks nothing about the source of a task that was added by
// hand; if the two are not the same, the document's has none.
func TestMergeKeepsWhatTheDocumentDoesNotSay(t *testing.T) {
	add := model.Change{Kind: model.KindAdd, Edit: &model.Edit{Fields: model.EditableFields(), To: model.Values{
		Text: "办理群众来信", Category: "公开", Leaders: []string{"张三"}, Source: &model.Source{Text: "局长办公会"},
	}}}
	s := byHand(t, planOf("# 公开", "1 修订公开目录。"), add)
	r := s.Reconcile(planOf("# 公开", "1 修订公开目录。", "2 办理群众来信。"))
	if len(r.Questions) != 1 || r.Questions[0].Added == nil {
		t.Fatalf("asks %q, want only whether it is the same task", questions(r))
	}
	added := r.Questions[0].Added.ID
	r.Answer(0, true)
	if task := r.Questions[0].Task; task.ID == added || task.Source != nil || len(task.Leaders) > 0 {
		t.Errorf("as a task of its own it is %+v", task)
	}
	r.Answer(0, false)
	task := revised(t, s, r).Task(added)
	if task == nil || task.Number != "2" || task.Source == nil || task.Source.Text != "局长办公会" || len(task.Leaders) != 1 {
		t.Errorf("taken in it is %+v", task)
	}
}

// A task that a person put under another heading stays there when a corrected version
// numbers the headings anew.
func TestMergeKeepsTheCategoryOfTheHand(t *testing.T) {
	document := func(ordinals ...string) *model.Plan {
		plan := planOf("# 公开", "1 修订公开目录。", "# 解读", "2 健全解读机制。", "# ", "3 回应关切。")
		for i, ordinal := range ordinals {
			plan.Categories[i].Ordinal = ordinal
		}
		return plan
	}
	before := document("一", "二")
	s := byHand(t, before, edit("1", model.Values{Category: before.Categories[1].Heading()}, model.FieldCategory))
	for _, ordinals := range [][]string{{"一", "二"}, {"二", "三"}, {"一", ""}} {
		after := document(ordinals...)
		if got := revised(t, s, s.Reconcile(after)).Task("1").Category; got != 1 {
			t.Errorf("numbered %q, it is in category %d", ordinals, got)
		}
	}
}

// Words that cannot be kept are refused, whichever field they are for.
func TestEditRefusesWhatCannotBeKept(t *testing.T) {
	s := byHand(t, planOf("# 公开", "1 修订公开目录。"))
	long := strings.Repeat("字", model.MaxNote+1)
	for name, c := range map[string]struct {
		values model.Values
		field  model.Field
		want   model.InputProblem
	}{
		"a long text":     {model.Values{Text: long}, model.FieldText, model.InputTooLong},
		"a text of bytes": {model.Values{Text: "\xff"}, model.FieldText, model.InputNotUTF8},
		"no text":         {model.Values{Text: " "}, model.FieldText, model.InputEmpty},
		"a long office":   {model.Values{Lead: []string{long}}, model.FieldLead, model.InputTooLong},
		"a name of bytes": {model.Values{People: []string{"\xff"}}, model.FieldPeople, model.InputNotUTF8},
	} {
		var problem *model.InputError
		if _, err := s.EditChange(s.Task("1"), []model.Field{c.field}, c.values, ""); !errors.As(err, &problem) || problem.Problem != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
