package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
)

// The clock of a box whose battery is empty goes back by years. What came later
// stays later, and the doctor says what is wrong.
func TestAClockThatWentBack(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "done", "1")
	right := d.now()
	d.now = func() time.Time { return right.AddDate(-1, 0, 0) }
	d.mustRun(t, "done", "2")
	d.mustRun(t, "note", "1", "后写的")
	var log []struct {
		Seq  int    `json:"seq"`
		Task string `json:"task"`
	}
	if err := json.Unmarshal([]byte(d.mustRun(t, "log", "--json")), &log); err != nil {
		t.Fatal(err)
	}
	var order strings.Builder
	for _, event := range log {
		order.WriteString(event.Task + " ")
	}
	if order.String() != " 1 2 1 " {
		t.Errorf("the events stand in the order of the tasks %s", order.String())
	}
	d.mustRun(t, "undo")
	if out := d.mustRun(t, "show", "1", "--json"); !strings.Contains(out, `"notes": 0`) || !strings.Contains(out, `"status": "done"`) {
		t.Errorf("the undo took back something else than the last change:\n%s", out)
	}
	d.mustRun(t, "check")
	out, _, status := d.run("doctor")
	if status != exit.Done {
		t.Errorf("the last event is no later than now, but the doctor finds\n%s", out)
	}
	d.now = func() time.Time { return right.AddDate(-2, 0, 0) }
	out, _, status = d.run("doctor")
	if status != exit.Failed || !strings.Contains(out, "年份不对") {
		t.Errorf("a wrong year: status %d\n%s", status, out)
	}
	d.now = func() time.Time { return right.AddDate(-1, 0, -1) }
	if out, _, status = d.run("doctor"); status != exit.Failed || !strings.Contains(out, "还早") || !strings.Contains(out, "校准系统时钟") {
		t.Errorf("a clock that went back: status %d\n%s", status, out)
	}
}
