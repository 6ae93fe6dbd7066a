package board_test

import (
	"cmp"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/words"
)

func plan() *model.Plan {
	return &model.Plan{
		Categories: []model.Category{{Title: "公开"}, {Title: "解读"}},
		Tasks: []model.Task{
			{ID: "1", Text: "甲", Lead: []string{"财务科"}},
			{ID: "2", Text: "乙", Lead: []string{"办公室"}, Category: 1},
			{ID: "3", Text: "丙", Lead: []string{"财务科"}},
			{ID: "4", Text: "丁", Lead: []string{"办公室"}, Category: -1},
		},
	}
}

func shown(b *board.Board) string {
	var ids []string
	for _, task := range b.Shown {
		ids = append(ids, task.ID)
	}
	return strings.Join(ids, " ")
}

// A pinned task is shown in its place, whatever the filter says.
func TestThePinnedTaskIsInItsPlace(t *testing.T) {
	for _, test := range []struct{ office, pinned, want string }{
		{"财务科", "", "1 3"},
		{"财务科", "3", "1 3"},
		{"财务科", "2", "1 2 3"},
		{"财务科", "4", "1 3 4"},
		{"办公室", "1", "1 2 4"},
		{"没有的科", "3", "3"},
		{"财务科", "none", "1 3"},
	} {
		b := &board.Board{Snapshot: model.NewSnapshot(plan(), nil, 0), Pinned: test.pinned, Filter: board.NewFilter(model.Filter{Office: test.office})}
		b.Refresh()
		if shown(b) != test.want {
			t.Errorf("%s with %q pinned: %s, want %s", test.office, test.pinned, shown(b), test.want)
		}
	}
}

func TestCategory(t *testing.T) {
	b := &board.Board{Snapshot: model.NewSnapshot(plan(), nil, 0)}
	for id, want := range map[string]string{"1": "公开", "2": "解读", "4": ""} {
		if got := b.Category(b.Snapshot.Task(id)); got != want {
			t.Errorf("task %s is in %q, want %q", id, got, want)
		}
	}
}

func TestPaneTitle(t *testing.T) {
	b := &board.Board{Words: words.In(words.English), Pen: draw.NewPen(false, draw.NewTheme(draw.ThemeDark, false)), Focus: keys.Tasks}
	for more, want := range map[string]string{"": "3 Tasks", "2/30": "3 Tasks  2/30"} {
		if got := ansi.Strip(b.PaneTitle(keys.Tasks, more)); got != want {
			t.Errorf("the title with %q is %q, want %q", more, got, want)
		}
	}
	focused := b.PaneTitle(keys.Tasks, "")
	b.Focus = keys.Detail
	if b.PaneTitle(keys.Tasks, "") == focused {
		t.Errorf("the title of the pane with the focus is drawn as any other: %q", focused)
	}
}

// The period that holds today has a name of its own, any other one its key.
func TestQuotaCount(t *testing.T) {
	quota := &model.Quota{Every: model.EveryMonth, AtLeast: 2}
	task := &model.Task{ID: "1", Quota: quota}
	day := model.Date{Year: 2021, Month: time.November, Day: 22}
	b := &board.Board{Words: words.In(words.Chinese), Today: day}
	for date, want := range map[model.Date]string{day: "本月 1/2", {Year: 2021, Month: time.October, Day: 1}: "2021-10 1/2"} {
		if got := b.QuotaCount(task, model.TaskProgress{Period: quota.Every.PeriodAt(date), Ticks: 1}); got != want {
			t.Errorf("in the period of %s: %q, want %q", date, got, want)
		}
	}
}

func TestMayImport(t *testing.T) {
	for _, test := range []struct {
		access   model.Access
		readOnly bool
		want     bool
	}{
		{model.AccessOwn, false, true},
		{model.AccessOwn, true, false},
		{model.AccessAdmin, false, true},
		{model.AccessEditor, false, false},
		{model.AccessViewer, true, false},
	} {
		b := &board.Board{Permit: model.Permit{Access: test.access}, ReadOnly: test.readOnly}
		if b.MayImport() != test.want {
			t.Errorf("%q, read only %v: %v", test.access, test.readOnly, !test.want)
		}
	}
}

