package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

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
