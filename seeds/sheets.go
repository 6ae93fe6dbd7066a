package seeds

import (
	"context"
	"slices"
	"strings"

	"duban/model"
)

// sheetOutline is a sheet with its outline.
type sheetOutline struct {
	*sheet
	line     int      // where its text begins
	columns  []column // of its header; nil if it has none
	outline  outline
	hasTasks bool // it holds a table of tasks
}

// readWorkbook reads a plan from the sheets of a workbook.
func readWorkbook(ctx context.Context, data []byte, a *archive, main string, options Options) (*model.Plan, []model.Warning, error) {
	r := newReader(ctx, options)
	read, err := r.source.readSheets(data, a, main)
	if err != nil {
		return nil, nil, err
	}
	if len(read) == 0 {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	var duplicates []model.Warning
	sheets := make([]*sheetOutline, len(read))
	for i, s := range read {
		var repeated []model.Warning
		s.blocks, repeated = r.withoutBlockCopies(s.blocks)
		duplicates = append(duplicates, repeated...)
		t := table{grammar: r.grammar}
		_, columns := t.findHeader(s.blocks)
		sheets[i] = &sheetOutline{sheet: s, columns: columns, line: s.blocks[0].line()}
		sheets[i].outline, sheets[i].hasTasks = r.tableOutline(document{blocks: s.blocks, grid: true})
	}
	o := r.chooseSheets(sheets)
	o.warnings = append(o.warnings, duplicates...)
	return r.planFromOutline(o)
}

// chooseSheets returns one outline of the sheet with the most tasks and of those that
// continue it in the same columns. Every other sheet is reported. A hidden sheet is
// read only if no other has tasks.
func (r *reader) chooseSheets(sheets []*sheetOutline) outline {
	var best *sheetOutline
	for _, s := range sheets {
		better := best == nil || best.hidden && !s.hidden || s.hidden == best.hidden && len(s.outline.items) > len(best.outline.items)
		if s.hasTasks && better {
			best = s
		}
	}
	if best == nil {
		return r.readSheetAsProse(sheets)
	}
	chosen := []*sheetOutline{best}
	for _, s := range sheets {
		if s != best && s.hasTasks && !s.hidden && !best.hidden && sameColumnNames(s.columns, best.columns) && !repeatsTasks(s, chosen) {
			chosen = append(chosen, s)
		}
	}
	var o outline
	for _, s := range sheets {
		name := r.phrase(s.name, s.line)
		if !slices.Contains(chosen, s) {
			warnSheetSkipped(&o, s, name, chosen)
			continue
		}
		if len(chosen) > 1 || s.hidden {
			o.warn(name, model.WhySheetIncluded)
		}
		if o.head == nil {
			o.head = s.outline.head
		}
		for _, it := range s.outline.items {
			task := *it
			if len(chosen) > 1 && !isDefaultName(s.name) {
				task.path = append([]phrase{name}, it.path...)
			}
			o.add(task)
		}
		o.tail = append(o.tail, s.outline.tail...)
		o.signatures = append(o.signatures, s.outline.signatures...)
		o.warnings = append(o.warnings, s.outline.allWarnings()...)
	}
	return o
}

// repeatsTasks reports whether more than a fifth of a sheet's tasks are in the others:
// it is a part of the plan for one office, or an older version.
func repeatsTasks(s *sheetOutline, others []*sheetOutline) bool {
	known := map[string]bool{}
	for _, other := range others {
		for _, it := range other.outline.items {
			known[it.text.key()] = true
		}
	}
	repeated := 0
	for _, it := range s.outline.items {
		if known[it.text.key()] {
			repeated++
		}
	}
	return repeated*5 > len(s.outline.items)
}

// warnSheetSkipped adds warnings about a sheet that is not read. If two thirds of its
// tasks are in the chosen sheets, they say that it is a copy and where it differs.
func warnSheetSkipped(o *outline, s *sheetOutline, name phrase, chosen []*sheetOutline) {
	known := map[string]bool{}
	for _, other := range chosen {
		for _, it := range other.outline.items {
			known[it.key()] = true
		}
	}
	var differing []phrase
	for _, it := range s.outline.items {
		if !known[it.key()] {
			differing = append(differing, it.text)
		}
	}
	if len(differing)*3 > len(s.outline.items) || !s.hasTasks || len(s.outline.items)*2 < len(known) {
		o.warn(name, model.WhySheetSkipped)
		return
	}
	o.warn(name, model.WhyPlanTwice)
	for _, text := range differing {
		o.warn(text, model.WhyCopyDiffers)
	}
}

// isDefaultName reports whether a sheet has the name that a program gave it: Sheet1.
func isDefaultName(name string) bool {
	name = strings.ToLower(strings.TrimRight(name, "0123456789 ()（）"))
	return name == "sheet" || name == "工作表" || name == "表" || name == ""
}

// readSheetAsProse reads the first sheet whose text has tasks as prose.
func (r *reader) readSheetAsProse(sheets []*sheetOutline) outline {
	var first outline
	for i, s := range sheets {
		o := r.outlineOf(linesOf(s.blocks))
		if i == 0 {
			first = o
		}
		if len(o.items) == 0 {
			continue
		}
		for _, other := range sheets {
			if other != s {
				o.warn(r.phrase(other.name, other.line), model.WhySheetSkipped)
			}
		}
		return o
	}
	return first
}
