package model_test

import (
	"strconv"
	"strings"
	"testing"

	"duban/model"
)

func TestExtendChange(t *testing.T) {
	task := &model.Task{ID: "5", Due: on(t, "2020-02-28"), Milestones: []model.Date{on(t, "2020-01-31"), on(t, "2020-02-28")}}
	tests := []struct {
		extended, to, reason string
		rule                 model.Rule
	}{
		{"", "2020-02-29", "等文件", ""},
		{"", "2020-02-28", "等文件", model.RuleNotLater},
		{"", "2020-02-27", "等文件", model.RuleNotLater},
		{"2020-03-31", "2020-03-31", "等文件", model.RuleNotLater},
		{"2020-03-31", "2020-03-01", "等文件", model.RuleNotLater},
		{"2020-03-31", "2021-01-01", "等文件", ""},
		{"", "2020-03-01", "", model.RuleNoReason},
		{"", "", "等文件", model.RuleNotLater},
	}
	for _, test := range tests {
		state := model.State{Version: 3}
		var to model.Date
		if test.extended != "" {
			state.Due = on(t, test.extended)
		}
		if test.to != "" {
			to = on(t, test.to)
		}
		change, err := model.ExtendChange(task, state, to, test.reason)
		if ruleOf(err) != test.rule {
			t.Errorf("from %q to %s: %v, want %q", test.extended, test.to, err, test.rule)
		}
		if change.Seen != 3 || change.Was != task.Due {
			t.Errorf("from %q to %s: %+v", test.extended, test.to, change)
		}
	}
	if _, err := model.ExtendChange(&model.Task{ID: "1"}, model.State{}, on(t, "2020-03-01"), "新定"); err != nil {
		t.Errorf("a task without a deadline: %v", err)
	}
}

func TestMilestones(t *testing.T) {
	task := &model.Task{ID: "5", Due: on(t, "2021-11-20"), Milestones: []model.Date{on(t, "2021-05-31"), on(t, "2021-11-20")}}
	tests := []struct {
		name  string
		task  *model.Task
		state model.State
		today string
		want  string
	}{
		{"between", task, model.State{}, "2021-06-01", "2021-05-31 short -1, 2021-11-20 ahead 172"},
		{"on the day", task, model.State{}, "2021-05-31", "2021-05-31 now 0, 2021-11-20 ahead 173"},
		{"moved", task, model.State{Due: on(t, "2021-12-01")}, "2021-11-30", "2021-05-31 short -183, 2021-12-01 < 2021-11-20 ahead 1"},
		{"done", task, model.State{Status: model.Done}, "2021-01-01", "2021-05-31 met 150, 2021-11-20 met 323"},
		{"none", &model.Task{}, model.State{}, "2021-01-01", ""},
		{"none, then one", &model.Task{}, model.State{Due: on(t, "2021-01-02")}, "2021-01-01", "2021-01-02 ahead 1"},
		{"only a deadline", &model.Task{Due: on(t, "2021-01-02")}, model.State{}, "2021-01-01", "2021-01-02 ahead 1"},
	}
	for _, test := range tests {
		var got []string
		for _, m := range model.Milestones(test.task, test.state, on(t, test.today)) {
			summary := m.On.String()
			if !m.Was.IsZero() {
				summary += " < " + m.Was.String()
			}
			got = append(got, summary+" "+string(m.Stage)+" "+strconv.Itoa(m.DaysLeft))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
}
