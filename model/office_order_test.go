package model_test

import (
	"testing"

	"duban/model"
)

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
	if got := model.SortOffices(offices, model.OfficesAsNamed, true)[0].Name; got != "丙" {
		t.Errorf("the last name is %s", got)
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
