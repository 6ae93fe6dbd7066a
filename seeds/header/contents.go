package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// contents counts the cells of a column by what they are.
type contents struct {
	rows, filled, words, ticks                      int // of the filled ones some have Han characters, and some nothing but a mark
	merged                                          int // with the cell above
	numbers, offices, deadlines, numbered, headings int
	ordinals                                        int // numbers of any form, 1.1 among them
	length                                          int
	own                                             bool // no two rows share a cell: none is empty or merged, and no two are alike
}

// kind returns what most cells of a column without a name are.
func (c contents) kind() column.Kind {
	switch {
	case c.filled == 0:
		return column.Other
	case c.numbers*2 > c.filled:
		return column.Number
	case c.deadlines*2 > c.filled:
		return column.Deadline
	case c.offices*2 > c.filled:
		return column.Offices
	case c.headings*2 > c.filled:
		return column.Category
	}
	return column.Text
}

// textScore is higher the more likely the column holds the tasks: for long or numbered
// cells.
func (c contents) textScore() float64 {
	return float64(c.length+20*c.numbered) / float64(max(c.filled, 1))
}

// maxCounted is how many rows are counted: those of a long table are alike.
const maxCounted = 200

// contentsOf counts the cells of each column in the first rows of tasks: a row with less
// than three cells is a heading.
func (f *Finder) contentsOf(rows []document.Block, width int) []contents {
	all := make([]contents, width)
	known := make([]map[string]bool, width)
	for j := range all {
		all[j].own, known[j] = true, map[string]bool{}
	}
	for i, b := range rows[:min(len(rows), maxCounted)] {
		filled := b.FilledCells()
		if len(b.Cells) != width || len(filled) < min(3, width) || text.IsFooterRow(filled) {
			continue
		}
		for j, cell := range b.Cells {
			merged := b.IsMergedAbove(j)
			if i > 0 || !merged { // the first may be the lower row of the header
				key := cell.Key()
				all[j].own = all[j].own && key != "" && !known[j][key] && !merged
				known[j][key] = true
			}
			all[j].rows++
			if merged {
				all[j].merged++
			}
			if cell = cell.Trim(); !cell.Empty() && !text.IsDash(cell) {
				all[j].add(cell, merged, f.isMark(cell), f.TraitsOf(cell))
			}
		}
	}
	return all
}

// add counts a cell that is not empty.
func (c *contents) add(cell document.Phrase, merged, isMark bool, t text.Traits) {
	c.filled++
	c.length += t.Length
	for _, vote := range []struct {
		cast  bool
		count *int
	}{
		{!merged && slices.ContainsFunc(cell.Glyphs, func(c document.Glyph) bool { return document.IsHan(c.Plain()) }), &c.words},
		{isMark, &c.ticks},
		{t.NumberOnly, &c.numbers},
		{numbering.IsNumber(cell), &c.ordinals},
		{t.Offices, &c.offices},
		{t.Deadline, &c.deadlines},
		{t.Mark == numbering.MarkDigit, &c.numbered},
		{t.Heading, &c.headings},
	} {
		if vote.cast {
			*vote.count++
		}
	}
}
