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
