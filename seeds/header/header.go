package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// Header is the header of a table.
type Header struct {
	Start, End int             // its rows; where the rows of tasks begin if there are none
	Columns    []column.Column // nil if there is no table
}

// FindHeader returns the header of a document and its columns: those whose names are
// known, or else those that the cells suggest, with the names above them. Of columns that
// were given by hand nothing else is guessed.
func (f *Finder) FindHeader(doc document.Document) Header {
	first, end := slices.IndexFunc(doc.Blocks, document.Block.IsRow), len(doc.Blocks)
	if len(f.Hints.Columns) > 0 {
		first = slices.IndexFunc(doc.Blocks, func(b document.Block) bool { return f.Hints.Fits(len(b.Cells)) && len(b.FilledCells()) > 1 })
		end = min(end, first+maxRows+1)
	}
	if first < 0 {
		return Header{}
	}
	h, names := f.atLines(doc.Blocks)
	if names == nil {
		h = f.Named(doc.Blocks[:end])
	}
	isNamed := h.Columns != nil
	switch {
	case isNamed && h.End == h.Start+1:
		h = f.WithLowerRow(doc, h)
	case isNamed:
	case names != nil:
		h.Columns = f.GuessColumns(doc.Blocks[h.End:])
	case mostlyRows(doc.Blocks) || !f.Hints.Empty():
		h = Header{first, first, f.GuessColumns(doc.Blocks[first:])}
	default:
		return h
	}
	width := max(len(h.Columns), column.CommonWidth(doc.Blocks[h.Start:]), len(doc.Blocks[h.Start].Cells))
	h.Columns = column.Apply(f.Hints, h.Columns, width)
	switch {
	case isNamed:
	case names != nil:
		f.nameColumns(h.Columns, names)
	default:
		h = f.takeNames(doc.Blocks, h)
	}
	return h
}

// atLines returns the header at the lines that the hints name, and its names; nil if
// there are none.
func (f *Finder) atLines(blocks []document.Block) (h Header, names []document.Phrase) {
	first, last := f.Hints.Header[0], max(f.Hints.Header[0], f.Hints.Header[1])
	isHeader := func(b document.Block) bool { return b.IsRow() && b.Line() >= first && b.Line() <= last }
	h.Start = slices.IndexFunc(blocks, isHeader)
	if first == 0 || h.Start < 0 {
		return Header{}, nil
	}
	names = blocks[h.Start].HeaderNames()
	for h.End = h.Start + 1; h.End < len(blocks) && isHeader(blocks[h.End]); h.End++ {
		names = f.namesBelow(names, blocks[h.End])
	}
	h.Columns, _ = column.ReadHeader(f.Grammar, document.Block{Cells: names})
	return h, names
}

// Named returns the first row whose names of columns are known as a header. Columns is nil
// if there is none.
func (f *Finder) Named(blocks []document.Block) Header {
	for i, b := range blocks {
		if !b.IsRow() || len(b.Cells) > text.MaxColumns {
			continue
		}
		if columns, ok := column.ReadHeader(f.Grammar, b); ok {
			return Header{i, i + 1, columns}
		}
	}
	return Header{}
}

// mostlyRows reports whether at least half of the blocks are rows. A few rows above
// prose are its metadata.
func mostlyRows(blocks []document.Block) bool {
	rows := 0
	for _, b := range blocks {
		if b.IsRow() {
			rows++
		}
	}
	return rows >= 2 && rows*2 >= len(blocks)
}

// maxRows is how many rows of a table may be its header, unless that is given.
const maxRows = 2

// takeNames gives the columns of a header without names those in the first row that is no
// task of theirs, and in a second one below spanning names.
func (f *Finder) takeNames(blocks []document.Block, h Header) Header {
	at := slices.IndexFunc(blocks[h.Start:], func(b document.Block) bool {
		return (len(b.Cells) == len(h.Columns) || f.Hints.Fits(len(b.Cells))) && len(b.FilledCells()) > 1 // not a title
	})
	if at < 0 || !f.isHeaderOf(blocks[h.Start+at], h.Columns) {
		return h
	}
	h.Start += at
	h.End = h.Start + 1
	names := blocks[h.Start].HeaderNames()
	if h.End < len(blocks) && areSpanned(names, blocks[h.End]) && f.isHeaderOf(blocks[h.End], h.Columns) {
		names = f.namesBelow(names, blocks[h.End])
		h.End++
	}
	f.nameColumns(h.Columns, names)
	return h
}

// isHeaderOf reports whether a row can be no task of columns without names: most of its
// cells do not suit them. Unless the columns were given by hand, they must be names.
func (f *Finder) isHeaderOf(b document.Block, columns []column.Column) bool {
	checked, wrong := 0, 0
	for i, cell := range b.Cells[:min(len(b.Cells), len(columns))] {
		traits, weight := f.TraitsOf(cell), 1
		if len(f.Hints.Columns) == 0 && !column.IsName(cell.Trim()) {
			return false
		}
		switch kind := columns[i].Kind; {
		case traits.Empty || kind == column.Category || kind == column.Other:
			continue
		case kind == column.Number && traits.Mark != numbering.MarkNone:
			return false
		case kind == column.Number:
			weight = 2
		}
		checked += weight
		if column.Fit(traits, columns[i]) <= 0 {
			wrong += weight
		}
	}
	return checked > 0 && wrong*2 > checked
}

// nameColumns gives names to columns without them. Those that were guessed hold what
// their names say, if their cells suggest the same.
func (f *Finder) nameColumns(columns []column.Column, names []document.Phrase) {
	hasAssist, named := false, false
	for i, name := range names[:min(len(names), len(columns))] {
		col := &columns[i]
		known, ok := column.Of(f.Grammar, name)
		switch {
		case col.ByHand != "":
		case ok && known.Kind == col.Kind && known.Kind != column.Text && known.Kind != column.Category:
			*col = known
			named = named || known.Kind == column.Offices
		case isOffices(*col) && namesAssist(name):
			col.Role = lexicon.RoleAssist
		}
		hasAssist = hasAssist || isOffices(*col) && col.Role == lexicon.RoleAssist
		col.Name = name
		if col.Kind == column.Other && col.ByHand == "" {
			col.AddsToText, col.HasSentences = true, true
		}
	}
	if !hasAssist && !named {
		hasAssist = secondAssists(columns)
	}
	for i, col := range columns {
		if hasAssist && isOffices(col) && col.Role == lexicon.RoleResponsible {
			columns[i].Role = lexicon.RoleLead
		}
	}
}

// secondAssists makes the second of two columns of offices, none of whose names is
// known, one of offices that assist: the lead is written first. It reports whether it did.
func secondAssists(columns []column.Column) bool {
	first := slices.IndexFunc(columns, isOffices)
	if first < 0 || first+2 > len(columns) || !isOffices(columns[first+1]) || columns[first].ByHand != "" || column.Watches(columns[first].Name) {
		return false
	}
	columns[first+1].Role = lexicon.RoleAssist
	return true
}

func isOffices(col column.Column) bool { return col.Kind == column.Offices }

// namesAssist reports whether the name of a column of offices says that they assist.
func namesAssist(name document.Phrase) bool {
	return name.ContainsAny([]string{"参", "配合", "协", "联合", "会同", "会签", "会办", "支持", "成员"})
}
