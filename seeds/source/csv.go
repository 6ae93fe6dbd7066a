package source

import (
	"iter"
	"slices"
	"strings"

	"duban/seeds/document"
)

// A quotation mark that is not closed within maxQuotedLength opens no quoted cell:
// the rest of the file must not vanish in one cell.
const (
	maxQuotedLength = 30_000 // bytes
	maxTitles       = 3      // lines above the table that are left out of account
	sampleSize      = 200    // records that decide whether the text is a table
)

// record is one row of separated values.
type record struct {
	line  int
	cells []string
}

// Separated reads a table with commas, semicolons or tabs between its cells, as
// spreadsheet programs write it. It returns false if the text is no such table.
func (c *Reader) Separated(text string) (document.Document, bool) {
	text = strings.TrimLeft(EvenLines(text), "\ufeff")
	if first, rest, _ := strings.Cut(text, "\n"); len(first) == len("sep=,") && strings.HasPrefix(first, "sep=") {
		text = "\n" + rest // Excel's own way to say the separator
	}
	for _, separator := range []byte{',', ';', '\t'} {
		if full, ok := c.isSeparated(firstRecords(records(text, separator)), separator); ok {
			return c.separatedBlocks(records(text, separator), full), true
		}
	}
	return document.Document{}, false
}

// isSeparated reports whether the records are a table: they have a header, or nearly
// all have the same number of cells. full: every row has a cell for each column.
func (c *Reader) isSeparated(sample []record, separator byte) (full, ok bool) {
	counts := map[int]int{}
	piped, header, rows, below := 0, 0, 0, 0
	for _, r := range sample {
		if header > 0 {
			below++
			if len(r.cells)+1 >= header {
				rows++
			}
		}
		counts[len(r.cells)]++
		if slices.ContainsFunc(r.cells, func(cell string) bool { return strings.ContainsAny(cell, "|｜") }) {
			piped++
		}
		if header == 0 && len(r.cells) > 1 {
			var cells []document.Phrase
			for _, cell := range r.cells {
				cells = append(cells, c.CleanText(cell, r.line).Trim())
			}
			if c.isHeader(cells) {
				header = len(r.cells)
			}
		}
	}
	titles := 0 // lines above the table
	for titles < min(len(sample), maxTitles) && len(sample[titles].cells) == 1 {
		titles++
	}
	width, most := 0, 0
	for count, times := range counts {
		if times > most || times == most && count > width {
			width, most = count, times
		}
	}
	full = (width > 2 || width == 2 && header == 2) && most*10 >= (len(sample)-titles)*9 && (header == 0 || header == width)
	switch {
	case piped*2 > len(sample):
		return false, false
	case header > 0 && separator != '\t' && rows*2 > below:
		return full, true
	}
	return full, full && len(sample)-titles > 2
}

func (c *Reader) separatedBlocks(rows iter.Seq[record], full bool) document.Document {
	doc := document.Document{Grid: full}
	for r := range rows {
		b := document.Block{Cells: make([]document.Phrase, 0, len(r.cells))}
		for _, cell := range r.cells {
			b.Cells = append(b.Cells, c.CleanText(cell, r.line).Trim())
		}
		if len(b.Cells) == 1 {
			b = document.Block{Text: b.Cells[0]}
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc
}

// records splits a text into rows and cells. Blank rows are left out.
func records(text string, separator byte) iter.Seq[record] {
	return func(yield func(record) bool) {
		for line := 1; text != ""; line++ {
			r := record{line: line}
			blank := true
			for more := true; more; {
				cell, rest, lines := cutCell(text, separator)
				r.cells = append(r.cells, cell)
				blank = blank && strings.TrimSpace(cell) == ""
				line += lines
				more = rest != "" && rest[0] == separator
				text = rest[min(1, len(rest)):]
			}
			if !blank && !yield(r) {
				return
			}
		}
	}
}

// firstRecords returns the first sampleSize records.
func firstRecords(rows iter.Seq[record]) []record {
	var sample []record
	for r := range rows {
		if sample = append(sample, r); len(sample) == sampleSize {
			break
		}
	}
	return sample
}

// cutCell returns the first cell and the rest of a text. lines counts the line ends in
// the cell.
func cutCell(text string, separator byte) (cell, rest string, lines int) {
	begin := strings.TrimLeft(text, " ")
	if strings.HasPrefix(begin, `"`) {
		if cell, rest, ok := cutQuoted(begin[1:], separator); ok {
			return cell, rest, strings.Count(cell, "\n")
		}
	}
	end := strings.IndexAny(text, string(separator)+"\n")
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:], 0
}

// cutQuoted returns the words up to the closing quotation mark, with doubled marks
// made single (RFC 4180), and the rest. ok is false if no mark closes the cell.
func cutQuoted(text string, separator byte) (cell, rest string, ok bool) {
	for i := 0; i < len(text) && i < maxQuotedLength; i++ {
		if text[i] != '"' {
			continue
		}
		if strings.HasPrefix(text[i:], `""`) {
			i++
			continue
		}
		rest = strings.TrimLeft(text[i+1:], " ")
		if rest != "" && rest[0] != separator && rest[0] != '\n' {
			return "", "", false
		}
		return strings.ReplaceAll(text[:i], `""`, `"`), rest, true
	}
	return "", "", false
}
