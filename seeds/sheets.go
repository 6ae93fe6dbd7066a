package seeds

import (
	"context"
	"slices"
	"strings"

	"duban/model"
)

// readWorkbook reads a plan from the sheets of a workbook.
func readWorkbook(ctx context.Context, data []byte, a *archive, main string, options Options) (*model.Plan, []Warning, error) {
	g := newGrammar(ctx, options)
	sheets, err := g.workbook(data, a, main)
	if err != nil {
		return nil, nil, err
	}
	if len(sheets) == 0 {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	var duplicates []Warning
	for _, s := range sheets {
		var repeated []Warning
		s.blocks, repeated = g.withoutBlockCopies(s.blocks)
		duplicates = append(duplicates, repeated...)
		table := table{grammar: g}
		_, s.columns = table.findHeader(s.blocks)
		s.line = s.blocks[0].line()
		s.outline, s.hasTasks = g.tables(document{blocks: s.blocks, grid: true})
	}
	o := g.chooseSheets(sheets)
	o.warnings = append(o.warnings, duplicates...)
	return g.plan(o, options)
}

// chooseSheets makes one outline of the sheets: of the one with the most tasks, and
// of those that continue with it in the same columns. Of every other sheet the
// user is reported. Hidden sheets count only if no other has tasks.
func (g *grammar) chooseSheets(sheets []*sheet) outline {
	var best *sheet
	for _, s := range sheets {
		better := best == nil || best.hidden && !s.hidden || s.hidden == best.hidden && len(s.outline.items) > len(best.outline.items)
		if s.hasTasks && better {
			best = s
		}
	}
	if best == nil {
		return g.readSheetAsProse(sheets)
	}
	taken := []*sheet{best}
	for _, s := range sheets {
		if s != best && s.hasTasks && !s.hidden && !best.hidden && sameColumnNames(s.columns, best.columns) && !repeatsTasks(s, taken) {
			taken = append(taken, s)
		}
	}
	var o outline
	for _, s := range sheets {
		name := g.phrase(s.name, s.line)
		if !slices.Contains(taken, s) {
			o.warnSheetLeft(s, name, taken)
			continue
		}
		if len(taken) > 1 || s.hidden {
			o.warn(name, WhySheetTaken)
		}
		if o.head == nil {
			o.head = s.outline.head
		}
		for _, it := range s.outline.items {
			task := *it
			if len(taken) > 1 && !isDefaultName(s.name) {
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

// repeatsTasks reports whether a sheet has tasks of the others again: a part of the
// plan for one office, or an older version.
func repeatsTasks(s *sheet, others []*sheet) bool {
	known := map[string]bool{}
	for _, other := range others {
		for _, it := range other.outline.items {
			known[it.text.key()] = true
		}
	}
	again := 0
	for _, it := range s.outline.items {
		if known[it.text.key()] {
			again++
		}
	}
	return again*5 > len(s.outline.items)
}

// warnSheetLeft returns warnings about a sheet that is not read: that it is a copy, and where it differs,
// if nearly all of its tasks are those of the others.
func (o *outline) warnSheetLeft(s *sheet, name phrase, taken []*sheet) {
	known := map[string]bool{}
	for _, other := range taken {
		for _, it := range other.outline.items {
			known[it.key()] = true
		}
	}
	var others []phrase
	for _, it := range s.outline.items {
		if !known[it.key()] {
			others = append(others, it.text)
		}
	}
	if len(others)*3 > len(s.outline.items) || !s.hasTasks || len(s.outline.items)*2 < len(known) {
		o.warn(name, WhySheetLeft)
		return
	}
	o.warn(name, WhyPlanTwice)
	for _, text := range others {
		o.warn(text, WhyCopyDiffers)
	}
}

// isDefaultName reports whether a program named the sheet, not a person.
func isDefaultName(name string) bool {
	name = strings.ToLower(strings.TrimRight(name, "0123456789 ()（）"))
	return name == "sheet" || name == "工作表" || name == "表" || name == ""
}

// readSheetAsProse reads a sheet without a table as text: the first that has tasks.
func (g *grammar) readSheetAsProse(sheets []*sheet) outline {
	var first outline
	for i, s := range sheets {
		o := g.outlineOf(linesOf(s.blocks))
		if i == 0 {
			first = o
		}
		if len(o.items) == 0 {
			continue
		}
		for _, other := range sheets {
			if other != s {
				o.warn(g.phrase(other.name, other.line), WhySheetLeft)
			}
		}
		return o
	}
	return first
}
