package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/store/bolt"
)

// laterPlan brings the plan of the year after in, which repeats a task of the
// built-in one with other words.
func laterPlan(t *testing.T, d *desk) {
	t.Helper()
	d.create(t)
	plan := &model.Plan{
		Title: "2022年工作要点", Year: 2022,
		Categories: []model.Category{{Ordinal: "一", Title: "公开"}},
		Tasks: []model.Task{
			{ID: "1", Number: "1", Text: "2022年11月20日前完成主动公开基层目录的修订,并统一在政府信息公开平台上发布。"},
			{ID: "2", Number: "2", Text: "每年至少更新两次“开放江门”数据集。"},
		},
	}
	ledger := bolt.At(d.variables["DUBAN_DB"], bolt.Options{})
	if _, err := ledger.Import(t.Context(), plan, "desk2", d.now()); err != nil {
		t.Fatal(err)
	}
}

func TestReview(t *testing.T) {
	d := newDesk(t)
	if _, line, status := d.run("review"); status != exit.Failed || !strings.Contains(line, "没有 2021 年以前的方案") {
		t.Errorf("with one plan: %d, %s", status, line)
	}
	laterPlan(t, d)
	d.mustRun(t, "done", "1", "--plan", "2021")
	d.mustRun(t, "verify", "1", "--plan", "2021")
	review := d.mustRun(t, "review")
	for _, line := range []string{"30 项，其中全年未完成 29 项\n", "1  已完成 核查 desk1  加强行政执法", "→ 1（", "→ 没有相近的任务\n"} {
		if !strings.Contains(review, line) {
			t.Errorf("no %q in %s", line, review)
		}
	}
	if open := d.mustRun(t, "review", "--open"); !strings.Contains(open, "29 项，其中全年未完成 29 项\n") {
		t.Errorf("what is open: %s", open)
	}
	carried := d.mustRun(t, "carry", "20", "--to", "1")
	for _, part := range []string{"1. 结转", "结转自2021年方案第20项（未开始、期限 2021-11-20）：2021年11月20日前完成"} {
		if !strings.Contains(carried, part) {
			t.Errorf("no %q in %s", part, carried)
		}
	}
	if again := d.mustRun(t, "carry", "20", "--to", "1"); !strings.Contains(again, "已经结转到 1，这次没有写入") {
		t.Errorf("carried over again: %s", again)
	}
	if log := d.mustRun(t, "log", "--json"); !strings.Contains(log, `"source": "2021/20"`) || !strings.Contains(log, `"kind": "carry"`) {
		t.Errorf("logged as %s", log)
	}
	var pairs []struct {
		Plan   string `json:"plan"`
		Task   struct{ ID, Status string }
		Likely *struct {
			ID       string
			Likeness float64
		}
		Carried []string `json:"carried_to"`
	}
	if err := json.Unmarshal([]byte(d.mustRun(t, "review", "--json")), &pairs); err != nil || len(pairs) != 30 {
		t.Fatalf("%d pairs, %v", len(pairs), err)
	}
	twentieth := pairs[19]
	if twentieth.Plan != "2021" || twentieth.Task.ID != "20" || twentieth.Likely == nil || twentieth.Likely.ID != "1" ||
		twentieth.Likely.Likeness <= 0.5 || strings.Join(twentieth.Carried, " ") != "1" {
		t.Errorf("task 20 is beside %+v", twentieth)
	}
	if pairs[4].Likely != nil || pairs[4].Carried == nil {
		t.Errorf("task 5 is beside %+v", pairs[4])
	}
	d.mustRun(t, "undo")
	if left := d.mustRun(t, "review"); strings.Contains(left, "已结转到") {
		t.Errorf("after an undo: %s", left)
	}
}

func TestCarryRefused(t *testing.T) {
	d := newDesk(t)
	laterPlan(t, d)
	d.mustRun(t, "done", "1", "3", "--plan", "2021")
	before := d.mustRun(t, "log", "--json")
	for _, test := range []struct {
		args   []string
		status int
		line   string
	}{
		{[]string{"carry", "1", "--to", "1"}, exit.Failed, "任务 1 已经完成，不用结转"},
		{[]string{"carry", "20"}, exit.Usage, "--to"},
		{[]string{"carry", "99", "--to", "1"}, exit.NotFound, "99"},
		{[]string{"carry", "20", "--to", "9"}, exit.NotFound, "9"},
		{[]string{"carry", "20", "--to", "1", "--of", "2019"}, exit.NotFound, "2019"},
		{[]string{"carry", "1", "--to", "2", "--of", "2022"}, exit.Failed, "就在这个方案里"},
		{[]string{"review", "--plan", "2021"}, exit.Failed, "没有 2021 年以前的方案"},
		{[]string{"review", "2021"}, exit.Usage, "2021"},
	} {
		if _, line, status := d.run(test.args...); status != test.status || !strings.Contains(line, test.line) {
			t.Errorf("%q: %d, %s; want %d, %s", test.args, status, line, test.status, test.line)
		}
	}
	if after := d.mustRun(t, "log", "--json"); after != before {
		t.Errorf("something was written: %s", after)
	}
	// Marked as done, but its quota is not met: it is not done for the year.
	if line := d.mustRun(t, "carry", "3", "--to", "2"); !strings.Contains(line, "2. 结转") {
		t.Errorf("a quota that is short: %s", line)
	}
}

// The day begins at midnight in China, whatever the machine's zone.
func TestTodayIsChinas(t *testing.T) {
	d := newDesk(t)
	delete(d.variables, "DUBAN_TODAY")
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("EST", -5*60*60)} {
		before := time.Date(2021, 11, 30, 15, 59, 59, 0, time.UTC).In(zone)
		d.now = func() time.Time { return before }
		if _, line, status := d.run("tick", "5", "--on", "2021-12-01"); status != exit.Usage || !strings.Contains(line, "今天是 2021-11-30") {
			t.Errorf("a second before midnight: %d, %s", status, line)
		}
		d.now = func() time.Time { return before.Add(time.Second) }
		if line := d.mustRun(t, "tick", "5"); !strings.Contains(line, "计次 2021-12-01") {
			t.Errorf("at midnight: %s", line)
		}
		if line := d.mustRun(t, "month"); !strings.HasPrefix(line, "2021-12\n") {
			t.Errorf("at midnight it is %s", line)
		}
	}
}
