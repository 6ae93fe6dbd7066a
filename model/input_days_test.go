package model_test

import (
	"testing"

	"duban/model"
)

// Days can be typed as counted from today, whatever the plan's year.
func TestParseDayFromToday(t *testing.T) {
	plan, today := &model.Plan{Year: 2021}, model.Date{Year: 2022, Month: 3, Day: 1}
	for typed, want := range map[string]string{
		"今天": "2022-03-01", "今日": "2022-03-01", "today": "2022-03-01", " Today ": "2022-03-01", "昨天": "2022-02-28", "昨日": "2022-02-28",
		"yesterday": "2022-02-28", "前天": "2022-02-27", "明天": "2022-03-02", "tomorrow": "2022-03-02", "后天": "2022-03-03", "3-2": "2021-03-02",
	} {
		if got, err := plan.ParseDay(typed, today); err != nil || got.String() != want {
			t.Errorf("%q is %s, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"大前天", "今", "日", "todays"} {
		if got, err := plan.ParseDay(typed, today); err == nil {
			t.Errorf("%q is %s", typed, got)
		}
	}
}
