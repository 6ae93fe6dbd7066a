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
	var twice []Warning
	for _, s := range sheets {
		var told []Warning
		s.blocks, told = g.copiedBlocks(s.blocks)
		twice = append(twice, told...)
		table := table{grammar: g}
		_, s.columns = table.findHeader(s.blocks)
		s.line = s.blocks[0].line()
		s.outline, s.planned = g.tables(document{blocks: s.blocks, grid: true})
	}
	o := g.chosen(sheets)
	o.warnings = append(o.warnings, twice...)
	return g.plan(o, options)
}

// chosen makes one outline of the sheets: of the one with the most tasks, and
// of those that go on with it in the same columns. Of every other sheet the
// user is told. Hidden sheets count only if no other has tasks.
func (g *grammar) chosen(sheets []*sheet) outline {
	var best *sheet
	for _, s := range sheets {
		better := best == nil || best.hidden && !s.hidden || s.hidden == best.hidden && len(s.outline.items) > len(best.outline.items)
		if s.planned && better {
			best = s
		}
	}
	if best == nil {
		return g.proseSheet(sheets)
	}
	taken := []*sheet{best}
	for _, s := range sheets {
		if s != best && s.planned && !s.hidden && !best.hidden && sameNames(s.columns, best.columns) && !repeats(s, taken) {
			taken = append(taken, s)
		}
	}
	var o outline
	for _, s := range sheets {
		name := g.phrase(s.name, s.line)
		if !slices.Contains(taken, s) {
			o.leave(s, name, taken)
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
		o.signed = append(o.signed, s.outline.signed...)
		o.warnings = append(o.warnings, s.outline.told()...)
	}
	return o
}

// repeats reports whether a sheet has tasks of the others again: a part of the
// plan for one office, or an older version.
func repeats(s *sheet, others []*sheet) bool {
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

// leave tells of a sheet that is not read: that it is a copy, and where it differs,
// if nearly all of its tasks are those of the others.
func (o *outline) leave(s *sheet, name phrase, taken []*sheet) {
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
	if len(others)*3 > len(s.outline.items) || !s.planned || len(s.outline.items)*2 < len(known) {
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

// proseSheet reads a sheet without a table as text: the first that has tasks.
func (g *grammar) proseSheet(sheets []*sheet) outline {
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
