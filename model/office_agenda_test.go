package model_test

import (
	"strings"
	"testing"
	"time"

	"duban/model"
)

// What an office has open comes by urgency; what others may hold up comes after what it
// leads, and what it has done its part of is not in it.
func TestAgenda(t *testing.T) {
	day := func(month time.Month, day int) model.Date { return model.Date{Year: 2021, Month: month, Day: day} }
	today := day(11, 22)
	tasks := []model.Task{
		{ID: "other", Lead: []string{"乙"}, Due: day(1, 1)},
		{ID: "class", Classes: []string{"各科室"}},
		{ID: "assisted", Lead: []string{"乙"}, Assist: []string{"甲"}},
		{ID: "led", Lead: []string{"甲"}},
		{ID: "doing", Lead: []string{"甲"}},
		{ID: "later", Lead: []string{"甲"}, Due: day(12, 31)},
		{ID: "soon", Lead: []string{"甲"}, Due: day(12, 1)},
		{ID: "late", Lead: []string{"甲"}, Due: day(11, 20)},
		{ID: "later still", Lead: []string{"甲"}, Due: day(11, 1)},
		{ID: "behind", Lead: []string{"甲"}, Quota: &model.Quota{Every: model.EveryMonth, AtLeast: 2}},
		{ID: "done", Lead: []string{"甲"}},
		{ID: "own part done", Lead: []string{"甲", "乙"}},
	}
	snapshot := model.NewSnapshot(&model.Plan{Year: 2021, Tasks: tasks}, []model.Event{
		mark(1, "王", "done", model.Todo, model.Done), mark(2, "王", "doing", model.Todo, model.Doing),
		markPart(3, "own part done", "甲", model.Done),
	}, 3)
	names := func(tasks []*model.Task) string {
		var all []string
		for _, task := range tasks {
			all = append(all, task.ID)
		}
		return strings.Join(all, ", ")
	}
	agenda := snapshot.Agenda("甲", today)
	if got, want := names(agenda.Late), "later still, late, behind"; got != want {
		t.Errorf("late: %s, want %s", got, want)
	}
	if got, want := names(agenda.Next), "soon, later, doing, led, class, assisted"; got != want {
		t.Errorf("next: %s, want %s", got, want)
	}
	if first := agenda.First(); first == nil || first.ID != "later still" {
		t.Errorf("first: %v", first)
	}
	if first := snapshot.Agenda("丙", today).First(); first == nil || first.ID != "class" {
		t.Errorf("first of an office that is in no task by name: %v", first)
	}
}
