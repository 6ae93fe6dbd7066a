package tui

import "duban/tui/keys"

// The smallest window that the dashboard is drawn in.
const (
	minWidth  = 60
	minHeight = 15
)

// area is the size of a framed part of the screen, frame included. It is zero
// if the part is not shown.
type area struct{ width, height int }

func (a area) columns() int { return max(a.width-2, 0) }
func (a area) rows() int    { return max(a.height-2, 0) }

// layout says which parts are on the screen and how large they are.
type layout struct {
	// panels: the status panels stand in frames; else they fold into one line.
	panels bool
	// sided: categories and offices stand at the left; else each opens as a
	// drawer at the left.
	sided bool
	// beside: the detail stands right of the tasks; else below them.
	beside                             bool
	body                               int // lines between status and footer
	categories, offices, tasks, detail area
}

// Sizes of the layout, in columns and lines.
const (
	sidedWidth   = 100 // from here on the lists stand at the left
	besideWidth  = 160 // from here on the detail stands at the right
	panelsHeight = 28  // from here on the panels have frames
	panelRows    = 4
	leftWidth    = 36
	leftWidest   = 44
)

// layoutFor arranges a window. focus matters where there is not room for all:
// a drawer is open while it has the focus, and the detail grows when read.
func layoutFor(width, height int, focus keys.Place) layout {
	l := layout{sided: width >= sidedWidth, beside: width >= besideWidth}
	l.panels = l.sided && height >= panelsHeight
	l.body = height - 3
	if l.panels {
		l.body = height - 2 - panelRows
	}
	if !l.sided {
		return l.withDrawer(width, focus)
	}
	left := min(max(width*3/10, leftWidth), leftWidest)
	below := max(l.body*2/5, 5)
	l.categories = area{left, l.body - below}
	l.offices = area{left, below}
	if l.beside {
		l.detail = area{(width - left) * 2 / 5, l.body}
		l.tasks = area{width - left - l.detail.width, l.body}
		return l
	}
	l.tasks = area{width - left, l.body - below}
	l.detail = area{width - left, below}
	return l
}

// withDrawer arranges a small window: an open drawer leaves the rest of the
// width to the tasks that it filters.
func (l layout) withDrawer(width int, focus keys.Place) layout {
	drawer := area{min(leftWidest, width*3/5), l.body}
	l.tasks = area{width - drawer.width, l.body}
	switch focus {
	case keys.Categories:
		l.categories = drawer
	case keys.Offices:
		l.offices = drawer
	default:
		l.detail = area{width, lower(l.body, focus == keys.Detail)}
		l.tasks = area{width, l.body - l.detail.height}
	}
	return l
}

// lower is how many lines the detail takes under the tasks.
func lower(body int, read bool) int {
	if read {
		return max(body*2/3, 5)
	}
	return max(body*2/5, 5)
}

// arrange fits the panes to the window.
func (a *App) arrange() {
	a.layout = layoutFor(a.width, a.height, a.focus)
	a.scroll()
}
