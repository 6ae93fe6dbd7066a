package tasklist_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/layout"
	"duban/tui/tasklist"
	"duban/tui/words"
)

// boardOf has four tasks, of which 2 is done, with the filter of an office that leads
// all but 4.
func boardOf() *board.Board {
	plan := &model.Plan{Tasks: []model.Task{
		{ID: "1", Lead: []string{"财务科"}}, {ID: "2", Lead: []string{"财务科"}}, {ID: "3", Lead: []string{"财务科"}}, {ID: "4", Lead: []string{"办公室"}},
	}}
	done := model.Event{Seq: 1, Task: "2", Kind: model.KindMark, To: model.Done}
	b := &board.Board{Words: words.In(words.English), Snapshot: model.NewSnapshot(plan, []model.Event{done}, 1)}
	show(b, "财务科")
	return b
}

func show(b *board.Board, office string) {
	b.Filter = board.NewFilter(model.Filter{Office: office, Role: model.RoleAny})
	b.Refresh()
}

func targets(m *tasklist.Model, b *board.Board) (ids []string, refused effect.Effect) {
	tasks, refused := m.Targets(b)
	for _, task := range tasks {
		ids = append(ids, task.ID)
	}
	return ids, refused
}

// A key acts on the selected tasks that are shown, else on the one under the cursor.
func TestTargets(t *testing.T) {
	m, b := tasklist.New(), boardOf()
	if ids, refused := targets(m, b); len(ids) != 0 || refused == nil {
		t.Errorf("no task under the cursor: %v, %v", ids, refused)
	}
	b.Current = "3"
	if ids, refused := targets(m, b); !slices.Equal(ids, []string{"3"}) || refused != nil {
		t.Errorf("nothing is selected: %v, %v", ids, refused)
	}
	m.Update(b, keys.SelectShown)
	if ids, refused := targets(m, b); !slices.Equal(ids, []string{"1", "2", "3"}) || refused != nil {
		t.Errorf("all that are shown: %v, %v", ids, refused)
	}
	m.Update(b, keys.SelectTask)
	if ids, refused := targets(m, b); !slices.Equal(ids, []string{"1", "2"}) || refused != nil {
		t.Errorf("all but one: %v, %v", ids, refused)
	}
	show(b, "办公室")
	if ids, refused := targets(m, b); len(ids) != 0 || refused != (effect.Alarm{Text: b.Words.FollowUp.AllHidden}) {
		t.Errorf("all are hidden: %v, %v", ids, refused)
	}
}

// Marking leaves alone what is so already; where all are, it reopens them.
func TestMarkSelected(t *testing.T) {
	m, b := tasklist.New(), boardOf()
	m.Update(b, keys.SelectShown)
	write, ok := m.Update(b, keys.ToggleDone).(effect.Write)
	if !ok || len(write.Changes) != 2 || write.Changes[0].Task != "1" || write.Changes[1].Task != "3" || write.Changes[0].To != model.Done {
		t.Fatalf("%+v", write)
	}
	if !slices.Equal(write.Unchanged, []string{"2"}) {
		t.Errorf("unchanged %v", write.Unchanged)
	}
	m.Written(write.Write)
	if count := m.CountSelected(b); count != 0 {
		t.Errorf("%d are still selected", count)
	}
	b.Current = "2"
	write, ok = m.Update(b, keys.ToggleDone).(effect.Write)
	if !ok || len(write.Changes)+len(write.Unchanged) != 1 {
		t.Fatalf("reopening: %+v", write)
	}
	if !slices.Equal(write.Unchanged, []string(nil)) || write.Changes[0].To != model.Todo {
		t.Errorf("reopening: %+v", write)
	}
}

// A task that was in progress before it was done by mistake is so again, and a cancelled one
// has what it had.
func TestReopen(t *testing.T) {
	event := func(seq uint64, from, to model.Status) model.Event {
		return model.Event{Seq: seq, Task: "1", Kind: model.KindMark, From: from, To: to}
	}
	started, finished := event(1, model.Todo, model.Doing), event(2, model.Doing, model.Done)
	cancelled := model.Event{Seq: 3, Task: "1", Kind: model.KindCancel, From: model.Done, To: model.Cancelled}
	for name, test := range map[string]struct {
		log     []model.Event
		pending model.Status
		key     keys.Action
		want    model.Status
	}{
		"never started":    {[]model.Event{event(1, model.Todo, model.Done)}, "", keys.ToggleDone, model.Todo},
		"was in progress":  {[]model.Event{started, finished}, "", keys.ToggleDone, model.Doing},
		"not saved yet":    {[]model.Event{started}, model.Done, keys.ToggleDone, model.Doing},
		"stop":             {[]model.Event{started}, "", keys.ToggleDoing, model.Todo},
		"cancelled, done":  {[]model.Event{started, finished, cancelled}, "", keys.ToggleDone, model.Todo},
		"cancelled, doing": {[]model.Event{started, finished, cancelled}, "", keys.ToggleDoing, model.Todo},
	} {
		m, b := tasklist.New(), boardOf()
		b.Snapshot, b.Current = model.NewSnapshot(b.Snapshot.Plan, test.log, 3), "1"
		if test.pending != "" {
			b.Pending = map[string]model.Status{"1": test.pending}
		}
		write, ok := m.Update(b, test.key).(effect.Write)
		if !ok || len(write.Changes) != 1 || write.Changes[0].To != test.want {
			t.Errorf("%s: %+v, want %s", name, write, test.want)
		}
	}
}