// What a person may not do at all is refused before anything is typed.
func TestRefusal(t *testing.T) {
	viewer, office := model.Permit{Access: model.AccessViewer}, model.Permit{Access: model.AccessOffice, Offices: []string{"财务科"}}
	for _, test := range []struct {
		permit   model.Permit
		readOnly bool
		action   keys.Action
		in       keys.Place
		refused  bool
	}{
		{model.Permit{}, false, keys.ToggleDone, keys.Tasks, false},
		{model.Permit{}, true, keys.ToggleDone, keys.Tasks, true},
		{model.Permit{}, true, keys.MoveDown, keys.Tasks, false},
		{viewer, false, keys.MoveDown, keys.Tasks, false},
		{viewer, false, keys.WriteNote, keys.Tasks, true},
		{viewer, false, keys.SaveFilter, keys.Tasks, true},
		{office, false, keys.ToggleDoing, keys.Tasks, false},
		{office, false, keys.RecordTick, keys.Tasks, false},
		{office, false, keys.ExtendDue, keys.Tasks, true},
		{office, false, keys.Undo, keys.Tasks, false},
		{office, false, keys.SaveFilter, keys.Tasks, false},
		{office, false, keys.ToggleDone, keys.Checklist, true},
		{office, false, keys.Open, keys.LookBack, true},
		{office, false, keys.Open, keys.Tasks, false},
	} {
		b := &board.Board{Words: words.In(words.English), Permit: test.permit, ReadOnly: test.readOnly, Snapshot: model.NewSnapshot(plan(), nil, 0)}
		if got := b.Refusal(test.action, test.in); (got != "") != test.refused {
			t.Errorf("%q, read only %v: action %d in %b: %q", test.permit.Access, test.readOnly, test.action, test.in, got)
		}
	}
}

// The parts of a filter are cleared one by one, the last one first.
func TestFilterParts(t *testing.T) {
	w := words.In(words.English)
	filter := board.NewFilter(model.Filter{Search: "甲", Office: "财务科", Role: model.RoleAny})
	described := func() string { return filter.Describe(w, plan()) }
	if both := described(); !strings.Contains(both, "财务科") || strings.Index(both, "财务科") > strings.Index(both, "甲") {
		t.Errorf("described as %q", both)
	}
	for _, want := range []string{"财务科", ""} {
		if !filter.ClearLast() {
			t.Error("there is nothing to clear")
		}
		if got := described(); !strings.Contains(got, want) || (want == "") != (got == "") || strings.Contains(got, "甲") {
			t.Errorf("after clearing: %q", got)
		}
	}
	if filter.ClearLast() || !filter.IsEmpty() {
		t.Errorf("cleared more than there is, to %+v", filter.Filter)
	}
}

// After a correction the filter names the category and the office that it named.
func TestFilterFollowsACorrection(t *testing.T) {
	before, after := plan(), plan()
	after.Categories[0], after.Categories[1] = after.Categories[1], after.Categories[0]
	after.Tasks = after.Tasks[:1]
	for _, test := range []struct{ filter, want model.Filter }{
		{model.Filter{Category: 2}, model.Filter{Category: 1, Role: model.RoleAny}},
		{model.Filter{Office: "财务科", Role: model.RoleLead}, model.Filter{Office: "财务科", Role: model.RoleLead}},
		{model.Filter{Office: "办公室", Role: model.RoleLead, Search: "甲"}, model.Filter{Search: "甲", Role: model.RoleAny}},
	} {
		filter := board.NewFilter(test.filter)
		filter.Follow(before, model.NewSnapshot(after, nil, 0))
		if again := board.NewFilter(test.want); !reflect.DeepEqual(filter, again) {
			t.Errorf("%+v became %+v, want %+v", test.filter, filter, again)
		}
	}
}

// A part that is set anew is the last one again, and an office keeps its role.
func TestTheLastPartSet(t *testing.T) {
	filter := board.NewFilter(model.Filter{Office: "财务科", Role: model.RoleLead, Category: 1})
	filter.Set(board.BySearch, func(f *model.Filter) { f.Search = "甲" })
	filter.Set(board.ByCategory, func(f *model.Filter) { f.Category = 2 })
	if got, want := filter.Describe(words.In(words.English), plan()), "office: 财务科 · lead · search: 甲 · 解读"; got != want {
		t.Errorf("described as %q, want %q", got, want)
	}
}

