package layout_test

import (
	"testing"

	"duban/tui/keys"
	"duban/tui/layout"
)

// The lists at the left share their lines by what they hold, and no frame is drawn around
// lines that neither needs.
func TestListsGetTheLinesThatTheyNeed(t *testing.T) {
	for _, c := range []struct {
		name                string
		height              int
		lists               layout.Lists
		categories, offices int
	}{
		{"both longer than their part", 36, layout.Lists{Categories: 40, Offices: 40}, 18, 12},
		{"few offices", 36, layout.Lists{Categories: 40, Offices: 3}, 25, 5},
		{"few categories", 36, layout.Lists{Categories: 2, Offices: 40}, 4, 26},
		{"a line or two to spare", 36, layout.Lists{Categories: 15, Offices: 9}, 18, 12},
		{"few of both", 50, layout.Lists{Categories: 15, Offices: 10}, 17, 12},
		{"none of either", 50, layout.Lists{Categories: 1, Offices: 1}, 3, 3},
	} {
		l := layout.New(160, c.height, keys.Tasks, c.lists)
		if l.Categories.Height != c.categories || l.Offices.Height != c.offices {
			t.Errorf("%s: %d and %d lines, want %d and %d", c.name, l.Categories.Height, l.Offices.Height, c.categories, c.offices)
		}
		if sum := l.Categories.Height + l.Offices.Height; sum > l.Tasks.Height {
			t.Errorf("%s: %d lines of %d", c.name, sum, l.Tasks.Height)
		}
	}
}

// The tasks are as high as the plan needs, or as the window and the lists allow; the detail
// beside them may take all of the window.
func TestTheTasksHaveTheLinesThatThePlanNeeds(t *testing.T) {
	for _, c := range []struct {
		name  string
		lists layout.Lists
		want  int
	}{
		{"more than the window holds", layout.Lists{Categories: 15, Offices: 10, Tasks: 300}, 44},
		{"a line or two to spare", layout.Lists{Categories: 15, Offices: 10, Tasks: 41}, 44},
		{"fewer", layout.Lists{Categories: 15, Offices: 10, Tasks: 30}, 32},
		{"fewer than the lists", layout.Lists{Categories: 15, Offices: 10, Tasks: 3}, 29},
	} {
		l := layout.New(160, 50, keys.Tasks, c.lists)
		if l.Tasks.Height != c.want || l.Detail.Height != 44 {
			t.Errorf("%s: %d and %d lines, want %d and 44", c.name, l.Tasks.Height, l.Detail.Height, c.want)
		}
	}
}

// The lists at the left have three tenths of the window, in their limits; in a small window
// a drawer covers part of the tasks, and the detail has the rest below them.
func TestTheWindowIsDivided(t *testing.T) {
	for _, c := range []struct {
		width, height                      int
		focus                              keys.Place
		categories, offices, tasks, detail layout.Area
	}{
		{60, 15, keys.Tasks, layout.Area{}, layout.Area{}, layout.Area{Width: 60, Height: 7}, layout.Area{Width: 60, Height: 5}},
		{80, 24, keys.Tasks, layout.Area{}, layout.Area{}, layout.Area{Width: 80, Height: 13}, layout.Area{Width: 80, Height: 8}},
		{80, 24, keys.Detail, layout.Area{}, layout.Area{}, layout.Area{Width: 80, Height: 7}, layout.Area{Width: 80, Height: 14}},
		{80, 24, keys.Categories, layout.Area{Width: 44, Height: 21}, layout.Area{}, layout.Area{Width: 36, Height: 21}, layout.Area{}},
		{60, 24, keys.Offices, layout.Area{}, layout.Area{Width: 36, Height: 21}, layout.Area{Width: 24, Height: 21}, layout.Area{}},
		{100, 27, keys.Tasks, layout.Area{Width: 36, Height: 15}, layout.Area{Width: 36, Height: 9}, layout.Area{Width: 64, Height: 15}, layout.Area{Width: 64, Height: 9}},
		{100, 28, keys.Tasks, layout.Area{Width: 36, Height: 14}, layout.Area{Width: 36, Height: 8}, layout.Area{Width: 64, Height: 14}, layout.Area{Width: 64, Height: 8}},
		{159, 40, keys.Tasks, layout.Area{Width: 44, Height: 21}, layout.Area{Width: 44, Height: 13}, layout.Area{Width: 115, Height: 21}, layout.Area{Width: 115, Height: 13}},
		{160, 40, keys.Tasks, layout.Area{Width: 44, Height: 21}, layout.Area{Width: 44, Height: 13}, layout.Area{Width: 73, Height: 34}, layout.Area{Width: 43, Height: 34}},
	} {
		l := layout.New(c.width, c.height, c.focus, layout.Lists{Categories: 40, Offices: 40})
		if l.Categories != c.categories || l.Offices != c.offices || l.Tasks != c.tasks || l.Detail != c.detail {
			t.Errorf("%dx%d, focus %b: %+v", c.width, c.height, c.focus, l)
		}
	}
}

// A place of the screen belongs to the pane that is drawn there.
func TestAt(t *testing.T) {
	for _, c := range []struct {
		width, height, x, y int
		pane                keys.Place
		row                 int
	}{
		{80, 24, 5, 1, 0, -1},
		{80, 24, 5, 2, keys.Tasks, -1},
		{80, 24, 5, 3, keys.Tasks, 0},
		{80, 24, 79, 13, keys.Tasks, 10},
		{80, 24, 5, 14, keys.Tasks, -1},
		{80, 24, 5, 15, keys.Detail, -1},
		{80, 24, 5, 16, keys.Detail, 0},
		{160, 40, 43, 6, keys.Categories, 0},
		{160, 40, 0, 27, keys.Offices, 0},
		{160, 40, 44, 6, keys.Tasks, 0},
		{160, 40, 117, 6, keys.Detail, 0},
		{160, 40, 5, 4, 0, -1},
	} {
		l := layout.New(c.width, c.height, keys.Tasks, layout.Lists{Categories: 40, Offices: 40})
		if pane, row := l.At(c.x, c.y); pane != c.pane || row != c.row {
			t.Errorf("%dx%d, column %d, line %d: pane %b, row %d, want %b, %d", c.width, c.height, c.x, c.y, pane, row, c.pane, c.row)
		}
	}
}
