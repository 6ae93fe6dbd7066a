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
	_, err := model.FindPlan(plans, "2023")
	notFound(t, err, model.NounPlan, false, "2022", "2021")
	_, err = model.FindPlan(nil, "")
	notFound(t, err, model.NounPlan, false)
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
