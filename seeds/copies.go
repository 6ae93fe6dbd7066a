package seeds

import (
	"slices"
	"unicode/utf8"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/source"
	"duban/seeds/text"
)

// withoutLineCopies returns the lines of a text with only the first of several copies of
// its plan, and warnings about the others.
func (r *reader) withoutLineCopies(lines []document.Line) ([]document.Line, []model.Warning) {
	end, warnings := r.firstCopy(copyFinder{
		count: len(lines),
		line: func(i int) (document.Phrase, bool) {
			return lines[i].Phrase, len(lines[i].Tabs) > 0 || lines[i].Len() > 1 && lines[i].Index("|") >= 0
		},
		key: func(i int) string { return lines[i].Key() },
	})
	return lines[:end], warnings
}

// withoutBlockCopies is withoutLineCopies for paragraphs and rows.
func (r *reader) withoutBlockCopies(blocks []document.Block) ([]document.Block, []model.Warning) {
	end, warnings := r.firstCopy(copyFinder{
		count: len(blocks),
		line:  func(i int) (document.Phrase, bool) { return blocks[i].FirstText(), len(blocks[i].FilledCells()) > 1 },
		key:   func(i int) string { return blocks[i].Key() },
	})
	return blocks[:end], warnings
}

func isOuterHeading(p document.Phrase) bool {
	kind := numbering.MarkAt(p.Trim(), 0).Kind
	return p.Len() <= 60 && (kind == numbering.MarkHan || kind == numbering.MarkParen || kind == numbering.MarkChapter)
}

// copyFinder finds further copies of the plan in a document that was pasted twice. They
// are dropped before the structure is read, as a copy would continue the last task.
// Each line that only a copy has is reported.
type copyFinder struct {
	count  int
	line   func(i int) (p document.Phrase, row bool) // a line, and whether it is a row of a table
	key    func(i int) string                        // its words
	keys   []string
	starts []int // the lines with which a copy may begin
}

// firstCopy returns where the first copy ends, and warnings about the others. A copy may
// begin with the first line, with titles, and with the first row. Where none of these occurs
// again, as in nearly all documents, no line is compared.
func (r *reader) firstCopy(c copyFinder) (end int, warnings []model.Warning) {
	rows, repeats := 0, false
	for i := range min(c.count, text.MaxTitleLines) {
		p, row := c.line(i)
		if p = p.Trim(); p.Empty() {
			continue
		}
		if row {
			rows++
		}
		if len(c.starts) > 0 && (!row || rows > 1) && !r.IsTitleLine(p) {
			continue
		}
		c.starts = append(c.starts, i)
		for j := i + 1; j < c.count && !repeats; j++ {
			other, _ := c.line(j)
			repeats = slices.Equal(p.Glyphs, other.Trim().Glyphs)
		}
	}
	if !repeats {
		return c.count, nil
	}
	for i := range c.count {
		c.keys = append(c.keys, c.key(i))
	}
	return c.warnings()
}

// maxStarts is how many lines are tried as the beginning of a copy.
const maxStarts = 16

// warnings returns where the first copy ends, and warnings about the others.
func (c copyFinder) warnings() (end int, warnings []model.Warning) {
	tried := 0
	for end = 1; end < c.count && tried < maxStarts; end++ {
		if !c.mayStart(end) {
			continue
		}
		if c.isCopy(end) {
			break
		}
		tried++
	}
	if tried == maxStarts || end >= c.count {
		return c.count, nil
	}
	known := map[string]bool{"": true}
	for _, key := range c.keys[:end] {
		known[key] = true
	}
	add := func(i int, why model.WarningReason) {
		p, _ := c.line(i)
		warnings = append(warnings, model.Warning{Line: p.Line, Text: source.Shortened(p.String()), Why: why})
	}
	add(end, model.WhyPlanTwice)
	for i, key := range c.keys[end:] {
		if !known[key] {
			known[key] = true
			add(end+i, model.WhyCopyDiffers)
		}
	}
	return end, warnings
}

// isCopy reports whether the lines from a place on are copies of those before it. Every
// distinct line counts with its length: two thirds of a copy are in the lines before it,
// and at least half of those lines in the copy.
func (c copyFinder) isCopy(at int) bool {
	weigh := func(keys []string) (lines map[string]bool, total int) {
		lines = map[string]bool{}
		for _, key := range keys {
			if !lines[key] {
				lines[key], total = true, total+utf8.RuneCountInString(key)
			}
		}
		return lines, total
	}
	before, whole := weigh(c.keys[:at])
	after, size := weigh(c.keys[at:])
	common := 0
	for key := range after {
		if before[key] {
			common += utf8.RuneCountInString(key)
		}
	}
	return common > 0 && common*3 >= size*2 && common*2 >= whole
}

// mayStart reports whether a copy may begin at line i: with the first line of the
// document, or with its title or table unless that is under another heading.
func (c copyFinder) mayStart(i int) bool {
	for _, start := range c.starts {
		if i <= start || c.keys[i] != c.keys[start] {
			continue
		}
		p, row := c.line(i - 1)
		return start == c.starts[0] || row || !isOuterHeading(p)
	}
	return false
}
