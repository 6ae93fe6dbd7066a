package model_test

import (
	"reflect"
	"testing"

	"duban/model"
)

// What is shared reads as it did, also where two lists look alike put together.
func TestInternChangesNoTask(t *testing.T) {
	day := model.Date{Year: 2021, Month: 6, Day: 30}
	tasks := func() []model.Task {
		return []model.Task{
			{ID: "1", Number: "1", Lead: []string{"甲", "乙"}, OfficesRaw: "甲、乙", Milestones: []model.Date{day}, Assist: []string{"丁"}, Classes: []string{"各科室"}},
			{ID: "2", Number: "1", Lead: []string{"甲\n乙"}, Assist: []string{"甲", "乙"}, DueWords: "甲、乙"},
			{ID: "3", Lead: []string{}, Milestones: []model.Date{day, day}},
			{ID: "4", Lead: []string{"甲", "乙"}, Milestones: []model.Date{day}, Assist: []string{"丁"}, Classes: []string{"各科室"}},
		}
	}
	sharing, got := model.NewInterner(), tasks()
	for i := range got {
		sharing.Intern(&got[i])
	}
	if !reflect.DeepEqual(got, tasks()) {
		t.Errorf("%+v", got)
	}
	if &got[0].Lead[0] != &got[3].Lead[0] || &got[0].Assist[0] != &got[3].Assist[0] ||
		&got[0].Classes[0] != &got[3].Classes[0] || &got[0].Milestones[0] != &got[3].Milestones[0] {
		t.Error("tasks that say the same keep a copy each")
	}
	if grown := append(got[0].Lead, "丙"); &grown[0] == &got[3].Lead[0] {
		t.Error("what is added to one task's list reaches another's")
	}
}
