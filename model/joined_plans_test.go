package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/model/pinyin"
)

// joinedSample joins two versions of the sample plan; the second has another log and year.
func joinedSample() (first, second, joined *model.Snapshot) {
	other := queryPlan()
	other.ID, other.Year, other.Title, other.Categories = "2021-2", 2022, "", other.Categories[:2]
	other.Tasks = slices.DeleteFunc(other.Tasks, func(t model.Task) bool { return t.Category > 1 })
	log := []model.Event{mark(9, "王芳", "2", model.Todo, model.Done)}
	log[0].Plan = other.ID
	first, second = model.NewSnapshot(queryPlan(), sampleLog(), 5), model.NewSnapshot(other, log, 9)
	return first, second, model.JoinPlans([]*model.Snapshot{first, second})
}

// Of several plans seen together, each task is what it is in its own plan.
func TestJoinPlans(t *testing.T) {
	first, second, joined := joinedSample()
	day := on(t, "2021-12-05")
	if joined.Revision != 9 || len(joined.Plan.Tasks) != 8 || len(joined.Plan.Categories) != 5 || len(joined.Log) != len(first.Log)+1 {
		t.Fatalf("joined: revision %d, %d tasks, %d categories", joined.Revision, len(joined.Plan.Tasks), len(joined.Plan.Categories))
	}
	for i := range joined.Plan.Tasks {
		task := &joined.Plan.Tasks[i]
		plan, own := joined.Member(task)
		want := map[bool]*model.Snapshot{true: first, false: second}[i < len(first.Plan.Tasks)]
		if plan != want || task.ID != plan.Plan.ID+"/"+own.ID || joined.Name(task.ID) != plan.Plan.ID+"/"+plan.Name(own.ID) {
			t.Errorf("task %s is %s of %s", task.ID, own.ID, plan.Plan.ID)
		}
		if got, want := joined.TaskProgress(task, day), plan.TaskProgress(own, day); got.Status != want.Status || got.Due != want.Due || got.Period != want.Period {
			t.Errorf("task %s: %+v, not %+v", task.ID, got, want)
		}
		if len(joined.Parts(task)) != len(plan.Parts(own)) || len(joined.History(task.ID)) != len(plan.History(own.ID)) {
			t.Errorf("task %s has other parts or events", task.ID)
		}
		if joined.Plan.Categories[task.Category].Title != plan.Plan.Categories[own.Category].Title {
			t.Errorf("task %s is in another category", task.ID)
		}
	}
	sum, a, b := joined.Progress(day), first.Progress(day), second.Progress(day)
	if sum.Total != a.Total+b.Total || sum.Done != a.Done+b.Done || sum.Overdue != a.Overdue+b.Overdue || len(sum.Categories) != 5 {
		t.Errorf("figures %+v", sum)
	}
	for _, office := range sum.Offices {
		want := model.OfficeProgress{Name: office.Name}
		for _, of := range slices.Concat(a.Offices, b.Offices) {
			if of.Name == office.Name {
				want.Done, want.Total, want.Lead, want.Assist, want.Class = want.Done+of.Done, want.Total+of.Total, want.Lead+of.Lead, want.Assist+of.Assist, want.Class+of.Class
				want.Overdue, want.Behind = want.Overdue+of.Overdue, want.Behind+of.Behind
			}
		}
		if office != want {
			t.Errorf("office %+v, want %+v", office, want)
		}
	}
	for _, office := range sum.Offices {
		total := 0
		for _, one := range slices.Concat(a.Offices, b.Offices) {
			if one.Name == office.Name {
				total += one.Total
			}
		}
		if office.Total != total {
			t.Errorf("%s has %d tasks, not %d", office.Name, office.Total, total)
		}
	}
	if past := joined.AsOf(on(t, "2021-03-08")); past.Progress(day).Done != a.Done || !past.IsJoined() {
		t.Errorf("as of the day before, %d are done", past.Progress(day).Done)
	}
}

