package seeds

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/source"
	"duban/seeds/text"
)

// withoutCopies returns a text with only the first of several copies of its plan, and
// warnings about the others.
func (r *reader) withoutCopies(text string) (string, []model.Warning) {
	even := source.EvenLines(text)
	if !r.mayRepeat(even) {
		return text, nil
	}
	lines, numbers := splitJoinedLines(strings.Split(even, "\n"))
	finder := r.newCopyFinder(len(lines), func(i int) (document.Phrase, bool) {
		return r.Phrase(lines[i], numbers[i]), isRow(lines[i])
	})
	for _, line := range lines {
		finder.keys = append(finder.keys, strings.Join(strings.Fields(line), ""))
	}
	warnings, end := finder.warnings()
	if end == len(lines) {
		return text, nil
	}
	var first strings.Builder
	for i, line := range lines[:end] {
		if i > 0 && numbers[i] > numbers[i-1] {
			first.WriteByte('\n')
		}
		first.WriteString(line)
	}
	return first.String() + "\n", warnings
}

// isRow reports whether a line of text may be divided into cells.
func isRow(line string) bool { return strings.ContainsAny(line, "|｜\t,") }

// mayRepeat reports whether a line with which a copy may begin occurs again in the
// text: nearly no text has to be divided into lines.
func (r *reader) mayRepeat(words string) bool {
	lines := strings.SplitN(words, "\n", text.MaxTitleLines+1)
	finder := r.newCopyFinder(len(lines), func(i int) (document.Phrase, bool) { return r.Phrase(lines[i], i), isRow(lines[i]) })
	return slices.ContainsFunc(finder.starts, func(i int) bool { return strings.Count(words, strings.TrimSpace(lines[i])) > 1 })
}

// withoutBlockCopies is withoutCopies for paragraphs and rows.
func (r *reader) withoutBlockCopies(blocks []document.Block) ([]document.Block, []model.Warning) {
	finder := r.newCopyFinder(len(blocks), func(i int) (document.Phrase, bool) {
		return blocks[i].FirstText(), len(blocks[i].FilledCells()) > 1
	})
	if !slices.ContainsFunc(finder.starts, func(start int) bool {
		return slices.ContainsFunc(blocks[start+1:], blocks[start].Equal)
	}) {
		return blocks, nil
	}
	for _, b := range blocks {
		finder.keys = append(finder.keys, b.Key())
	}
	warnings, end := finder.warnings()
	return blocks[:end], warnings
}

// splitJoinedLines splits lines that end with the first line of the text: where files
// were concatenated, the line break between them may be missing. numbers are the
// original line numbers.
func splitJoinedLines(written []string) (lines []string, numbers []int) {
	first := ""
	for i, line := range written {
		if first == "" {
			first = strings.TrimSpace(line)
		}
		if before, found := strings.CutSuffix(strings.TrimSpace(line), first); found && before != "" && utf8.RuneCountInString(first) >= minJoinedLength {
			lines, numbers = append(lines, before), append(numbers, i+1)
			line = first
		}
		lines, numbers = append(lines, line), append(numbers, i+1)
	}
	return lines, numbers
}

// minJoinedLength is the shortest first line, in characters, that is searched for at
// the end of others.
const minJoinedLength = 6

func isOuterHeading(p document.Phrase) bool {
	kind := numbering.MarkAt(p.Trim(), 0).Kind
	return p.Len() <= 60 && (kind == numbering.MarkHan || kind == numbering.MarkParen || kind == numbering.MarkChapter)
}

// copyFinder finds further copies of the plan in a document that was pasted twice. They
// are dropped before the structure is read, as a copy would continue the last task.
// Each line that only a copy has is reported.
type copyFinder struct {
	keys   []string                                  // the words of each line, "" for a blank one
	starts []int                                     // the lines with which a copy may begin
	line   func(i int) (p document.Phrase, row bool) // a line, and whether it is a row of a table
}

// newCopyFinder returns the finder of so many lines. A copy may begin with the first line
// that is not blank, with titles, and with the first row.
func (r *reader) newCopyFinder(count int, line func(i int) (p document.Phrase, row bool)) copyFinder {
	c := copyFinder{line: line}
	rows := 0
	for i := range min(count, text.MaxTitleLines) {
		p, row := line(i)
		if p = p.Trim(); p.Empty() {
			continue
		}
		if row {
			rows++
		}
		if len(c.starts) == 0 || row && rows == 1 || r.IsTitleLine(p) {
			c.starts = append(c.starts, i)
		}
	}
	return c
}

// maxCopies is the largest number of copies that are searched for.
const maxCopies = 16

// warnings returns warnings about every copy but the first, and where the first ends.
func (c copyFinder) warnings() (warnings []model.Warning, end int) {
	end = len(c.keys)
	for range maxCopies {
		at := c.lastCopy(end)
		if at == 0 {
			break
		}
		end = c.firstCopy(at, end-at)
	}
	if end == len(c.keys) {
		return nil, end
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
	return warnings, end
}

// firstCopy returns where the first of several identical copies begins. The last one
// begins at line at and has so many lines.
func (c copyFinder) firstCopy(at, lines int) int {
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
		before := i - 1
		for before > 0 && c.keys[before] == "" {
			before--
		}
		p, row := c.line(before)
		return start == c.starts[0] || row || !isOuterHeading(p)
	}
	return false
}
