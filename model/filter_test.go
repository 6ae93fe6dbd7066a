package model_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/model/pinyin"
)

// filterCases are filters of the sample plan, and the tasks that pass them.
var filterCases = []struct {
	filter model.Filter
	want   string
}{
	{model.Filter{}, "1 2 3 4 5 6"},
	{model.Filter{Category: 1}, "1"},
	{model.Filter{Category: 3}, "3 4 5 6"},
	{model.Filter{Category: 4}, ""},
	{model.Filter{Category: -1}, ""},
	{model.Filter{Office: "政法科"}, "1 2 3"},
	{model.Filter{Office: "政法科", Role: model.RoleAny}, "1 2 3"},
	{model.Filter{Office: "政法科", Role: model.RoleNamed}, "1 3"},
	{model.Filter{Office: "政法科", Role: model.RoleLead}, "1"},
	{model.Filter{Office: "政法科", Role: model.RoleAssist}, "3"},
	{model.Filter{Office: "政法科", Role: model.RoleClass}, "2"},
	{model.Filter{Office: "宣传科研组"}, "2 5 6"},
	{model.Filter{Office: "各工作组"}, "5"},
	{model.Filter{Office: model.ByMatterOffice}, "4"},
	{model.Filter{Office: "没有的科"}, "2"},
	{model.Filter{Role: model.RoleLead}, "1 2 3 4 5 6"},
	{model.Filter{Status: model.StatusTodo}, "2 4 5 6"},
	{model.Filter{Status: model.StatusDoing}, "3"},
	{model.Filter{Status: model.StatusDone}, "1"},
	{model.Filter{Status: model.StatusOpen}, "2 3 4 5 6"},
	{model.Filter{Status: model.StatusOverdue}, "5"},
	{model.Filter{Status: model.StatusSoon}, ""},
	{model.Filter{Status: model.StatusBehind}, "3"},
	{model.Filter{Status: "nonsense"}, ""},
	{model.Filter{Search: "公开"}, "1 2 3 4 5 6"},
	{model.Filter{Search: "预算 公开"}, "2"},
	{model.Filter{Search: " 专栏　5G "}, "5"},
	{model.Filter{Search: "5g"}, "5"},
	{model.Filter{Search: "5gzl"}, "5"},
	{model.Filter{Search: "3"}, "3"},
	{model.Filter{Search: "3."}, "3"},
	{model.Filter{Search: "."}, ""},
	{model.Filter{Search: "bgs"}, "3 5"},
	{model.Filter{Search: "BGS"}, "3 5"},
	{model.Filter{Search: "kjbb"}, "6"},
	{model.Filter{Search: "FUNÜ"}, "6"},
	{model.Filter{Search: "财政"}, "2"},
	{model.Filter{Search: "局办公室"}, "3 5"},
	{model.Filter{Search: "b"}, ""},
	{model.Filter{Search: "没有"}, ""},
	{model.Filter{Category: 3, Office: "办公室", Status: model.StatusOverdue, Search: "wc"}, "5"},
	{model.Filter{Category: 2, Office: "办公室", Role: model.RoleLead}, ""},
}

func TestFilter(t *testing.T) {
	s := model.NewSnapshot(samplePlan(), sampleLog(), 5)
	for _, test := range filterCases {
		got := test.filter.Tasks(s, on(t, "2021-11-21"), pinyin.New())
		if strings.Join(ids(got), " ") != test.want {
			t.Errorf("%+v: %v, want %s", test.filter, ids(got), test.want)
		}
	}
	soon := model.Filter{Status: model.StatusSoon}.Tasks(s, on(t, "2021-11-20"), pinyin.New())
	if !slices.Equal(ids(soon), []string{"5"}) {
		t.Errorf("due soon: %v", ids(soon))
	}
	if got := model.StatusFilters(); len(got) != 10 || slices.Contains(got, model.StatusAll) {
		t.Errorf("status filters %v", got)
	}
}