// What is submitted and ahead is counted in every plan, and a quota over several years is
// met at the end of its own plan's.
func TestJoinedPlansOfOtherYears(t *testing.T) {
	long := &model.Plan{ID: "2023", Year: 2023, UntilYear: 2025, Tasks: []model.Task{{ID: "1", Lead: []string{"财务科"}, Quota: &model.Quota{Every: model.EveryMonth, AtLeast: 1}}}}
	tick := model.Event{Seq: 1, By: "李", At: noon(3, 1), Plan: "2023", Task: "1", Kind: model.KindTick, On: on(t, "2023-12-01")}
	short := &model.Plan{ID: "2022", Year: 2022, Tasks: []model.Task{{ID: "1", Lead: []string{"财务科"}}}}
	submitted := mark(2, "王", "1", model.Todo, model.Submitted)
	submitted.Plan = "2022"
	first, second := model.NewSnapshot(long, []model.Event{tick}, 2), model.NewSnapshot(short, []model.Event{submitted}, 2)
	joined, day := model.JoinPlans([]*model.Snapshot{first, second}), on(t, "2023-12-05")
	if got, want := joined.State("2023/1").Status, first.State("1").Status; got != want || got != model.Doing {
		t.Errorf("joined it is %s, alone %s", got, want)
	}
	sum, a, b := joined.Progress(day), first.Progress(day), second.Progress(day)
	if sum.Submitted != a.Submitted+b.Submitted || sum.Submitted != 1 || sum.Ahead != a.Ahead+b.Ahead || sum.Total != sum.Todo+sum.Doing+sum.Submitted+sum.Done {
		t.Errorf("figures %+v", sum)
	}
}

// A filter selects from each plan what it would select from it alone.
func TestFilterJoinedPlans(t *testing.T) {
	_, _, joined := joinedSample()
	day := on(t, "2021-12-05")
	for _, test := range []struct {
		filter model.Filter
		want   string
	}{
		{model.Filter{}, "2021/1 2021/2 2021/3 2021/4 2021/5 2021/6 2021-2/1 2021-2/2"},
		{model.Filter{Category: 1}, "2021/1"},
		{model.Filter{Category: 4}, "2021-2/1"},
		{model.Filter{Category: 9}, ""},
		{model.Filter{Office: "财务科"}, "2021/2 2021-2/2"},
		{model.Filter{Office: "宣传科研组"}, "2021/2 2021/5 2021/6"},
		{model.Filter{Search: "by:王芳"}, "2021-2/2"},
		{model.Filter{Search: "due:<2021-12"}, "2021/1 2021/5 2021-2/1"},
		{model.Filter{Search: "due:12月"}, "2021/2"},
		{model.Filter{Status: model.StatusDone}, "2021/1 2021-2/2"},
	} {
		if got := strings.Join(ids(test.filter.Tasks(joined, day, pinyin.New())), " "); got != test.want {
			t.Errorf("%+v: %s, not %s", test.filter, got, test.want)
		}
	}
	sorted := joined.SortTasks(model.Filter{}.Tasks(joined, day, pinyin.New()), model.TasksByChange)
	if sorted[0].ID != "2021-2/2" {
		t.Errorf("last changed is %s", sorted[0].ID)
	}
	if err := (model.Filter{Search: "office:办公室"}).Check(joined, day, pinyin.New()); err != nil {
		t.Errorf("an office of one plan: %v", err)
	}
	var missing *model.NotFoundError
	if err := (model.Filter{Search: "office:没有"}).Check(joined, day, pinyin.New()); !errors.As(err, &missing) {
		t.Errorf("an office of none: %v", err)
	}
}

func TestFindPlans(t *testing.T) {
	plans := []model.PlanInfo{{ID: "2021", Year: 2021}, {ID: "2021-2", Year: 2021}, {ID: "2023", Year: 2023}}
	for typed, want := range map[string]string{
		"2021,2021-2": "2021 2021-2", "2021-2，2021": "2021-2 2021", "2023、2023": "2023", "all": "2021 2021-2 2023", "全部": "2021 2021-2 2023",
		" all ": "2021 2021-2 2023", "2021,": "2021", ",": "", "2021,2022": "", "": "",
	} {
		found, err := model.FindPlans(plans, typed)
		var names []string
		for _, plan := range found {
			names = append(names, plan.ID)
		}
		if got := strings.Join(names, " "); got != want || (err == nil) != (want != "") {
			t.Errorf("%q names %q, %v", typed, got, err)
		}
	}
	if model.NamesPlans("2021-2") || !model.NamesPlans("2021；2023") {
		t.Error("a single plan is taken for several")
	}
}
