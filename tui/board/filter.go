package board

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/words"
)

// Part is one of the things that tasks are filtered by.
type Part int

// The parts of a filter.
const (
	ByCategory Part = iota
	ByOffice
	ByRole
	ByStatus
	ByMonth
	BySearch
	ByMissing
)

// Filter is the filter of the tasks and the order in which its parts were set.
type Filter struct {
	model.Filter
	set []Part // the last one last
}

// NewFilter returns a filter whose parts count as set in their fixed order.
func NewFilter(filter model.Filter) Filter {
	f := Filter{Filter: filter}
	for _, part := range []Part{ByCategory, ByOffice, ByRole, ByStatus, ByMissing, ByMonth, BySearch} {
		if f.has(part) {
			f.set = append(f.set, part)
		}
	}
	return f
}

// Set changes one part, which becomes the last one set.
func (f *Filter) Set(part Part, change func(*model.Filter)) {
	change(&f.Filter)
	if f.Office == "" || f.Role == "" {
		f.Role = model.RoleAny
	}
	f.set = slices.DeleteFunc(slices.Clone(f.set), func(p Part) bool { return p == part || !f.has(p) })
	if f.has(part) {
		f.set = append(f.set, part)
	}
}

// has reports whether a part leaves anything out.
func (f *Filter) has(part Part) bool {
	switch part {
	case ByCategory:
		return f.Category != 0
	case ByOffice:
		return f.Office != ""
	case ByRole:
		return f.Office != "" && f.Role != model.RoleAny
	case ByStatus:
		return f.Status != model.StatusAll
	case ByMonth:
		return f.Month != model.Month{}
	case ByMissing:
		return f.Missing
	default:
		return f.Search != ""
	}
}

// ClearLast clears the part that was set last. It reports whether there was one.
func (f *Filter) ClearLast() bool {
	if len(f.set) == 0 {
		return false
	}
	part := f.set[len(f.set)-1]
	f.Set(part, func(m *model.Filter) {
		switch part {
		case ByCategory:
			m.Category = 0
		case ByOffice:
			m.Office = ""
		case ByRole:
			m.Role = model.RoleAny
		case ByStatus:
			m.Status = model.StatusAll
		case ByMonth:
			m.Month = model.Month{}
		case BySearch:
			m.Search = ""
		case ByMissing:
			m.Missing = false
		}
	})
	return true
}

// Follow keeps the filter on the category and the office that it named before
// the plan was corrected, as far as the plan still has them.
func (f *Filter) Follow(before *model.Plan, now *model.Snapshot) {
	if at := f.Category; at > 0 && at <= len(before.Categories) {
		title := before.Categories[at-1].Title
		f.Category = 1 + slices.IndexFunc(now.Plan.Categories, func(c model.Category) bool { return c.Title == title })
	}
	if !slices.Contains(now.Offices, f.Office) {
		f.Office, f.Role = "", model.RoleAny
	}
	f.set = slices.DeleteFunc(slices.Clone(f.set), func(p Part) bool { return !f.has(p) })
}

// Describe returns the filter in words, in the order in which it was set; empty
// if it lets everything through.
func (f *Filter) Describe(w *words.Words, plan *model.Plan) string {
	terms, panes := w.Terms, w.Screen.Panes
	var parts []string
	for _, part := range f.set {
		switch part {
		case ByCategory:
			parts = append(parts, plan.Categories[f.Category-1].Heading())
		case ByOffice:
			parts = append(parts, fmt.Sprintf(panes.Filter, terms.Office, f.Office))
		case ByRole:
			parts = append(parts, terms.Role(f.Role))
		case ByStatus:
			parts = append(parts, terms.StatusFilter(f.Status))
		case ByMonth:
			parts = append(parts, fmt.Sprintf(panes.Filter, w.Year.Month, f.Month))
		case BySearch:
			parts = append(parts, fmt.Sprintf(panes.Search, w.Search(f.Search)))
		case ByMissing:
			parts = append(parts, w.Missing(f.Office))
		}
	}
	return strings.Join(parts, " · ")
}

// FilterWords returns the filter in words.
func (b *Board) FilterWords() string { return b.Filter.Describe(b.Words, b.Snapshot.Plan) }
