package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/bolt"
)

// What commands answer about a task does not depend on how much has happened since to
// another one.
func TestCommandsKnowWhatHappenedLongAgo(t *testing.T) {
	d := newDesk(t)
	call := func(args ...string) string {
		t.Helper()
		out, failed, status := d.run(args...)
		if status != 0 {
			t.Fatalf("%v: %d: %s", args, status, failed)
		}
		return out
	}
	call("done", "2", "--note", "年初的备注")
	call("extend", "20", "2021-12-31", "--reason", "等文件")
	asked := [][]string{
		{"list"},
		{"list", "--json"},
		{"list", "--search", "年初"},
		{"show", "2"},
		{"show", "20", "--json"},
		{"done", "2"},
		{"stats"},
		{"offices"},
		{"calendar"},
		{"log", "--task", "2"},
		{"log", "--task", "20", "--json"},
		{"month"},
		{"month", "2021-12", "--json"},
		{"verify", "--list"},
	}
	before := map[string]string{}
	for _, args := range asked {
		before[fmt.Sprint(args)] = call(args...)
	}
	ledger := bolt.At(d.variables["DUBAN_DB"], bolt.Options{})
	var changes []model.Change
	for range store.RecentEvents {
		changes = append(changes, model.Change{Task: "1", Kind: model.KindNote, Note: "记"})
	}
	if _, _, err := ledger.Apply(t.Context(), "2021", "王", time.Now(), changes); err != nil {
		t.Fatal(err)
	}
	for _, args := range asked {
		now, then := call(args...), before[fmt.Sprint(args)]
		if args[len(args)-1] == "--json" && args[0] == "list" {
			now, then = withoutTask1(t, now), withoutTask1(t, then)
		}
		if now != then {
			t.Errorf("%v: %s\nwant %s", args, now, then)
		}
	}
	if out := call("log", "--since", "2021-01-01"); strings.Count(out, "\n") != store.RecentEvents+3 {
		t.Errorf("the log since the beginning has %d lines", strings.Count(out, "\n"))
	}
	if out := call("undo", "2"); !strings.Contains(out, "20. ") || !strings.Contains(out, "2. ") || strings.Count(out, "\n") != 2 {
		t.Errorf("undo: %s", out)
	}
	if _, failed, status := d.run("undo", "--earlier"); status != 1 || !strings.Contains(failed, "没有") {
		t.Errorf("undo of nothing: %d, %s", status, failed)
	}
}

// withoutTask1 leaves out the task that has more notes now.
func withoutTask1(t *testing.T, list string) string {
	t.Helper()
	var tasks []map[string]any
	if err := json.Unmarshal([]byte(list), &tasks); err != nil || len(tasks) == 0 {
		t.Fatalf("%v: %s", err, list)
	}
	return fmt.Sprint(tasks[1:])
}
