package words

import (
	"errors"
	"fmt"
	"testing"

	"duban/model"
)

// Where numbers begin anew under each heading, several tasks have one.
func TestTasksOfTheSameName(t *testing.T) {
	plan := &model.Plan{
		Categories: []model.Category{{Title: "总则", Path: []string{"总则"}}},
		Tasks:      []model.Task{{ID: "1-2", Number: "2", Text: "甲。"}, {ID: "2-2", Number: "2", Text: "乙。", Category: -1}},
	}
	_, err := plan.FindTask("2")
	reworded := In(Chinese).TaskError(plan, err)
	holds(t, In(Chinese).Error(reworded), []string{"有 2 项任务都叫「2」：", "1-2（总则 甲。）", "2-2（乙。）", "请写作 1-2 或 2-2"}, []string{"id:"})
	for _, name := range []string{"1-2", "2-2"} {
		if _, err := plan.FindTask(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var missing *model.NotFoundError
	if !errors.As(reworded, &missing) {
		t.Errorf("%v is no longer the error that it was", reworded)
	}

	for i := range 100 {
		plan.Tasks = append(plan.Tasks, model.Task{ID: fmt.Sprint(i+10, "-1"), Number: "1", Text: "很长很长很长很长很长很长很长很长的一项任务"})
	}
	_, err = plan.FindTask("1")
	line := In(English).Error(In(English).TaskError(plan, err))
	holds(t, line, []string{`100 tasks go by "1"`, "and others", "write 10-1 or 11-1 or 12-1"}, []string{"13-1", "很长的一项任务"})

	_, err = plan.FindTask("没有")
	if got := In(Chinese).TaskError(plan, err); got != err {
		t.Errorf("%v was reworded", got)
	}
}

// Who only assists must not look like one who leads.
func TestActing(t *testing.T) {
	for want, task := range map[string]model.Task{
		"甲科 乙科":     {Lead: []string{"甲科", "乙科"}},
		"甲科 +乙科 丙科": {Lead: []string{"甲科"}, Assist: []string{"乙科", "丙科"}},
		"+乙科":       {Assist: []string{"乙科"}},
		"":          {},
	} {
		if got := Acting(&task); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
