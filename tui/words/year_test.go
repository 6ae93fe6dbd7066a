package words

import (
	"strings"
	"testing"

	"duban/model"
)

// Every rule has words of its own, and they say what was typed or which task.
func TestEveryRule(t *testing.T) {
	day, limit := model.Date{Year: 2021, Month: 2, Day: 3}, model.Date{Year: 2021, Month: 4, Day: 5}
	for rule, parts := range map[model.Rule][]string{
		model.RuleNoQuota: {"20"}, model.RuleFuture: {"2021-02-03", "2021-04-05"}, model.RuleOutsideYear: {"2021-02-03", "1999"},
		model.RuleNotLater: {"20", "2021-02-03", "2021-04-05"}, model.RuleNoReason: nil, model.RuleNotDone: {"20"},
		model.RuleAlreadyDone: {"20"}, model.RuleNoEarlierPlan: {"1999"}, model.RuleReference: {"typed"}, model.RuleLink: {"typed"},
		model.RuleSameTask: {"20"}, model.RuleRename: {"typed", "other"}, model.RuleFilterKey: {"typed"}, model.RuleNoKeyLeft: nil, "odd": {"odd"},
	} {
		for _, language := range []Language{Chinese, English} {
			line := In(language).Error(&model.RuleError{
				Rule: rule, Task: "20", Day: day, Limit: limit, Year: 1999, Text: "typed\x1b[2J", New: "other\x1b[2J",
			})
			holds(t, line, parts, nil)
			if other := strings.TrimSuffix(In(language).Rules.OtherRules, "%s"); rule != "odd" && strings.HasPrefix(line, other) {
				t.Errorf("%s has no words: %s", rule, line)
			}
		}
	}
}

func TestLookBackFromAPlanWithoutAYear(t *testing.T) {
	for language, want := range map[Language]string{Chinese: "没有年份", English: "has no year"} {
		if line := In(language).Error(&model.RuleError{Rule: model.RuleNoEarlierPlan}); !strings.Contains(line, want) {
			t.Errorf("%s", line)
		}
	}
}

func TestBehind(t *testing.T) {
	for want, standing := range map[string]model.TaskProgress{
		"":     {Lagging: true},
		"进度偏慢": {Behind: true, Lagging: true},
		"落后":   {Behind: true, Lagging: true, MissedPeriods: 1},
	} {
		if got := In(Chinese).Behind(standing); got != want {
			t.Errorf("%+v is %q, want %q", standing, got, want)
		}
	}
}

func TestCarriedNote(t *testing.T) {
	task := &model.Task{ID: "20-2", Number: "20", Text: strings.Repeat("长", 3000) + "\n"}
	standing := model.TaskProgress{Status: model.Doing, Due: model.Date{Year: 2021, Month: 11, Day: 20}}
	note := In(Chinese).CarriedNote(&model.Plan{ID: "2021-2", Year: 2021}, task, standing)
	holds(t, note, []string{"结转自2021年方案第20项（进行中、期限 2021-11-20）：长"}, nil)
	if _, err := model.CleanNote(note); err != nil {
		t.Errorf("it is no note: %v", err)
	}
	holds(t, In(English).CarriedNote(&model.Plan{ID: "plan"}, task, model.TaskProgress{}), []string{"plan of plan, task 20 (to do)"}, nil)
}
