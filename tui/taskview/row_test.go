package taskview_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/taskview"
	"duban/tui/words"
)

// Columns that follow what has changed are those that are measured anew, wider or not.
func TestMeasureSinceIsMeasure(t *testing.T) {
	plan := &model.Plan{Year: 2021, Tasks: []model.Task{
		{ID: "1", Number: "1", Lead: []string{"财务科"}, Quota: &model.Quota{Every: model.EveryMonth, AtLeast: 100}},
		{ID: "2", Number: "2", Lead: []string{"办公室", "财务科"}},
		{ID: "3", Number: "3", Lead: []string{"办公室"}, Due: model.Date{Year: 2021, Month: time.September, Day: 20}},
	}}
	b := &board.Board{
		Words: words.In(words.English), Pen: draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false)),
		Snapshot: model.NewSnapshot(plan, nil, 0), Today: model.Date{Year: 2021, Month: time.January, Day: 5},
	}
	b.Columns = taskview.MeasureSince(nil, b)
	at := time.Date(2021, time.June, 15, 9, 0, 0, 0, model.China())
	for seq, event := range []model.Event{
		{Task: "1", Kind: model.KindMark, To: model.Done}, // the quota is no longer shown
		{Task: "2", Kind: model.KindMark, To: model.Doing, Office: "财务科"},
		{Task: "2", Kind: model.KindEdit, Edit: &model.Edit{Fields: []model.Field{model.FieldLead}, To: model.Values{Lead: []string{"办公室"}}}},
		{Task: "1", Kind: model.KindMark, To: model.Todo},
		{Task: "3", Kind: model.KindExtend, On: model.Date{Year: 2022, Month: time.June, Day: 20}},
	} {
		event.Seq, event.At = uint64(seq+1), at //nolint:gosec // few
		next := *b
		next.Snapshot = b.Snapshot.Advance([]model.Event{event}, event.Seq)
		next.Columns = taskview.MeasureSince(b, &next)
		if want := taskview.Measure(&next); next.Columns != want {
			t.Errorf("after %+v: %+v, want %+v", event, next.Columns, want)
		}
		b = &next
	}
}

// Offices and deadline share their columns: a task of many offices has no deadline to make
// room for, and a text is never cut for columns that stay empty.
func TestOfficesAndDeadlineShareTheirColumns(t *testing.T) {
	plan := &model.Plan{Year: 2021, Tasks: []model.Task{
		{ID: "1", Number: "1", Text: "甲", Lead: []string{"宣传教育科", "办公室", "规划发展科"}},
		{ID: "2", Number: "2", Text: "乙", Lead: []string{"办公室"}, Due: model.Date{Year: 2021, Month: time.September, Day: 20}},
	}}
	b := &board.Board{
		Words: words.In(words.Chinese), Pen: draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false)),
		Snapshot: model.NewSnapshot(plan, nil, 0), Today: model.Date{Year: 2021, Month: time.January, Day: 5},
	}
	b.Columns = taskview.Measure(b)
	for i, want := range []string{"0/3 宣传教育科 办公室 规划发展科", "办公室                     09-20"} {
		task := &plan.Tasks[i]
		line := taskview.Row{Columns: b.Columns, Due: taskview.DueToday(b, task), Width: 120}.Line(b, task)
		if got := strings.TrimSpace(ansi.Strip(line)); !strings.HasSuffix(got, "  "+want) {
			t.Errorf("%q does not end with %q", got, want)
		}
		if draw.Width(line) != 120 {
			t.Errorf("%d columns: %q", draw.Width(line), line)
		}
	}
}
