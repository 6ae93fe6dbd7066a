package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/model/pinyin"
)

// notFound checks the error of a search that failed.
func notFound(t *testing.T, err error, what model.Noun, ambiguous bool, nearest ...string) {
	t.Helper()
	var missing *model.NotFoundError
	if !errors.As(err, &missing) {
		t.Errorf("error %v", err)
		return
	}
	if missing.What != what || missing.Ambiguous != ambiguous {
		t.Errorf("error %+v", missing)
	}
	if len(nearest) > 0 && !slices.Equal(missing.Nearest, nearest) {
		t.Errorf("nearest to %q: %v, want %v", missing.Name, missing.Nearest, nearest)
	}
}

func TestFindOffice(t *testing.T) {
	plan, spelling := samplePlan(), pinyin.New()
	for typed, want := range map[string]string{
		"办公室": "办公室", "局办公室": "办公室", " 办公室 ": "办公室", "bgs": "办公室", "BGS": "办公室",
		"bangongshi": "办公室", "财务": "财务科", "zfk": "政法科", "zhengfk": "政法科",
		"局主办科室": model.ByMatterOffice, "各科室": "各科室", "gks": "各科室", "局各科室": "各科室", "科研": "宣传科研组",
	} {
		if got, err := plan.FindOffice(typed, spelling); got != want || err != nil {
			t.Errorf("%q finds %q, %v", typed, got, err)
		}
	}

	_, err := plan.FindOffice("政治科", spelling)
	notFound(t, err, model.NounOffice, false, "政法科")
	_, err = plan.FindOffice("科室", spelling)
	notFound(t, err, model.NounOffice, true, model.ByMatterOffice, "各科室")
	_, err = plan.FindOffice("xyz", spelling)
	notFound(t, err, model.NounOffice, false)
	_, err = plan.FindOffice("", spelling)
	notFound(t, err, model.NounOffice, false)
	_, err = plan.FindOffice("bg", spelling)
	notFound(t, err, model.NounOffice, false)

	plan.Tasks = append(plan.Tasks, model.Task{ID: "7", Lead: []string{"执法科"}})
	_, err = plan.FindOffice("zfk", spelling)
	notFound(t, err, model.NounOffice, true, "政法科", "执法科")
	if got, err := plan.FindOffice("zhengfk", spelling); got != "政法科" || err != nil {
		t.Errorf("zhengfk finds %q, %v", got, err)
	}
}

