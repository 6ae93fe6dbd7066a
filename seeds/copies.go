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
			return lines[i].Phrase, len(lines[i].Tabs) > 0 || lines[i].ContainsAny([]string{"|"})
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

// maxCopies is the largest number of copies that are searched for.
const maxCopies = 16

// warnings returns where the first copy ends, and warnings about the others.
func (c copyFinder) warnings() (end int, warnings []model.Warning) {
	end = len(c.keys)
	for range maxCopies {
		at := c.lastCopy(end)
		if at == 0 {
			break
		}
		end = c.firstOf(at, end-at)
	}
	if end == len(c.keys) {
		return end, nil
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

// firstOf returns where the first of several identical copies begins. The last one
// begins at line at and has so many lines.
func (c copyFinder) firstOf(at, lines int) int {
	for at > lines && c.mayStart(at-lines) && slices.Equal(c.keys[at-lines:at], c.keys[at:at+lines]) {
		at -= lines
	}
	return at
}

// lastCopy returns where the last copy of the plan begins in the lines before end, 0 if
// there is only one. Every distinct line counts with its length: two thirds of a copy
// are in the lines before it, and at least half of those lines in the copy.
func (c copyFinder) lastCopy(end int) int {
	type span struct{ first, last int }
	spans := map[string]span{}
	for i, key := range c.keys[:end] {
		if s, found := spans[key]; found {
			spans[key] = span{s.first, i}
		} else if key != "" {
			spans[key] = span{i, i}
		}
	}
	firstBefore, lastBefore := make([]int, end+1), make([]int, end+1) // by index: the weight of lines that first occur before it, and of those that last occur before it
	total := 0
	for key, s := range spans {
		weight := utf8.RuneCountInString(key)
		firstBefore[s.first+1] += weight
		lastBefore[s.last+1] += weight
		total += weight
	}
	best, most := 0, 0
	for i := range end {
		firstBefore[i+1] += firstBefore[i]
		lastBefore[i+1] += lastBefore[i]
		common := firstBefore[i] - lastBefore[i] // weight of lines both before i and from i on
		if common > 0 && common >= most && common*3 >= (total-lastBefore[i])*2 && common*2 >= firstBefore[i] && c.mayStart(i) {
			best, most = i, common
		}
	}
	return best
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
