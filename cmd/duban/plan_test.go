package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/seeds"
	"duban/store/bolt"
)

// twoPlans returns a desk whose ledger holds the built-in plan and another of
// the year after.
func twoPlans(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.create(t)
	next := &model.Plan{
		Title: "2022年工作要点", Issuer: "某局", Year: 2022,
		Categories: []model.Category{{Ordinal: "一", Title: "队伍", Path: []string{"一、队伍"}}},
		Tasks: []model.Task{
			{ID: "1", Number: "1", Text: "长期坚持学习。", OfficesRaw: "办公室", Lead: []string{"办公室"}, Ongoing: true},
			{
				ID: "2", Number: "2", Text: "每周至少巡查1次。", OfficesRaw: "各科室", Lead: []string{"各科室"}, Classes: []string{"各科室"},
				Quota: &model.Quota{Every: model.EveryWeek, AtLeast: 1, Words: "每周至少1次"},
			},
			{
				ID: "3", Number: "3", Text: "3月底和9月底前各报一次。", OfficesRaw: "办公室", Lead: []string{"办公室"},
				Due: model.Date{Year: 2022, Month: time.September, Day: 30}, DueWords: "3月底和9月底前",
				Milestones: []model.Date{{Year: 2022, Month: time.March, Day: 31}, {Year: 2022, Month: time.September, Day: 30}},
			},
		},
	}
	ledger := bolt.At(d.variables["DUBAN_DB"], bolt.Options{})
	if _, err := ledger.Import(t.Context(), next, "desk2", d.now()); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSeveralPlans(t *testing.T) {
	d := twoPlans(t)
	plans := d.mustRun(t, "plans")
	for _, line := range []string{"2021  2021  共 30 项  已完成 0", "2022  2022  共 3 项   已完成 0  逾期 "} {
		if !strings.Contains(plans, line) {
			t.Errorf("no %q in %s", line, plans)
		}
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"stats"}, "2022年工作要点"}, // the newest
		{[]string{"stats", "--plan", "2021"}, "江门市"},
		{[]string{"done", "1"}, "长期坚持学习"},
		{[]string{"--plan", "2021", "done", "1"}, "行政执法"},
		{[]string{"log", "--plan", "2021", "--by", "desk1"}, "导入"},
		{[]string{"undo", "--plan", "2021"}, "行政执法"},
		{[]string{"show", "1"}, "已完成"},
		{[]string{"show", "1"}, "期限  长期\n"},
		{[]string{"show", "3"}, "节点  2022-03-31 剩129天、2022-09-30 剩312天\n"},
		{[]string{"tick", "2", "--today", "2022-01-05"}, "计次 2022-01-05"},
		{[]string{"tick", "2", "--today", "2023-01-01"}, "计次 2023-01-01"}, // in the last week of 2022
	} {
		if out := d.mustRun(t, test.args...); !strings.Contains(out, test.want) {
			t.Errorf("duban %q: no %q in %s", test.args, test.want, out)
		}
	}
	_, failed, status := d.run("list", "--plan", "2020")
	if status != exit.NotFound || !strings.Contains(failed, "2021") || !strings.Contains(failed, "2022") {
		t.Errorf("status %d: %s", status, failed)
	}
	if _, failed, status = d.run("tick", "2", "--today", "2023-01-02"); status != exit.Usage {
		t.Errorf("status %d: %s", status, failed)
	}
}

// Scripts rely on every key of every task, and on lists that are lists.
func TestEveryTaskHasEveryKey(t *testing.T) {
	d := twoPlans(t)
	keys := []string{
		"added_by_hand", "ahead", "assist", "behind", "by_matter", "category", "classes", "days_left", "done_at", "done_by",
		"done_on", "due", "due_plan", "due_soon", "due_words", "extensions", "id", "lead", "leaders", "milestone_days",
		"milestones", "notes", "number", "office_reports", "offices_raw", "ongoing", "overdue", "parts", "people", "quota", "remark", "reports",
		"returned", "settled", "source", "status", "text", "urged", "urges", "verified_at", "verified_by", "version",
	}
	for year, total := range map[string]int{"2021": 30, "2022": 3} {
		var tasks []map[string]any
		if err := json.Unmarshal([]byte(d.mustRun(t, "list", "--json", "--plan", year)), &tasks); err != nil {
			t.Fatal(err)
		}
		if len(tasks) != total {
			t.Errorf("%d tasks in %s", len(tasks), year)
		}
		for _, task := range tasks {
			var has []string
			for key := range task {
				has = append(has, key)
			}
			slices.Sort(has)
			if !slices.Equal(has, keys) {
				t.Errorf("task %v has %v", task["id"], has)
			}
			for _, list := range []string{"lead", "assist", "classes", "milestones"} {
				if _, ok := task[list].([]any); !ok {
					t.Errorf("task %v: %s is %v", task["id"], list, fmt.Sprint(task[list]))
				}
			}
		}
	}
}

