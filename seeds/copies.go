package seeds

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxTitleLines is how many lines from the beginning are searched for the line that a
// copy begins with: the first one, a title, the first row.
const maxTitleLines = 30

// withoutCopies returns a text without the further copies of its plan, and warnings
// about them.
func (g *grammar) withoutCopies(text string) (string, []Warning) {
	even := evenLines(text)
	if !g.mayRepeat(even) {
		return text, nil
	}
	lines, numbers := splitJoinedLines(strings.Split(even, "\n"))
	keys := make([]string, len(lines))
	for i, line := range lines {
		keys[i] = strings.Join(strings.Fields(line), "")
	}
	isRow := func(i int) bool { return strings.ContainsAny(lines[i], "|｜\t,") }
	found := copyFinder{keys: keys, starts: g.copyStarts(len(lines), func(i int) phrase { return g.phrase(lines[i], numbers[i]) }, isRow), isHeading: func(i int) bool {
		return !isRow(i) && isOuterHeading(g.phrase(lines[i], 0))
	}}
	warnings, kept := found.warnings(func(i int) (int, string) { return numbers[i], shortened(lines[i]) })
	if kept == len(lines) {
		return text, nil
	}
	var first strings.Builder
	for i, line := range lines[:kept] {
		if i > 0 && numbers[i] > numbers[i-1] {
			first.WriteByte('\n')
		}
		first.WriteString(line)
	}
	return first.String() + "\n", warnings
}

// splitJoinedLines cuts the lines that end with the first one: files that were put together
// lack a line break between them if the first does not end in one. The numbers
// are those of the lines in the text.
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

// minJoinedLength is how long a first line must be, in characters, to be known at the
// end of another.
const minJoinedLength = 6

// mayRepeat reports whether one of the lines with which a copy may begin is
// in the text once more.
func (g *grammar) mayRepeat(text string) bool {
	rest, first, rows := text, true, 0
	for range maxTitleLines {
		line, after, more := strings.Cut(rest, "\n")
		rest = after
		words := strings.TrimSpace(line)
		row := strings.ContainsAny(line, "|｜\t,")
		if row {
			rows++
		}
		if words != "" && (first || row && rows == 1 || g.isTitleLine(g.phrase(words, 0))) && strings.Contains(rest, words) {
			return true
		}
		first = first && words == ""
		if !more {
			return false
		}
	}
	return false
}

// isTitleLine reports whether a line is a title, whatever its format puts around
// it.
func (g *grammar) isTitleLine(p phrase) bool {
	return p.len() <= 200 && front{grammar: g}.isTitle(p.trimAny("#|*,;\t "))
}

func isOuterHeading(p phrase) bool {
	kind := p.trim().markAt(0).kind
	return p.len() <= 60 && (kind == markHan || kind == markParen || kind == markChapter)
}

// copyStarts returns the places at which a copy may begin: at the first line that
// says anything, a title, or the first row.
func (g *grammar) copyStarts(count int, line func(i int) phrase, isRow func(i int) bool) []int {
	var begins []int
	rows := 0
	for i := range min(count, maxTitleLines) {
		p := line(i).trim()
		if p.empty() {
			continue
		}
		if isRow(i) {
			rows++
		}
		if len(begins) == 0 || isRow(i) && rows == 1 || g.isTitleLine(p) {
			begins = append(begins, i)
		}
	}
	return begins
}

// withoutBlockCopies is withoutCopies for paragraphs and rows.
func (g *grammar) withoutBlockCopies(blocks []block) ([]block, []Warning) {
	begins := g.copyStarts(len(blocks), func(i int) phrase { return blocks[i].firstText() }, func(i int) bool { return blocks[i].isRow() })
	if !slices.ContainsFunc(begins, func(begin int) bool {
		return slices.ContainsFunc(blocks[begin+1:], blocks[begin].equal)
	}) {
		return blocks, nil
	}
	keys := make([]string, len(blocks))
	for i, b := range blocks {
		keys[i] = b.key()
	}
	found := copyFinder{keys: keys, starts: begins, isHeading: func(i int) bool {
		return len(blocks[i].filled()) <= 1 && isOuterHeading(blocks[i].firstText())
	}}
	warnings, kept := found.warnings(func(i int) (int, string) { return blocks[i].line(), shortened(blocks[i].firstText().String()) })
	return blocks[:kept], warnings
}

