package seeds

import (
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/outline"
	"duban/seeds/source/sheet"
)

// sheetOutline is a sheet with its outline.
type sheetOutline struct {
	*sheet.Sheet
	candidate
	line     int  // where its text begins
	hasTasks bool // it holds a table of tasks
	pieces   []document.Phrase
}

// readWorkbook reads a plan from the sheets of a workbook.
func (r *reader) readWorkbook(f file) (Reading, error) {
	read, err := sheet.Read(r.source, f.archive, f.main)
	if err != nil {
		return Reading{}, err
	}
	if len(read) == 0 {
		return Reading{}, &model.DocumentError{Problem: model.DocumentBlank}
	}
	var duplicates []model.Warning
	sheets := make([]*sheetOutline, len(read))
	for i, s := range read {
		var repeated []model.Warning
		s.Blocks, repeated = r.withoutBlockCopies(s.Blocks)
		duplicates = append(duplicates, repeated...)
		sheets[i] = &sheetOutline{Sheet: s, line: s.Blocks[0].Line(), pieces: piecesOf(s.Blocks)}
		sheets[i].candidate, sheets[i].hasTasks = r.readTable("table", document.Document{Blocks: s.Blocks, Grid: true}, 0)
	}
	c, runnerUp := r.chooseSheets(sheets)
	c.outline.Warnings = append(c.outline.Warnings, duplicates...)
	return r.planFrom(c, runnerUp)
}

// chooseSheets returns one outline of the sheet with the most tasks and of those that
// continue it in the same columns. Every other sheet is reported. A hidden sheet is
// read only if no other has tasks.
func (r *reader) chooseSheets(sheets []*sheetOutline) (c candidate, runnerUp string) {
	var best *sheetOutline
	for _, s := range sheets {
		better := best == nil || best.Hidden && !s.Hidden || s.Hidden == best.Hidden && len(s.outline.Items) > len(best.outline.Items)
		if s.hasTasks && better {
			best = s
		}
	}
	if best == nil {
		return r.readSheetAsProse(sheets)
	}
	chosen := []*sheetOutline{best}
	for _, s := range sheets {
		if s != best && s.hasTasks && !s.Hidden && !best.Hidden && hasSameColumns(s, best) && !repeatsTasks(s, chosen) {
			chosen = append(chosen, s)
		}
	}
	var o outline.Outline
	for _, s := range sheets {
		name := r.Phrase(s.Name, s.line)
		if !slices.Contains(chosen, s) {
			warnSheetSkipped(&o, s, name, chosen)
			continue
		}
		if len(chosen) > 1 || s.Hidden {
			o.Warn(name, model.WhySheetIncluded)
		}
		r.pieces = append(r.pieces, s.pieces...)
		if o.Head == nil {
			o.Head = s.outline.Head
		}
		for _, it := range s.outline.Items {
			task := *it
			if len(chosen) > 1 && !isDefaultName(s.Name) {
				task.Path = append([]document.Phrase{name}, it.Path...)
			}
			o.Add(task)
		}
		o.Tail = append(o.Tail, s.outline.Tail...)
		o.Signatures = append(o.Signatures, s.outline.Signatures...)
		o.Warnings = append(o.Warnings, s.outline.AllWarnings()...)
	}
	o.Columns = best.outline.Columns
	c = r.candidate("table", o, 0)
	c.rows = best.rows
	return c, ""
}

// hasSameColumns reports whether two sheets have the same names of columns.
func hasSameColumns(a, b *sheetOutline) bool {
	return slices.EqualFunc(a.outline.Columns, b.outline.Columns, func(x, y outline.Column) bool { return x.Name.Key() == y.Name.Key() })
}

// repeatsTasks reports whether more than a fifth of a sheet's tasks are in the others:
// it is a part of the plan for one office, or an older version.
func repeatsTasks(s *sheetOutline, others []*sheetOutline) bool {
	own, _ := ownTasks(s, others, func(it *outline.Item) string { return it.Text.Key() })
	return (len(s.outline.Items)-len(own))*5 > len(s.outline.Items)
}

// ownTasks returns the tasks of a sheet that no other one has, and how many the others
// have.
func ownTasks(s *sheetOutline, others []*sheetOutline, key func(*outline.Item) string) (own []*outline.Item, known int) {
	keys := map[string]bool{}
	for _, other := range others {
		for _, it := range other.outline.Items {
			keys[key(it)] = true
		}
	}
	for _, it := range s.outline.Items {
		if !keys[key(it)] {
			own = append(own, it)
		}
	}
	return own, len(keys)
}

// warnSheetSkipped adds warnings about a sheet that is not read. If two thirds of its
// tasks are in the chosen sheets, they say that it is a copy and where it differs.
func warnSheetSkipped(o *outline.Outline, s *sheetOutline, name document.Phrase, chosen []*sheetOutline) {
	differing, known := ownTasks(s, chosen, (*outline.Item).Key)
	if len(differing)*3 > len(s.outline.Items) || !s.hasTasks || len(s.outline.Items)*2 < known {
		o.Warn(name, model.WhySheetSkipped)
		return
	}
	o.Warn(name, model.WhyPlanTwice)
	for _, it := range differing {
		o.Warn(it.Text, model.WhyCopyDiffers)
	}
}

// isDefaultName reports whether a sheet has the name that a program gave it: Sheet1.
func isDefaultName(name string) bool {
	name = strings.ToLower(strings.TrimRight(name, "0123456789 ()（）"))
	return name == "sheet" || name == "工作表" || name == "表" || name == ""
}

// readSheetAsProse reads the first sheet whose text has tasks as prose.
func (r *reader) readSheetAsProse(sheets []*sheetOutline) (first candidate, runnerUp string) {
	for i, s := range sheets {
		r.pieces = s.pieces
		c, second := r.chooseLayout(r.linesOf(s.Blocks))
		c.rows = s.rows
		if i == 0 {
			first, runnerUp = c, second
		}
		if len(c.outline.Items) == 0 {
			continue
		}
		for _, other := range sheets {
			if other != s {
				c.outline.Warn(r.Phrase(other.Name, other.line), model.WhySheetSkipped)
			}
		}
		return c, second
	}
	return first, runnerUp
}
