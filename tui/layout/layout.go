// Package layout divides the window among the panes.
package layout

import "duban/tui/keys"

// The smallest window that the dashboard is drawn in.
const (
	MinWidth  = 60
	MinHeight = 15
)

// Area is the size of a framed part of the screen, frame included. It is zero
// if the part is not shown.
type Area struct{ Width, Height int }

// Columns returns the columns inside the frame.
func (a Area) Columns() int { return max(a.Width-2, 0) }

// Rows returns the lines inside the frame.
func (a Area) Rows() int { return max(a.Height-2, 0) }

// Layout says which panes are on the screen and how large they are.
type Layout struct {
	// Panels: the status panels have frames; else they fold into one line.
	Panels bool
	// Sidebar: categories and offices are at the left; else each opens as a
	// drawer over the left.
	Sidebar bool
	// Beside: the detail is right of the tasks; else below them.
	Beside bool
	body   int // lines between status and footer

	Categories, Offices, Tasks, Detail Area
}

// Sizes of the layout, in columns and lines.
const (
	sidebarWidth = 100 // from here on the lists are at the left
	besideWidth  = 160 // from here on the detail is at the right
	panelsHeight = 28  // from here on the panels have frames
	PanelRows    = 4
	leftWidth    = 36
	leftWidest   = 44
)

// Lists is how many rows the lists have; Tasks counts all of the plan, as a frame must not
// change its size with the filter.
type Lists struct{ Categories, Offices, Tasks int }

// Of a list: the lines of its frame, and how many may stay empty in it.
const frame, spare = 2, 2

// New divides a window. The focus matters where there is no room for all panes:
// a drawer is open while it has the focus, and the detail grows with it.
func New(width, height int, focus keys.Place, lists Lists) Layout {
	l := Layout{Sidebar: width >= sidebarWidth, Beside: width >= besideWidth}
	l.Panels = l.Sidebar && height >= panelsHeight
	l.body = height - 3
	if l.Panels {
		l.body = height - 2 - PanelRows
	}
	if !l.Sidebar {
		return l.withDrawer(width, focus)
	}
	left := min(max(width*3/10, leftWidth), leftWidest)
	below := max(l.body*2/5, 5)
	categories, offices := lists.heights(l.body, below)
	l.Categories, l.Offices = Area{left, categories}, Area{left, offices}
	if l.Beside {
		height := l.body
		if need := lists.Tasks + frame; lists.Tasks > 0 && need+spare < height {
			height = max(need, categories+offices)
		}
		l.Detail = Area{(width - left) * 3 / 8, l.body}
		l.Tasks = Area{width - left - l.Detail.Width, height}
		return l
	}
	l.Tasks = Area{width - left, l.body - below}
	l.Detail = Area{width - left, below}
	return l
}

// heights divides the lines at the left, of which the lower list has below unless one list
// has more than it needs and the other less. What neither needs stays empty.
func (l Lists) heights(body, below int) (categories, offices int) {
	forCategories, forOffices := l.Categories+frame, l.Offices+frame
	categories, offices = body-below, below
	if more := min(forCategories-categories, offices-forOffices); more > 0 {
		categories, offices = categories+more, offices-more
	} else if more := min(forOffices-offices, categories-forCategories); more > 0 {
		categories, offices = categories-more, offices+more
	}
	if categories > forCategories+spare {
		categories = forCategories
	}
	if offices > forOffices+spare {
		offices = forOffices
	}
	return categories, offices
}

// withDrawer divides a small window: an open drawer leaves the rest of the
// width to the tasks that it filters.
func (l Layout) withDrawer(width int, focus keys.Place) Layout {
	drawer := Area{min(leftWidest, width*3/5), l.body}
	l.Tasks = Area{width - drawer.Width, l.body}
	switch focus {
	case keys.Categories:
		l.Categories = drawer
	case keys.Offices:
		l.Offices = drawer
	default:
		l.Detail = Area{width, detailHeight(l.body, focus == keys.Detail)}
		l.Tasks = Area{width, l.body - l.Detail.Height}
	}
	return l
}

// detailHeight returns how many lines the detail takes below the tasks.
func detailHeight(body int, focused bool) int {
	if focused {
		return max(body*2/3, 5)
	}
	return max(body*2/5, 5)
}

// At returns the pane at a column and line of the screen, and which of its rows is there,
// from 0; a negative row is its frame. The pane is 0 where none is.
func (l Layout) At(x, y int) (pane keys.Place, row int) {
	y -= 2
	if l.Panels {
		y -= PanelRows - 1
	}
	if y < 0 {
		return 0, -1
	}
	left := max(l.Categories.Width, l.Offices.Width)
	switch {
	case x < left && y < l.Categories.Height:
		return keys.Categories, l.Categories.row(y)
	case x < left:
		return keys.Offices, l.Offices.row(y - l.Categories.Height)
	case x < left+l.Tasks.Width && y < l.Tasks.Height:
		return keys.Tasks, l.Tasks.row(y)
	case l.Beside:
		return keys.Detail, l.Detail.row(y)
	default:
		return keys.Detail, l.Detail.row(y - l.Tasks.Height)
	}
}

// row returns the row at a line of the part; negative for its frame.
func (a Area) row(line int) int {
	if line > a.Rows() {
		return -1
	}
	return line - 1
}
