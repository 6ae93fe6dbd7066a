package tasklist_test

import (
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
	b.Filter = board.NewFilter(model.Filter{Office: office})
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

// The title says how many tasks are selected, and how many of these are hidden.
func TestTheTitleCountsTheSelected(t *testing.T) {
	m, b := tasklist.New(), boardOf()
	b.Width, b.Height, b.Pen = 80, 24, draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false))
	b.Layout = layout.New(b.Width, b.Height, keys.Tasks, layout.Lists{})
	title := func() string {
		line, _, _ := strings.Cut(ansi.Strip(strings.Join(m.View(b), "\n")), "\n")
		return line
	}
	if got := title(); strings.Contains(got, "selected") {
		t.Errorf("nothing is selected: %q", got)
	}
	m.Update(b, keys.SelectShown)
	if got := title(); !strings.Contains(got, "3 selected") || strings.Contains(got, "hidden") {
		t.Errorf("three are selected: %q", got)
	}
	show(b, "办公室")
	if got := title(); !strings.Contains(got, "3 selected") || !strings.Contains(got, "3 hidden") {
		t.Errorf("three are selected and hidden: %q", got)
	}
}