// Before tasks are marked as done whose other leading offices have not done their part,
// each such key asks once.
func TestOpenPartsAreAskedAboutOnce(t *testing.T) {
	m, b := tasklist.New(), boardOf()
	tasks := b.Snapshot.Plan.Tasks
	tasks[0].Lead, tasks[1].Lead, tasks[2].Lead = []string{"财务科", "办公室"}, []string{"财务科", "办公室"}, []string{"财务科", "办公室", "政法科"}
	b.Snapshot = model.NewSnapshot(b.Snapshot.Plan, b.Snapshot.Log, 1) // 2 is done
	show(b, "")
	press := func(current string, action keys.Action) string {
		b.Current = current
		switch got := m.Update(b, action).(type) {
		case effect.Alarm:
			return got.Text
		case effect.Write:
			return "written"
		}
		return ""
	}
	ask := func(task string, open int) string { return fmt.Sprintf(b.Words.Parts.Open, task, open) }
	for i, step := range []struct {
		current string
		action  keys.Action
		want    string
	}{
		{"1", keys.ToggleDoing, "written"},
		{"1", keys.ToggleDone, ask("1", 2)},
		{"3", keys.ToggleDone, ask("3", 3)}, // another task: asked about anew
		{"3", keys.ToggleDone, "written"},
		{"3", keys.ToggleDone, ask("3", 3)}, // the answer has served
		{"4", keys.ToggleDone, "written"},   // one office leads it
		{"1", keys.SelectShown, ""},
		{"1", keys.ToggleDone, fmt.Sprintf(b.Words.Parts.Opens, 4, 5)},
		{"1", keys.ToggleDone, "written"},
	} {
		if got := press(step.current, step.action); got != step.want {
			t.Errorf("step %d: %q, want %q", i, got, step.want)
		}
	}
	m.ClearSelection()
	if m.CountSelected(b) != 0 {
		t.Error("tasks are selected after clearing the selection")
	}
	b.Permit = model.Permit{Access: model.AccessOffice, Offices: []string{"财务科"}}
	if got := press("1", keys.ToggleDone); got != "written" {
		t.Errorf("an office is asked about the parts of others: %q", got)
	}
}

// The cursor moves in its list, and past a task that was selected there.
func TestTheCursorMoves(t *testing.T) {
	m, b := tasklist.New(), withScreen(boardOf())
	m.Follow(b)
	for i, step := range []struct {
		do   func() effect.Effect
		want string
	}{
		{func() effect.Effect { return m.Update(b, keys.MoveDown) }, "2"},
		{func() effect.Effect { return m.Update(b, keys.MoveLast) }, "3"},
		{func() effect.Effect { return m.Update(b, keys.MoveDown) }, "3"},
		{func() effect.Effect { return m.PointAt(b, 0) }, "1"},
		{func() effect.Effect { return m.PointAt(b, -1) }, "1"},
		{func() effect.Effect { return m.PointAt(b, 3) }, "1"},
		{func() effect.Effect { return m.PointAt(b, 2) }, "3"},
		{func() effect.Effect { return m.PointAt(b, 0) }, "1"},
		{func() effect.Effect { return m.Update(b, keys.SelectTask) }, "2"},
		{func() effect.Effect { b.Focus = keys.Detail; return m.Update(b, keys.SelectTask) }, "2"},
	} {
		step.do()
		if b.Current = m.Current(); b.Current != step.want {
			t.Errorf("step %d: the cursor is on %q, want %q", i, b.Current, step.want)
		}
	}
	for rows, want := range map[int][]string{0: nil, 1: {"1", "3"}, 9: {"1", "3"}} {
		if got := m.Around(b, rows); !slices.Equal(got, want) {
			t.Errorf("within %d rows are %v", rows, got)
		}
	}
	for pinned, want := range map[string]effect.Effect{"": nil, "2": nil, "3": effect.Unpin{}} {
		b.Pinned = pinned
		if got := m.PointAt(b, 1); got != want {
			t.Errorf("with %q pinned, the cursor on 2 asks for %v", pinned, got)
		}
	}
}

