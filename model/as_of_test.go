package model_test

import (
	"errors"
	"slices"
	"testing"

	"duban/model"
)

func TestParseQuarter(t *testing.T) {
	for typed, want := range map[string]string{"2021-Q3": "2021-07-01 2021-09-30", "2024-q1": "2024-01-01 2024-03-31"} {
		got, err := model.ParseQuarter(typed)
		if err != nil || got.From.String()+" "+got.To.String() != want {
			t.Errorf("%s: %v, %v; want %s", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "2021", "2021-Q5", "2021-Q0", "2021-Q11", "21-Q1", "2021Q3", "三季度", "2021-Q-1"} {
		var date *model.DateError
		if got, err := model.ParseQuarter(typed); !errors.As(err, &date) {
			t.Errorf("%q: %v, %v; want no quarter", typed, got, err)
		}
	}
}

func TestByLead(t *testing.T) {
	a := &model.Task{ID: "1", Lead: []string{"甲", "乙"}}
	b := &model.Task{ID: "2", Assist: []string{"甲"}}
	c := &model.Task{ID: "3", Lead: []string{"乙"}}
	var summary []string
	for _, office := range model.GroupByLead([]*model.Task{a, b, c}) {
		line := office.Office
		for _, task := range office.Tasks {
			line += " " + task.ID
		}
		summary = append(summary, line)
	}
	if want := []string{"甲 1", "乙 1 3", " 2"}; !slices.Equal(summary, want) {
		t.Errorf("%q, want %q", summary, want)
	}
}
