package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

func TestReferences(t *testing.T) {
	tests := map[string]string{
		"": "", "没有": "", "〔2021〕": "", "〔2021〕号": "", "(21)3号": "", "2021年第3号": "", "〔2021]3号": "", "[2021]": "", "http://": "",
		"粤卫办〔2021〕12号":                  "粤卫办〔2021〕12号",
		"见粤卫办函[2021]12号，已转":             "粤卫办函[2021]12号",
		"根据国办公开办函（2019）60号文件":           "国办公开办函（2019）60号",
		"〔2021〕第7号":                     "〔2021〕第7号",
		"江卫〔2021〕1号和江卫〔2021〕2号":         "江卫〔2021〕1号 江卫〔2021〕2号",
		"江卫〔2021〕1号、江卫〔2021〕1号":         "江卫〔2021〕1号",
		"第一行\n江卫〔2021〕1号":               "江卫〔2021〕1号",
		"已发布：https://a.gov.cn/x?y=1#z。": "https://a.gov.cn/x?y=1#z",
		"(见 HTTP://a.gov.cn/x).":        "HTTP://a.gov.cn/x",
		"https://a.cn/b 江卫〔2021〕1号":     "https://a.cn/b 江卫〔2021〕1号",
		"https://a.cn/b，https://a.cn/b": "https://a.cn/b",
	}
	for text, want := range tests {
		var got []string
		for _, reference := range model.References(text) {
			got = append(got, reference.Text)
			isLink := strings.HasPrefix(strings.ToLower(reference.Text), "http")
			if isLink != (reference.Kind == model.ReferenceLink) {
				t.Errorf("%q is a %s", reference.Text, reference.Kind)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q refers to %q, want %q", text, got, want)
		}
	}
	for typed, want := range map[string]model.Rule{"江卫〔2021〕1号": "", " 江卫〔2021〕1号 ": "", "2021年第3期": model.RuleReference, "": model.RuleReference, "https://a.cn": model.RuleReference} {
		if _, err := model.DocumentNumber(typed); ruleOf(err) != want {
			t.Errorf("the document number %q: %v", typed, err)
		}
	}
	for typed, want := range map[string]model.Rule{"https://a.cn/b": "", "a.cn": model.RuleLink, "javascript:alert(1)": model.RuleLink, "https://a.cn b": model.RuleLink} {
		if _, err := model.Link(typed); ruleOf(err) != want {
			t.Errorf("the link %q: %v", typed, err)
		}
	}
}

// Each reference found is a part of the text.
func FuzzReferences(f *testing.F) {
	for _, text := range []string{"见粤卫办〔2021〕12号", "https://a.cn/b)。", "〔2021〕\xff12号", "(2021)9999999号", "http://http://(("} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, reference := range model.References(text) {
			if reference.Text == "" || !strings.Contains(text, reference.Text) {
				t.Errorf("%q is not in %q", reference.Text, text)
			}
		}
	})
}