// On a terminal the removal of a plan asks for a word, and the list of the sample says
// how to bring in a plan of one's own.
func TestDropOnTerminal(t *testing.T) {
	d := newDesk(t)
	d.create(t)
	d.terminal = true
	if _, hint, status := d.run("list"); status != exit.Done || hint != "duban: 这是示例方案；换成自己的：duban import 文件；不要它：duban plans drop 2021\n" {
		t.Errorf("status %d: %s", status, hint)
	}
	for _, answer := range []string{"", "\n", "y\n", "yes\n", "2021\n", "删\n"} {
		d.stdin = strings.NewReader(answer)
		out, failed, status := d.run("plans", "drop", "2021")
		if status != exit.Failed || !strings.Contains(out, "30 项任务，其中 0 项已有进展") || !strings.Contains(failed, "没有删除") {
			t.Errorf("%q: status %d, %s%s", answer, status, out, failed)
		}
	}
	d.mustRun(t, "done", "3")
	if _, hint, _ := d.run("list"); hint != "" {
		t.Errorf("a changed plan: %s", hint)
	}
	d.stdin = strings.NewReader("删除\n")
	if out, _, status := d.run("plans", "drop", "2021"); status != exit.Done || !strings.Contains(out, "其中 1 项已有进展") {
		t.Errorf("status %d, %s", status, out)
	}
}

// A plan that an older duban took in without its year gets it later.
func TestYearlessPlanGetsItsYear(t *testing.T) {
	d := newDesk(t)
	d.create(t)
	const document = "序号,工作任务,责任科室,完成时限\n1,公开统计信息。,规划科,6月底前\n2,公开机构名录。,医政科,长期\n"
	path := filepath.Join(t.TempDir(), "plan.csv")
	if err := os.WriteFile(path, []byte(document), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := seeds.Read(t.Context(), []byte(document), seeds.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.At(d.variables["DUBAN_DB"], bolt.Options{}).Import(t.Context(), read.Plan, "desk1", d.now()); err != nil {
		t.Fatal(err)
	}
	if out := d.mustRun(t, "list"); !strings.Contains(out, "公开统计信息") { // not the sample
		t.Errorf("opens by default: %s", out)
	}
	if out := d.mustRun(t, "import", path); !strings.Contains(out, "没有写入") {
		t.Errorf("the same document: %s", out)
	}
	if out := d.mustRun(t, "import", path, "--year", "2025"); !strings.Contains(out, "已更新方案 plan：新增 0，修改 1，移动 0，删去 0") {
		t.Errorf("with its year: %s", out)
	}
	if out := d.mustRun(t, "plans"); !strings.Contains(out, "plan  2025") {
		t.Errorf("plans: %s", out)
	}
}

// On a terminal the year of a plan that does not say it is asked for.
func TestYearIsAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.csv")
	if err := os.WriteFile(path, []byte("序号,工作任务,责任科室,完成时限\n1,公开统计信息。,规划科,6月底前\n2,公开机构名录。,医政科,长期\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for answer, want := range map[string]int{
		"2026\n": exit.Done, " ２０２６年 \n": exit.Done, "2026": exit.Done, "\n": exit.Usage, "26\n": exit.Usage, "y\n": exit.Usage, "": exit.Usage,
	} {
		d := newDesk(t)
		d.create(t)
		d.terminal = true
		d.stdin = strings.NewReader(answer)
		out, failed, status := d.run("import", path, "--yes")
		if status != want || !strings.Contains(out, "请输入年份") {
			t.Errorf("%q: status %d, %s%s", answer, status, out, failed)
		}
		if d.terminal = false; status != exit.Done {
			continue
		}
		if list := d.mustRun(t, "list", "--json"); !strings.Contains(list, "2026-06-30") {
			t.Errorf("%q: %s", answer, list)
		}
	}
}