// The statuses follow one another, and after the last one who has not done their part.
func TestCycleStatus(t *testing.T) {
	for withSubmitted, want := range map[bool]string{
		true:  "open overdue soon behind submitted done cancelled missing all open",
		false: "open overdue soon behind done cancelled missing all open",
	} {
		filter, got := board.NewFilter(model.Filter{}), []string(nil)
		for range strings.Fields(want) {
			filter.CycleStatus(withSubmitted)
			name := cmp.Or(string(filter.Status), "all")
			if filter.Missing {
				name = "missing"
			}
			got = append(got, name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("with submitted %v: %v, want %s", withSubmitted, got, want)
		}
	}
	filter := board.NewFilter(model.Filter{Missing: true})
	for _, want := range []model.StatusFilter{model.StatusSubmitted, model.StatusAll} {
		if filter.ToggleSubmitted(); filter.Status != want || filter.Missing {
			t.Errorf("%q, missing %v, want %q", filter.Status, filter.Missing, want)
		}
	}
}

// A refusal that may be unread stays beside what is said after it.
func TestARefusalIsKept(t *testing.T) {
	refusal := board.Notice{Text: "refused", Alarm: true, Refused: true}
	for _, test := range []struct {
		before    board.Notice
		now, want string
	}{
		{refusal, "saved", "refused  saved"},
		{refusal, "", "refused"},
		{refusal, "refused", "refused"},
		{board.Notice{Text: "old"}, "saved", "saved"},
	} {
		b := &board.Board{}
		b.Say(test.now)
		b.Notice.KeepRefusal(test.before)
		if b.Notice.Text != test.want || b.Notice.Refused != (test.now != test.want) {
			t.Errorf("%q after %q: %+v", test.now, test.before.Text, b.Notice)
		}
		b.Notice = test.before
		if b.Inform("a colleague"); (b.Notice == test.before) != test.before.Refused {
			t.Errorf("after %q: %+v", test.before.Text, b.Notice)
		}
	}
}

// What offices report as done is shown where it has to be accepted, or had to be.
func TestHasSubmitted(t *testing.T) {
	for _, test := range []struct{ approval, waits, want bool }{{false, false, false}, {true, false, true}, {false, true, true}} {
		b := &board.Board{Snapshot: model.NewSnapshot(plan(), nil, 0)}
		b.Snapshot.Plan.Approval = test.approval
		if test.waits {
			b.Progress.ToAccept = 1
		}
		for _, action := range []keys.Action{keys.AcceptTask, keys.ReturnTask, keys.ShowSubmitted} {
			if b.Offers(action) != test.want {
				t.Errorf("%+v: action %d is offered: %v", test, action, !test.want)
			}
		}
		if !b.Offers(keys.ToggleDone) {
			t.Errorf("%+v: a mark is not offered", test)
		}
	}
}

// An office that is cleared takes its role with it.
func TestARoleNeedsAnOffice(t *testing.T) {
	filter := board.NewFilter(model.Filter{Office: "财务科", Role: model.RoleLead})
	filter.Set(board.ByOffice, func(f *model.Filter) { f.Office = "" })
	if filter.Role != model.RoleAny || !filter.IsEmpty() || filter.ClearLast() {
		t.Errorf("%+v", filter.Filter)
	}
}

func TestScrollShowsTheRow(t *testing.T) {
	for top := range 30 {
		for at := range 30 {
			for _, rows := range []int{1, 2, 7, 40} {
				got := board.Scroll(top, at, 30, rows)
				if at < got || at >= got+rows || got < 0 || got > max(30-rows, 0) {
					t.Errorf("from %d, row %d of 30 in %d rows: the first is %d", top, at, rows, got)
				}
			}
		}
	}
	for _, test := range []struct{ top, at, rows, want int }{
		{5, 14, 10, 5}, {5, 5, 10, 5}, {5, 15, 10, 10}, {5, 28, 10, 19}, {10, 9, 10, 5}, {10, 2, 10, 2}, {5, 10, 0, 0},
	} {
		if got := board.Scroll(test.top, test.at, 30, test.rows); got != test.want {
			t.Errorf("from %d, row %d in %d rows: the first is %d, want %d", test.top, test.at, test.rows, got, test.want)
		}
	}
}
