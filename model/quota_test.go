package model_test

import (
	"errors"
	"testing"

	"duban/model"
)

func TestPeriodAt(t *testing.T) {
	tests := []struct {
		every    model.Every
		day      string
		key      string
		from, to string
	}{
		{model.EveryYear, "2021-11-20", "2021", "2021-01-01", "2021-12-31"},
		{model.EveryHalfYear, "2021-06-30", "2021-H1", "2021-01-01", "2021-06-30"},
		{model.EveryHalfYear, "2021-07-01", "2021-H2", "2021-07-01", "2021-12-31"},
		{model.EveryQuarter, "2021-03-31", "2021-Q1", "2021-01-01", "2021-03-31"},
		{model.EveryQuarter, "2021-04-01", "2021-Q2", "2021-04-01", "2021-06-30"},
		{model.EveryQuarter, "2021-12-31", "2021-Q4", "2021-10-01", "2021-12-31"},
		{model.EveryMonth, "2020-02-29", "2020-02", "2020-02-01", "2020-02-29"},
		{model.EveryMonth, "2021-02-01", "2021-02", "2021-02-01", "2021-02-28"},
		{model.EveryMonth, "2021-11-20", "2021-11", "2021-11-01", "2021-11-30"},
		// ISO weeks: the year of the Thursday.
		{model.EveryWeek, "2021-11-22", "2021-W47", "2021-11-22", "2021-11-28"},
		{model.EveryWeek, "2021-11-28", "2021-W47", "2021-11-22", "2021-11-28"},
		{model.EveryWeek, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"},
		{model.EveryWeek, "2021-01-04", "2021-W01", "2021-01-04", "2021-01-10"},
		{model.EveryWeek, "2018-12-31", "2019-W01", "2018-12-31", "2019-01-06"},
		{model.EveryWeek, "2020-02-29", "2020-W09", "2020-02-24", "2020-03-01"},
	}
	for _, test := range tests {
		got := test.every.PeriodAt(on(t, test.day))
		want := model.Period{Key: test.key, From: on(t, test.from), To: on(t, test.to)}
		if got != want {
			t.Errorf("%s at %s: %v, want %v", test.every, test.day, got, want)
		}
	}
}

// The periods of a year follow each other without a gap, and each day of the
// year is in the one that PeriodAt names.
func TestPeriods(t *testing.T) {
	counts := map[model.Every]int{
		model.EveryYear: 1, model.EveryHalfYear: 2, model.EveryQuarter: 4, model.EveryMonth: 12,
	}
	longYears := map[int]bool{2004: true, 2009: true, 2015: true, 2020: true, 2026: true}
	for year := 2000; year <= 2028; year++ {
		counts[model.EveryWeek] = 52
		if longYears[year] {
			counts[model.EveryWeek] = 53
		}
		for every, count := range counts {
			periods := every.Periods(year)
			if len(periods) != count {
				t.Errorf("%d has %d periods of a %s, want %d", year, len(periods), every, count)
			}
			checkPeriods(t, every, periods)
		}
	}
}

func checkPeriods(t *testing.T, every model.Every, periods []model.Period) {
	t.Helper()
	for i, period := range periods {
		if i > 0 && period.From != periods[i-1].To.AddDays(1) {
			t.Errorf("%s does not follow %s", period.Key, periods[i-1].Key)
		}
		if period.Contains(period.From.AddDays(-1)) || period.Contains(period.To.AddDays(1)) {
			t.Errorf("%s holds a day outside it", period.Key)
		}
		for day := period.From; !day.After(period.To); day = day.AddDays(1) {
			if !period.Contains(day) || every.PeriodAt(day) != period {
				t.Errorf("%v is not in %s", day, period.Key)
			}
		}
	}
}

func TestPeriodCount(t *testing.T) {
	ticks := []model.Tick{
		{Seq: 1, On: on(t, "2021-10-31")},
		{Seq: 2, On: on(t, "2021-11-01")},
		{Seq: 3, On: on(t, "2021-11-30")},
		{Seq: 4, On: on(t, "2021-11-30")},
		{Seq: 5, On: on(t, "2021-12-01")},
	}
	if got := model.EveryMonth.PeriodAt(on(t, "2021-11-15")).Count(ticks); got != 3 {
		t.Errorf("November counts %d ticks, want 3", got)
	}
}

func TestParseQuarter(t *testing.T) {
	for typed, want := range map[string]string{
		"2021-Q3": "2021-07-01 2021-09-30", "2024-q1": "2024-01-01 2024-03-31", "2021Q3": "2021-07-01 2021-09-30",
		"3": "2022-07-01 2022-09-30", "q3": "2022-07-01 2022-09-30", "三季度": "2022-07-01 2022-09-30",
		"２０２１－Ｑ３": "2021-07-01 2021-09-30", "2021年第四季度": "2021-10-01 2021-12-31", " 第1季度 ": "2022-01-01 2022-03-31",
		"2021 年 二季度": "2021-04-01 2021-06-30",
	} {
		got, err := model.ParseQuarter(typed, 2022)
		if err != nil || got.From.String()+" "+got.To.String() != want {
			t.Errorf("%s: %v, %v; want %s", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "2021", "2021-Q5", "2021-Q0", "2021-Q11", "21-Q1", "五季度", "2021-Q-1", "季度", "0", "2021-", "一二季度"} {
		var date *model.DateError
		if got, err := model.ParseQuarter(typed, 2022); !errors.As(err, &date) {
			t.Errorf("%q: %v, %v; want no quarter", typed, got, err)
		}
	}
}