// firstText returns what a block says first.
func (b block) firstText() phrase {
	for i, cell := range b.cells {
		if !b.isAbove(i) && !cell.trim().empty() {
			return cell
		}
	}
	return b.text
}

// equal reports whether two blocks say the same.
func (b block) equal(other block) bool {
	alike := func(a, b phrase) bool { return slices.Equal(a.glyphs, b.glyphs) }
	return b.isRow() == other.isRow() && alike(b.text, other.text) && slices.EqualFunc(b.filled(), other.filled(), alike)
}

// key returns all that the block says, for comparing.
func (b block) key() string {
	var key strings.Builder
	key.WriteString(b.text.key())
	for _, cell := range b.filled() {
		key.WriteString("|" + cell.key())
	}
	return key.String()
}

// copyFinder finds further copies of the plan in a document, as where it was pasted
// twice. They are left out before anything is read, or a copy would be read as more of
// the last task. Each line that only a copy has is reported.
type copyFinder struct {
	keys      []string         // what each line says, "" if it says nothing
	starts    []int            // the lines with which a copy may begin
	isHeading func(i int) bool // whether a line is a heading
}

// maxCopies is how many copies are searched for.
const maxCopies = 16

// warnings returns warnings about every copy but the first, and returns where that ends.
func (c copyFinder) warnings(of func(i int) (line int, text string)) (warnings []Warning, end int) {
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
	add := func(i int, why Why) {
		line, text := of(i)
		warnings = append(warnings, Warning{Line: line, Text: text, Why: why})
	}
	add(end, WhyPlanTwice)
	for i, key := range c.keys[end:] {
		if !known[key] {
			known[key] = true
			add(end+i, WhyCopyDiffers)
		}
	}
	return warnings, end
}

// firstCopy returns the beginning of the first further copy, of copies that are the
// same line by line. The last one begins at a place and has that many lines.
func (c copyFinder) firstCopy(at, lines int) int {
	for at > lines && c.mayStart(at-lines) && slices.Equal(c.keys[at-lines:at], c.keys[at:at+lines]) {
		at -= lines
	}
	return at
}

// lastCopy returns where the last copy of the plan begins in the lines before end,
// 0 if there is one only. Every line counts once, with its length: two thirds of
// a copy are in what is before it, and at least half of that in the copy.
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
	begun, ended := make([]int, end+1), make([]int, end+1) // by place: what is stated before it, and what is not said from it on
	total := 0
	for key, s := range spans {
		weight := utf8.RuneCountInString(key)
		begun[s.first+1] += weight
		ended[s.last+1] += weight
		total += weight
	}
	best, most := 0, 0
	for i := range end {
		begun[i+1] += begun[i]
		ended[i+1] += ended[i]
		common := begun[i] - ended[i] // said before and again from here on
		if common > 0 && common >= most && common*3 >= (total-ended[i])*2 && common*2 >= begun[i] && c.mayStart(i) {
			best, most = i, common
		}
	}
	return best
}

// mayStart reports whether a copy may begin at a line: with what the document
// begins, or with its title or table, but not when they are under another heading
// again.
func (c copyFinder) mayStart(i int) bool {
	for _, begin := range c.starts {
		if i <= begin || c.keys[i] != c.keys[begin] {
			continue
		}
		before := i - 1
		for before > 0 && c.keys[before] == "" {
			before--
		}
		return begin == c.starts[0] || !c.isHeading(before)
	}
	return false
}
