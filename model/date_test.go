package model_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"duban/model"
)

func TestParseDate(t *testing.T) {
	tests := []struct {
		text string
		want model.Date
		ok   bool
	}{
		{"2021-11-20", model.Date{Year: 2021, Month: 11, Day: 20}, true},
		{"2020-02-29", model.Date{Year: 2020, Month: 2, Day: 29}, true},
		{"2000-02-29", model.Date{Year: 2000, Month: 2, Day: 29}, true},
		{"2021-02-29", model.Date{}, false},
		{"1900-02-29", model.Date{}, false},
		{"2021-04-31", model.Date{}, false},
		{"2021-13-01", model.Date{}, false},
		{"2021-00-10", model.Date{}, false},
		{"2021-1-5", model.Date{}, false},
		{"0000-01-01", model.Date{}, false},
		{"20211120", model.Date{}, false},
		{"2021-11-20 ", model.Date{}, false},
		{"", model.Date{}, false},
	}
	for _, test := range tests {
		got, err := model.ParseDate(test.text)
		if got != test.want || (err == nil) != test.ok {
			t.Errorf("ParseDate(%q) = %v, %v", test.text, got, err)
		}
		var wrong *model.DateError
		if err != nil && (!errors.As(err, &wrong) || wrong.Text != test.text) {
			t.Errorf("ParseDate(%q): error %#v", test.text, err)
		}
	}
}

func TestNewDate(t *testing.T) {
	tests := []struct {
		year  int
		month time.Month
		day   int
		ok    bool
	}{
		{2021, 12, 31, true},
		{2024, 2, 29, true},
		{2023, 2, 29, false},
		{2021, 6, 31, false},
		{2021, 0, 1, false},
		{2021, 13, 1, false},
		{2021, 1, 0, false},
		{2021, 1, -1, false},
		{0, 1, 1, false},
		{10000, 1, 1, false},
	}
	for _, test := range tests {
		got, ok := model.NewDate(test.year, test.month, test.day)
		if ok != test.ok {
			t.Errorf("NewDate(%d, %d, %d) = %v, %v", test.year, test.month, test.day, got, ok)
		}
		if !ok && !got.IsZero() {
			t.Errorf("NewDate(%d, %d, %d) = %v with false", test.year, test.month, test.day, got)
		}
	}
}

// The day is that of China, whatever the zone of the machine.
func TestDateOf(t *testing.T) {
	newYear := time.Date(2021, 1, 1, 0, 0, 0, 0, model.China())
	for _, zone := range []*time.Location{
		time.UTC, model.China(), time.FixedZone("west", -11*60*60), time.FixedZone("east", 14*60*60),
	} {
		if got := model.DateOf(newYear.In(zone)).String(); got != "2021-01-01" {
			t.Errorf("midnight in %v is %s", zone, got)
		}
		if got := model.DateOf(newYear.Add(-time.Second).In(zone)).String(); got != "2020-12-31" {
			t.Errorf("a second before midnight in %v is %s", zone, got)
		}
	}
	if got := (model.Date{}).String(); got != "" {
		t.Errorf("no date is written %q", got)
	}
	if got := model.DateOf(time.Date(2021, 6, 30, 16, 0, 0, 0, time.UTC)).String(); got != "2021-07-01" {
		t.Errorf("16:00 UTC is %s", got)
	}
}

func TestDateArithmetic(t *testing.T) {
	tests := []struct {
		from string
		days int
		to   string
	}{
		{"2021-11-20", 0, "2021-11-20"},
		{"2021-11-20", 1, "2021-11-21"},
		{"2021-12-31", 1, "2022-01-01"},
		{"2020-02-28", 1, "2020-02-29"},
		{"2021-02-28", 1, "2021-03-01"},
		{"2021-03-01", -1, "2021-02-28"},
		{"2020-01-01", 366, "2021-01-01"},
		{"2021-01-01", 365, "2022-01-01"},
		{"0001-01-01", 3652058, "9999-12-31"},
	}
	for _, test := range tests {
		from, to := on(t, test.from), on(t, test.to)
		if got := from.AddDays(test.days); got != to {
			t.Errorf("%v + %d = %v, want %v", from, test.days, got, to)
		}
		if got := from.DaysUntil(to); got != test.days {
			t.Errorf("from %v to %v: %d days, want %d", from, to, got, test.days)
		}
		if got := to.DaysUntil(from); got != -test.days {
			t.Errorf("from %v to %v: %d days, want %d", to, from, got, -test.days)
		}
		if from.Before(to) != (test.days > 0) || from.After(to) != (test.days < 0) {
			t.Errorf("the order of %v and %v is wrong", from, to)
		}
	}
}

func TestEndOfMonth(t *testing.T) {
	for month, want := range map[time.Month]string{
		1: "2020-01-31", 2: "2020-02-29", 4: "2020-04-30", 12: "2020-12-31",
	} {
		if got := model.EndOfMonth(2020, month).String(); got != want {
			t.Errorf("the end of month %d is %s, want %s", month, got, want)
		}
	}
	if got := model.EndOfMonth(2021, 2).String(); got != "2021-02-28" {
		t.Errorf("the end of February 2021 is %s", got)
	}
}

func TestParseYear(t *testing.T) {
	for text, want := range map[string]int{"2026": 2026, " ２０２６年 ": 2026, "1900": 1900, "2026 年": 2026, "2999": 2999} {
		if got, err := model.ParseYear(text); got != want || err != nil {
			t.Errorf("%q is %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "26", "年", "1899", "3000", "2026年度", "-2026", "2026-01"} {
		var wrong *model.YearError
		if got, err := model.ParseYear(text); !errors.As(err, &wrong) || wrong.Text != text {
			t.Errorf("%q is %d, %v", text, got, err)
		}
	}
}

func TestParseTypedDate(t *testing.T) {
	for text, want := range map[string]string{
		"2021-11-22": "2021-11-22", "20211122": "2021-11-22", "11-22": "2021-11-22", "1122": "2021-11-22", "11月22日": "2021-11-22",
		"2020年2月29号": "2020-02-29", "２０２０．１．９": "2020-01-09", " 01-05 ": "2021-01-05", "10/20": "2021-10-20", "0910": "2021-09-10",
	} {
		if got, err := model.ParseTypedDate(text, 2021); err != nil || got.String() != want {
			t.Errorf("%q is %v, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "22", "122", "20211", "02-30", "2021-02-30", "20210230", "21-1-5", "2021-111-1", "2021-1-1-1", "明天", "1:5"} {
		var wrong *model.DateError
		if got, err := model.ParseTypedDate(text, 2021); !errors.As(err, &wrong) || wrong.Text != text || !got.IsZero() {
			t.Errorf("%q is %v, %#v", text, got, err)
		}
	}
}

func TestDateJSON(t *testing.T) {
	for text, date := range map[string]model.Date{
		`"2021-11-20"`: {Year: 2021, Month: 11, Day: 20}, `null`: {},
	} {
		data, err := json.Marshal(date)
		if err != nil || string(data) != text {
			t.Errorf("%v is written %s, %v", date, data, err)
		}
		got := model.Date{Year: 1, Month: 1, Day: 1}
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != date {
			t.Errorf("%s is read %v, %v", text, got, err)
		}
	}
	for _, text := range []string{`"2021-02-30"`, `""`, `20211120`, `{}`} {
		var date model.Date
		if err := json.Unmarshal([]byte(text), &date); err == nil {
			t.Errorf("%s is read %v", text, date)
		}
	}
}