func TestSavedFilters(t *testing.T) {
	plan := samplePlan()
	filter := model.Filter{
		Category: 3, Office: "办公室", Role: model.RoleLead, Status: model.StatusOpen, Search: "专栏",
		Month: model.Month{Year: 2021, Month: 11},
	}
	saved := filter.Save(plan, "专栏", 0)
	if back, err := saved.Filter(plan); err != nil || back != filter {
		t.Errorf("%+v became %+v, %v", filter, back, err)
	}
	if at := filter.Save(plan, "专栏", 3); at.Key != 3 || at.Name != "专栏" {
		t.Errorf("saved as %+v", at)
	}
	for typed, want := range map[string]int{"1": 1, "9": 9, "0": 0, "10": 0, "-1": 0, "": 0, "x": 0} {
		key, err := model.ParseFilterKey(typed)
		if key != want || (want == 0) != (ruleOf(err) == model.RuleFilterKey) {
			t.Errorf("the key %q is %d, %v", typed, key, err)
		}
	}
	// Another plan has the category at another place.
	other := samplePlan()
	slices.Reverse(other.Categories)
	if back, err := saved.Filter(other); err != nil || back.Category != 1 {
		t.Errorf("in another plan it is %+v, %v", back, err)
	}
	other.Tasks = other.Tasks[:1]
	if _, err := saved.Filter(other); err == nil {
		t.Error("took an office that the plan has not")
	}
	var filters []model.SavedFilter
	put := func(name string, key int) error {
		next, err := model.PutFilter(filters, model.SavedFilter{Name: name, Key: key})
		if err == nil {
			filters = next
		}
		return err
	}
	for _, step := range []struct {
		name string
		key  int
		want string
	}{
		{"甲", 0, "甲1"},
		{"乙", 3, "甲1 乙3"},
		{"丙", 0, "甲1 丙2 乙3"},
		{"甲", 3, "乙1 丙2 甲3"}, // a key that another one has; its own is free
		{"丙", 0, "乙1 丙2 甲3"},
		{"丙", 9, "乙1 甲3 丙9"},
		{"丁", 1, "丁1 乙2 甲3 丙9"},
	} {
		if err := put(step.name, step.key); err != nil || keysOf(filters) != step.want {
			t.Errorf("after %s at %d: %s, %v; want %s", step.name, step.key, keysOf(filters), err, step.want)
		}
	}
	for _, name := range []string{"戊", "己", "庚", "辛", "壬"} {
		if err := put(name, 0); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := put("癸", 1); ruleOf(err) != model.RuleNoKeyLeft || len(filters) != 9 {
		t.Errorf("a tenth one: %v", err)
	}
	if found, err := model.FindFilter(filters, "9"); err != nil || found.Name != "丙" {
		t.Errorf("key 9 has %+v, %v", found, err)
	}
	if left, err := model.DropFilter(filters, "丙"); err != nil || len(left) != 8 || len(filters) != 9 {
		t.Errorf("without 丙: %s, %v", keysOf(left), err)
	}
	if _, err := model.DropFilter(filters, "癸"); err == nil {
		t.Error("dropped what is not there")
	}
}

func keysOf(filters []model.SavedFilter) string {
	var summary []string
	for _, filter := range filters {
		summary = append(summary, filter.Name+string(rune('0'+filter.Key)))
	}
	return strings.Join(summary, " ")
}

func TestLookBack(t *testing.T) {
	old, next := samplePlan(), samplePlan()
	next.ID, next.Year = "2022", 2022
	next.Tasks = slices.Clone(next.Tasks[1:])
	next.Tasks[1].Text = "每月至少更新3条。"
	log := []model.Event{mark(1, "李", "1", model.Todo, model.Done), mark(2, "李", "3", model.Todo, model.Done)}
	before := model.NewSnapshot(old, log, 2)
	today := on(t, "2022-02-01")
	change, err := before.CarryChange(before.Task("2"), today, &next.Tasks[0], "结转")
	if err != nil || change.Task != "2" || change.Source != "2021/2" {
		t.Fatalf("carried over as %+v, %v", change, err)
	}
	if _, err := before.CarryChange(before.Task("1"), today, &next.Tasks[0], "结转"); ruleOf(err) != model.RuleAlreadyDone {
		t.Errorf("carried over what is done: %v", err)
	}
	// Marked as done, but no month of its quota was met.
	if _, err := before.CarryChange(before.Task("3"), today, &next.Tasks[1], "结转"); err != nil {
		t.Errorf("not done for the year: %v", err)
	}
	carried := model.Event{Seq: 3, Task: "2", Kind: model.KindCarry, Source: change.Source, Note: "结转"}
	if plan, task := carried.SourceTask(); plan != "2021" || task != "2" {
		t.Errorf("the source is task %s of %s", task, plan)
	}
	pairs := model.LookBack(before, model.NewSnapshot(next, []model.Event{carried}, 3), today)
	var got []string
	for _, pair := range pairs {
		summary := pair.Old.ID + "-"
		if pair.Match != nil {
			summary += pair.Match.ID
		}
		if len(pair.CarriedTo) > 0 {
			summary += "!"
		}
		if pair.Progress.IsSettled() {
			summary += "*"
		}
		got = append(got, summary)
	}
	if want := "1-* 2-2! 3-3 4-4 5-5 6-6"; strings.Join(got, " ") != want {
		t.Errorf("pairs %v, want %s", got, want)
	}
	if pairs[1].Similarity != 1 || pairs[2].Similarity <= 0.3 || pairs[2].Similarity >= 1 {
		t.Errorf("alike %v and %v", pairs[1].Similarity, pairs[2].Similarity)
	}
}

func TestPreviousPlan(t *testing.T) {
	plans := []model.PlanInfo{{ID: "plan"}, {ID: "2020", Year: 2020}, {ID: "2021", Year: 2021}, {ID: "2021-2", Year: 2021}, {ID: "2022", Year: 2022}}
	for place, want := range map[int]string{4: "2021-2", 3: "2020", 2: "2020", 1: "", 0: ""} {
		got, err := model.PreviousPlan(plans, plans[place])
		if got.ID != want || (want == "") != (ruleOf(err) == model.RuleNoEarlierPlan) {
			t.Errorf("before %s: %q, %v; want %q", plans[place].ID, got.ID, err, want)
		}
	}
}

// The order of a ledger is that of the imports, not of the years.
func TestPreviousPlanInAnyOrder(t *testing.T) {
	plans := []model.PlanInfo{{ID: "2021", Year: 2021}, {ID: "2019", Year: 2019}, {ID: "2020", Year: 2020}, {ID: "2022", Year: 2022}}
	if got, err := model.PreviousPlan(plans, plans[3]); got.ID != "2021" || err != nil {
		t.Errorf("before 2022: %q, %v", got.ID, err)
	}
}

// An office has several plans a year: each continues the one of its own kind.
func TestPreviousPlanOfTheSameTitle(t *testing.T) {
	const publicity, peace = "某局%s年政务公开工作要点", "某局%s年平安建设工作要点"
	plans := []model.PlanInfo{
		{ID: "a", Year: 2023, Title: fmt.Sprintf(publicity, "2023")},
		{ID: "b", Year: 2024, Title: fmt.Sprintf(publicity, "2024")},
		{ID: "c", Year: 2025, Title: fmt.Sprintf(peace, "2025")},
		{ID: "d", Year: 2026, Title: fmt.Sprintf(publicity, "2026") + "（修订稿）"},
		{ID: "e", Year: 2026, Title: fmt.Sprintf(peace, "2026")},
		{ID: "f", Year: 2026, Title: "某局2026年信访工作要点"},
	}
	for place, want := range map[int]string{1: "a", 2: "b", 3: "b", 4: "c", 5: "c"} {
		if got, err := model.PreviousPlan(plans, plans[place]); got.ID != want || err != nil {
			t.Errorf("before %s: %q, %v; want %q", plans[place].ID, got.ID, err, want)
		}
	}
}

func TestSortOffices(t *testing.T) {
	offices := []model.OfficeProgress{
		{Name: "甲", Lead: 1, Count: model.Count{Done: 1, Total: 2}, Behind: 2},
		{Name: "乙", Lead: 3, Count: model.Count{Done: 2, Total: 3}, Overdue: 1},
		{Name: "丙", Lead: 1, Assist: 4, Class: 1, Count: model.Count{Done: 0, Total: 6}},
	}
	for order, want := range map[model.OfficeOrder]string{
		"name": "甲乙丙", "lead": "乙甲丙", "assist": "丙甲乙", "class": "丙甲乙",
		"done": "乙甲丙", "overdue": "乙甲丙", "behind": "甲乙丙", "rate": "乙甲丙",
	} {
		got := ""
		for _, office := range model.SortOffices(offices, order, false) {
			got += office.Name
		}
		if got != want {
			t.Errorf("by %s: %s, want %s", order, got, want)
		}
	}
	if got := model.SortOffices(offices, model.OfficesByRate, true)[0].Name; got != "丙" {
		t.Errorf("the lowest rate has %s", got)
	}
	if len(model.OfficeOrders()) != 8 || offices[0].Name != "甲" {
		t.Error("the offices that came in were sorted")
	}
	for count, want := range map[model.Count]int{{Done: 2, Total: 7}: 29, {Done: 1, Total: 3}: 33, {Done: 299, Total: 300}: 99, {Done: 3, Total: 3}: 100, {Total: 3}: 0} {
		if rate := count.Rate(); rate != want {
			t.Errorf("%v: %d%%, not %d%%", count, rate, want)
		}
	}
	if rate := (model.Count{}).Rate(); rate != 100 {
		t.Errorf("nothing to do is %d%%", rate)
	}
}