func TestFindTask(t *testing.T) {
	plan := samplePlan()
	for typed, want := range map[string]string{
		"1": "1", "5.": "5", "5．": "5", "5、": "5", "5。": "5", " 6 ": "6",
	} {
		if got, err := plan.FindTask(typed); err != nil || got.ID != want {
			t.Errorf("%q finds %v, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"7", "55", "", ".", "一", "-1", strings.Repeat("9", 10000), "\xff"} {
		_, err := plan.FindTask(typed)
		notFound(t, err, model.NounTask, false)
	}
	plan.Tasks = append(plan.Tasks, model.Task{ID: "115", Number: "115"})
	_, err := plan.FindTask("151")
	notFound(t, err, model.NounTask, false, "115")
}

func TestFindTasks(t *testing.T) {
	plan := samplePlan()
	for typed, want := range map[string]string{
		"1": "1", "1,3": "1 3", "5，1、2 3": "5 1 2 3", "2-4": "2 3 4", "２～４": "2 3 4", "2~3,2": "2 3", "4,1-2": "4 1 2", " 3 ": "3", "1,": "1",
	} {
		got, err := plan.FindTasks(typed)
		if err != nil || strings.Join(ids(got), " ") != want {
			t.Errorf("%q finds %v, %v; want %s", typed, ids(got), err, want)
		}
	}
	for _, typed := range []string{"", "7", "5-7", "1,7", "4-2", "3-3", "0-2", "x-3", "3-x", "-3", "1-99999999"} {
		_, err := plan.FindTasks(typed)
		notFound(t, err, model.NounTask, false)
	}
	plan.Tasks[2].ID, plan.Tasks[2].Number = "3-4", "1"
	if got, err := plan.FindTasks("3-4"); err != nil || !slices.Equal(ids(got), []string{"3-4"}) {
		t.Errorf("the name of a task finds %v, %v", ids(got), err)
	}
	_, err := plan.FindTasks("1-2")
	notFound(t, err, model.NounTask, true, "id:1", "id:3-4")
	plan.Tasks[4].ID, plan.Tasks[4].Label = "e", "z"
	if got, err := plan.FindTasks("5-6"); err != nil || !slices.Equal(ids(got), []string{"e", "6"}) {
		t.Errorf("a number finds %v, %v", ids(got), err)
	}
	if got, err := plan.FindTask("５"); err != nil || got.ID != "e" {
		t.Errorf("a number in full width finds %v, %v", got, err)
	}
	if got, err := plan.FindTask("Ｅ"); err == nil {
		t.Errorf("found %v", got)
	}
	if got, err := plan.FindTask("ｅ"); err != nil || got.ID != "e" {
		t.Errorf("an identity in full width finds %v, %v", got, err)
	}
}

func TestHasOrHad(t *testing.T) {
	plan := samplePlan()
	plan.Removed = []model.Task{{ID: "9"}}
	for id, want := range map[string]bool{"1": true, "9": true, "7": false, "": false} {
		if plan.HasOrHad(id) != want {
			t.Errorf("%q: %v", id, !want)
		}
	}
}

// A task's name is what no other task answers to.
func TestName(t *testing.T) {
	plan := &model.Plan{
		Tasks: []model.Task{
			{ID: "1", Number: "1."}, {ID: "2-2", Number: "2"}, {ID: "2", Number: "3"}, {ID: "4", Number: "（一）"}, {ID: "5", Number: "5"}, {ID: "6", Number: "7"}, {ID: "8", Number: "7"},
		},
		Removed: []model.Task{{ID: "3"}, {ID: "5"}, {ID: "9"}},
	}
	plan.Tasks = append(plan.Tasks, model.Task{ID: "a-2", Label: "a", Number: "（二）"}, model.Task{ID: "a", Number: "（三）"})
	s := model.NewSnapshot(plan, nil, 0)
	for id, want := range map[string]string{
		"1": "1", "2-2": "2", "2": "3", "3": "id:3", "4": "4", "5": "id:5", "6": "6", "8": "8", "9": "9", "none": "none", "a-2": "id:a-2", "a": "id:a",
	} {
		if got := s.Name(id); got != want {
			t.Errorf("%s is named %s, want %s", id, got, want)
		}
	}
}

func TestNamesOfATask(t *testing.T) {
	for want, task := range map[string]model.Task{
		"x": {ID: "x"}, "x 3": {ID: "x", Number: "3."}, "x-2 x 3": {ID: "x-2", Label: "x", Number: "3"}, "3": {ID: "3", Number: "3"},
	} {
		if got := strings.Join(task.Names(), " "); got != want {
			t.Errorf("%+v has the names %q", task, got)
		}
	}
}

// Where the numbers begin anew under each heading, a number alone is not enough.
func TestFindTaskAmong(t *testing.T) {
	plan := &model.Plan{Tasks: []model.Task{
		{ID: "a1", Number: "1"}, {ID: "b1", Number: "1"}, {ID: "2", Number: "2"}, {ID: "c2", Number: "2"}, {ID: "x"},
	}}
	_, err := plan.FindTask("1")
	notFound(t, err, model.NounTask, true, "id:a1", "id:b1")
	_, err = plan.FindTask("2")
	notFound(t, err, model.NounTask, true, "id:2", "id:c2")
	if got, err := plan.FindTask("id:2"); err != nil || got.ID != "2" {
		t.Errorf("found %v, %v", got, err)
	}
	_, err = plan.FindTask("")
	notFound(t, err, model.NounTask, false)
	if got := plan.TaskByID("none"); got != nil {
		t.Errorf("found %v", got)
	}
}

func TestFindCategory(t *testing.T) {
	plan := samplePlan()
	for typed, want := range map[string]int{
		"1": 1, "二": 2, "三、": 3, "财政": 2, "做好财政信息公开": 2, "二、做好财政信息公开": 2, " 3 ": 3,
	} {
		if got, err := plan.FindCategory(typed); got != want || err != nil {
			t.Errorf("%q finds %d, %v", typed, got, err)
		}
	}
	got, err := plan.FindCategory("信息公开")
	notFound(t, err, model.NounCategory, true, "一、做好行政执法信息公开", "二、做好财政信息公开", "三、做好政府网站专栏信息公开")
	if got != 0 {
		t.Errorf("found %d", got)
	}
	for _, typed := range []string{"", "、", "0", "4", "-1", "四", "环保"} {
		got, err := plan.FindCategory(typed)
		notFound(t, err, model.NounCategory, false)
		if got != 0 {
			t.Errorf("%q finds %d", typed, got)
		}
	}
	plan.Categories[2].Ordinal = "（三）"
	if got, err := plan.FindCategory("（三）做好政府网站专栏信息公开"); got != 3 || err != nil {
		t.Errorf("an ordinal in brackets finds %d, %v", got, err)
	}
	plan.Categories[2].Ordinal = "一"
	_, err = plan.FindCategory("一")
	notFound(t, err, model.NounCategory, true)
}

func TestFindPlan(t *testing.T) {
	plans := []model.PlanInfo{{ID: "2022", Year: 2022}, {ID: "2021", Year: 2021}, {ID: "2022-2", Year: 2022}, {ID: "x", Year: 0}}
	for typed, want := range map[string]string{"": "2022-2", "2021": "2021", "2022": "2022", "2022-2": "2022-2", "x": "x"} {
		if got, err := model.FindPlan(plans, typed); got.ID != want || err != nil {
			t.Errorf("%q finds %q, %v", typed, got.ID, err)
		}
	}
	if got, err := model.FindPlan([]model.PlanInfo{{ID: "a", Year: 2021}, {ID: "b", Year: 2021}}, "2021"); got.ID != "b" || err != nil {
		t.Errorf("the year finds %q, %v", got.ID, err)
	}
	// The sample is opened only where it is named, or alone.
	sample := model.PlanInfo{ID: "2021", Year: 2021, Sample: true}
	for _, plans := range [][]model.PlanInfo{{sample, {ID: "plan"}}, {{ID: "plan"}, sample}, {sample, {ID: "2019", Year: 2019}, {ID: "plan"}}} {
		if got, err := model.FindPlan(plans, ""); got.Sample || got.Year == 0 && len(plans) > 2 || err != nil {
			t.Errorf("%+v: nothing typed finds %+v, %v", plans, got, err)
		}
		if got, err := model.FindPlan(plans, "2021"); !got.Sample || err != nil {
			t.Errorf("%+v: its year finds %+v, %v", plans, got, err)
		}
	}
	if got, err := model.FindPlan([]model.PlanInfo{sample}, ""); !got.Sample || err != nil {
		t.Errorf("alone: %+v, %v", got, err)
	}
	years := []model.PlanInfo{{ID: "2023", Year: 2023, UntilYear: 2025}, {ID: "2024", Year: 2024}, {ID: "2022", Year: 2022}}
	for typed, want := range map[string]string{"２０２５": "2023", "2024": "2024", "2023": "2023", "2022年": "2022", "": "2024"} {
		if got, err := model.FindPlan(years, typed); got.ID != want || err != nil {
			t.Errorf("of several years, %q finds %q, %v", typed, got.ID, err)
		}
	}
	_, err := model.FindPlan(plans, "2023")
	notFound(t, err, model.NounPlan, false, "2022", "2021")
	_, err = model.FindPlan(nil, "")
	notFound(t, err, model.NounPlan, false)
}

// A long range is cut off, the largest number there is included.
func TestTaskNamesOfALongRange(t *testing.T) {
	for _, typed := range []string{"1-9223372036854775807", "9223372036854774807-9223372036854775807", "9223372036854775800-9223372036854775807"} {
		names, first := model.TaskNames(typed), strings.Split(typed, "-")[0]
		if len(names) > 1010 || !slices.Contains(names, first) {
			t.Errorf("%s: %d names, the first number is among them: %v", typed, len(names), slices.Contains(names, first))
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"办公室", "财务科", "政法科", "Office"}
	tests := []struct {
		typed string
		n     int
		want  []string
	}{
		{"政法处", 1, []string{"政法科"}},
		{"财务", 2, []string{"财务科"}},
		{"财法科", 2, []string{"财务科", "政法科"}},
		{"财法科", 1, []string{"财务科"}},
		{"office", 1, []string{"Office"}},
		{"offcie", 1, []string{"Office"}},
		{"局办公室张三", 3, []string{"办公室"}},
		{"办公", 0, []string{}},
		{"办公", 9, []string{"办公室"}},
		{"火星科", 9, nil}, // one of three is the same
		{"卫监所", 9, nil},
		{"", 9, nil},
	}
	for _, test := range tests {
		if got := model.Nearest(names, test.typed, test.n); !slices.Equal(got, test.want) {
			t.Errorf("nearest to %q: %v, want %v", test.typed, got, test.want)
		}
	}
	if !slices.Equal(names, []string{"办公室", "财务科", "政法科", "Office"}) {
		t.Error("the names were put in another order")
	}
}
