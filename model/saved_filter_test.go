package model_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
)

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
}

// At most nine filters are kept, each at a key of its own.
func TestKeysOfSavedFilters(t *testing.T) {
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
