package model_test

import (
	"strings"
	"testing"

	"duban/model"
)

// Urged is what is overdue, behind its quota or due soon, and not done.
func TestToUrge(t *testing.T) {
	plan := planOf("# 公开", "1 逾期", "2 落后", "3 临期", "4 未到期", "5 无期限", "6 已办结", "7 长期推进")
	for i, due := range []string{"2021-05-31", "", "2021-06-08", "2021-09-01", "", "2021-05-31", "2021-06-02"} {
		if due != "" {
			plan.Tasks[i].Due = on(t, due)
		}
	}
	plan.Tasks[1].Quota = &model.Quota{Every: model.EveryMonth, AtLeast: 1, Words: "每月至少1次"}
	plan.Tasks[6].Ongoing = true
	s := model.NewSnapshot(plan, []model.Event{mark(1, "王", "6", model.Todo, model.Done)}, 1)
	for within, want := range map[int]string{7: "1 2 3", 6: "1 2"} {
		var got []string
		for _, office := range s.ToUrge(on(t, "2021-06-01"), within, "") {
			for _, task := range office.Tasks {
				got = append(got, task.ID)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("within %d days: %v, want %s", within, got, want)
		}
	}
}