// The cursor follows its task, and stays on its row where that is hidden.
func TestTheCursorFollowsItsTask(t *testing.T) {
	m, b := tasklist.New(), boardOf()
	m.Show("2")
	m.Follow(b)
	if m.Current() != "2" {
		t.Errorf("the cursor is on %q", m.Current())
	}
	show(b, "办公室")
	m.Follow(b)
	if m.Current() != "4" {
		t.Errorf("where 2 is hidden, the cursor is on %q", m.Current())
	}
	show(b, "")
	m.Follow(b)
	if m.Current() != "4" {
		t.Errorf("where all are shown, the cursor is on %q", m.Current())
	}
	show(b, "没有的科")
	m.Follow(b)
	if m.Current() != "" {
		t.Errorf("where none is shown, the cursor is on %q", m.Current())
	}
}

// withScreen gives a board the size and the colours of a screen.
func withScreen(b *board.Board) *board.Board {
	b.Width, b.Height, b.Focus, b.Pen = 80, 24, keys.Tasks, draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false))
	b.Layout = layout.New(b.Width, b.Height, keys.Tasks, layout.Lists{})
	return b
}

// lines returns the list as it is drawn, without colours.
func lines(m *tasklist.Model, b *board.Board) []string {
	return strings.Split(ansi.Strip(strings.Join(m.View(b), "\n")), "\n")
}

// The title says what the filter is, how many tasks pass it, how many are selected and how
// many of these are hidden, and how they are sorted.
func TestTheTitle(t *testing.T) {
	m, b := tasklist.New(), withScreen(boardOf())
	for i, step := range []struct {
		do   func()
		want string
	}{
		{func() {}, "3 Tasks  office: 财务科   3/4"},
		{func() { m.Update(b, keys.SelectShown) }, "3 Tasks  office: 财务科   3/4   3 selected"},
		{func() { show(b, "办公室") }, "3 Tasks  office: 办公室   1/4   3 selected (3 hidden, skipped)"},
		{func() { m.ClearSelection(); show(b, "") }, "3 Tasks  4/4"},
		{func() { b.Order = model.TasksByNumber }, "3 Tasks  4/4"},
		{func() { b.Order = model.TasksByDue }, "3 Tasks  4/4   by due date"},
		{func() { b.Order, b.Hint = "", "Space marks a task" }, "3 Tasks  4/4  Space marks a task"},
		{func() { b.Hint = strings.Repeat("long ", 14) }, "3 Tasks  4/4"},
		{func() { b.Hint = ""; show(b, strings.Repeat("很长的科室", 9)) }, "3 Tasks  office: 很长的科室很长的科室很长的科室很长的科室很长的…   0/4"},
	} {
		step.do()
		title, _, _ := strings.Cut(strings.TrimPrefix(lines(m, b)[0], "┏━ "), " ━")
		if title != step.want {
			t.Errorf("step %d: %q, want %q", i, title, step.want)
		}
	}
}

// An empty list says why, and what to do.
func TestTheEmptyList(t *testing.T) {
	hints := words.In(words.English).Screen.Hints
	empty := words.In(words.English).Screen.Panes.Empty
	for name, test := range map[string]struct {
		change func(*board.Board)
		want   string
	}{
		"tasks":       {func(*board.Board) {}, ""},
		"none passes": {func(b *board.Board) { b.Snapshot.Plan.ID = "2021"; show(b, "没有的科") }, empty},
		"no plan":     {func(b *board.Board) { show(b, "没有的科") }, strings.Join(hints.Empty, " ")},
		"no import":   {func(b *board.Board) { show(b, "没有的科"); b.ReadOnly = true }, hints.EmptyOthers},
		"no files":    {func(b *board.Board) { show(b, "没有的科"); b.NoFiles = true }, hints.EmptyNoFiles},
	} {
		b := withScreen(boardOf())
		test.change(b)
		text := strings.Join(strings.Fields(strings.NewReplacer("┃", "", "\n", " ").Replace(strings.Join(lines(tasklist.New(), b), "\n"))), " ")
		for _, other := range []string{empty, strings.Join(hints.Empty, " "), hints.EmptyOthers, hints.EmptyNoFiles} {
			if strings.Contains(text, other) != (other == test.want) {
				t.Errorf("%s: %q", name, text)
			}
		}
		if isNew := test.want != "" && test.want != empty; strings.Contains(text, hints.Empty[0]) != isNew {
			t.Errorf("%s: %q", name, text)
		}
	}
}