// Pinyin is letters and digits; another mark is searched as it is written.
func TestFilterMarksAreNoPinyin(t *testing.T) {
	s := model.NewSnapshot(&model.Plan{Tasks: []model.Task{{ID: "a", Text: "公开(5G-x)"}}}, nil, 0)
	for search, want := range map[string]int{"gk": 1, "gk(": 0, "公开(": 1, "5g-": 1, "k(5g": 0} {
		if got := (model.Filter{Search: search}).Tasks(s, on(t, "2021-01-01"), pinyin.New()); len(got) != want {
			t.Errorf("%s finds %v", search, ids(got))
		}
	}
}

// A task without a category is still found.
func TestFilterLostCategory(t *testing.T) {
	plan := &model.Plan{Tasks: []model.Task{{ID: "1", Category: -1, Text: "公开"}, {ID: "2", Category: 7, Text: "公开"}}}
	s := model.NewSnapshot(plan, nil, 0)
	if got := (model.Filter{Search: "公开"}).Tasks(s, on(t, "2021-01-01"), pinyin.New()); len(got) != 2 {
		t.Errorf("found %v", ids(got))
	}
}

// Whatever is asked for, the answer is a part of the plan in its order, and
// what all parts of the filter let through alone.
func FuzzFilter(f *testing.F) {
	f.Add(0, "", "", "", "")
	f.Add(3, "办公室", "lead", "open", "bgs 公开 5.")
	f.Add(-1, "各工作组", "class", "behind", "\xff ü 　.")
	spelling := pinyin.New()
	f.Fuzz(func(t *testing.T, category int, office, role, status, search string) {
		if len(search) > 300 || strings.ContainsAny(search, "\"＂“”「『") { // a phrase is no list of words
			return
		}
		s := model.NewSnapshot(samplePlan(), sampleLog(), 5)
		today := model.Date{Year: 2021, Month: 11, Day: 21}
		whole := model.Filter{
			Category: category, Office: office, Role: model.Role(role), Status: model.StatusFilter(status), Search: search,
		}
		parts := []model.Filter{
			{Category: category}, {Office: office, Role: model.Role(role)}, {Status: model.StatusFilter(status)},
		}
		for _, word := range strings.Fields(search) {
			parts = append(parts, model.Filter{Search: word})
		}
		want := ids(model.Filter{}.Tasks(s, today, spelling))
		for _, part := range parts {
			admitted := ids(part.Tasks(s, today, spelling))
			want = slices.DeleteFunc(want, func(id string) bool { return !slices.Contains(admitted, id) })
		}
		if got := ids(whole.Tasks(s, today, spelling)); !slices.Equal(got, want) {
			t.Errorf("%+v lets %v through, its parts %v", whole, got, want)
		}
	})
}

// A year's plan of a whole city, searched in pinyin for what is not in it.
func BenchmarkFilterPinyin(b *testing.B) {
	plan := &model.Plan{Issuer: "江门市人民政府", Year: 2021}
	for range 1000 {
		plan.Tasks = append(plan.Tasks, model.Task{
			Text:       strings.Repeat("加强行政执法信息公开，推进本机关预算、决算及相关报表公开。", 5),
			OfficesRaw: "局办公室、财务科", Lead: []string{"办公室"}, Assist: []string{"财务科"},
		})
	}
	s, spelling := model.NewSnapshot(plan, nil, 0), pinyin.New()
	for b.Loop() {
		model.Filter{Search: "weisheng"}.Tasks(s, model.Date{Year: 2021, Month: 6, Day: 1}, spelling)
	}
}

// A role without an office selects nothing out.
func TestFilterIsEmpty(t *testing.T) {
	for filter, want := range map[model.Filter]bool{
		{}: true, {Role: model.RoleLead}: true, {Search: " "}: true, {Office: "财务科"}: false, {Office: "财务科", Role: model.RoleLead}: false, {Search: "x"}: false,
	} {
		if filter.IsEmpty() != want {
			t.Errorf("%+v: empty %v", filter, !want)
		}
	}
}
