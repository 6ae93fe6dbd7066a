package seeds

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// anchored is how far from the beginning the line may stand with which a copy
// begins: the first line, a title, the first row.
const anchored = 30

// withoutCopies returns a text without the further copies of its plan, and tells
// of them.
func (g *grammar) withoutCopies(text string) (string, []Warning) {
	even := evenLines(text)
	if !g.beginsAgain(even) {
		return text, nil
	}
	lines, numbers := unglued(strings.Split(even, "\n"))
	keys := make([]string, len(lines))
	for i, line := range lines {
		keys[i] = strings.Join(strings.Fields(line), "")
	}
	isRow := func(i int) bool { return strings.ContainsAny(lines[i], "|｜\t,") }
	found := copied{keys: keys, begins: g.beginnings(len(lines), func(i int) phrase { return g.phrase(lines[i], numbers[i]) }, isRow), headed: func(i int) bool {
		return !isRow(i) && isHeading(g.phrase(lines[i], 0))
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

// unglued cuts the lines that end with the first one: files that were put together
// lack a line break between them if the first does not end in one. The numbers
// are those of the lines in the text.
func unglued(written []string) (lines []string, numbers []int) {
	first := ""
	for i, line := range written {
		if first == "" {
			first = strings.TrimSpace(line)
		}
		if before, found := strings.CutSuffix(strings.TrimSpace(line), first); found && before != "" && utf8.RuneCountInString(first) >= shortestGlued {
			lines, numbers = append(lines, before), append(numbers, i+1)
			line = first
		}
		lines, numbers = append(lines, line), append(numbers, i+1)
	}
	return lines, numbers
}

// shortestGlued is how long a first line must be, in characters, to be known at the
// end of another.
const shortestGlued = 6

// beginsAgain reports whether one of the lines with which a copy may begin stands
// in the text once more.
func (g *grammar) beginsAgain(text string) bool {
	rest, first, rows := text, true, 0
	for range anchored {
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

func isHeading(p phrase) bool {
	kind := p.trim().markAt(0).kind
	return p.len() <= 60 && (kind == markHan || kind == markParen || kind == markChapter)
}

// beginnings returns the places at which a copy may begin: at the first line that
// says anything, a title, or the first row.
func (g *grammar) beginnings(count int, line func(i int) phrase, isRow func(i int) bool) []int {
	var begins []int
	rows := 0
	for i := range min(count, anchored) {
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

// copiedBlocks is withoutCopies for paragraphs and rows.
func (g *grammar) copiedBlocks(blocks []block) ([]block, []Warning) {
	begins := g.beginnings(len(blocks), func(i int) phrase { return blocks[i].words() }, func(i int) bool { return blocks[i].isRow() })
	if !slices.ContainsFunc(begins, func(begin int) bool {
		return slices.ContainsFunc(blocks[begin+1:], blocks[begin].says)
	}) {
		return blocks, nil
	}
	keys := make([]string, len(blocks))
	for i, b := range blocks {
		keys[i] = b.key()
	}
	found := copied{keys: keys, begins: begins, headed: func(i int) bool {
		return len(blocks[i].filled()) <= 1 && isHeading(blocks[i].words())
	}}
	warnings, kept := found.warnings(func(i int) (int, string) { return blocks[i].line(), shortened(blocks[i].words().String()) })
	return blocks[:kept], warnings
}

// words returns what a block says first.
func (b block) words() phrase {
	for i, cell := range b.cells {
		if !b.isAbove(i) && !cell.trim().empty() {
			return cell
		}
	}
	return b.text
}

// says reports whether two blocks say the same.
func (b block) says(other block) bool {
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

// copied is a document whose plan may stand in it twice, as when it was pasted
// again. The second copy is left out before anything is read, or it would go on with
// the last task of the first. That is told, and so is each line of it that the first
// lacks.
type copied struct {
	keys   []string         // what each line says, "" if it says nothing
	begins []int            // the lines with which a copy may begin
	headed func(i int) bool // whether a line is a heading
}

// mostCopies bounds how often a plan is looked for.
const mostCopies = 16

// warnings tells of every copy but the first, and returns where that ends.
func (c copied) warnings(of func(i int) (line int, text string)) (warnings []Warning, kept int) {
	kept = len(c.keys)
	for range mostCopies {
		at := c.second(kept)
		if at == 0 {
			break
		}
		kept = c.firstOf(at, kept-at)
	}
	if kept == len(c.keys) {
		return nil, kept
	}
	known := map[string]bool{"": true}
	for _, key := range c.keys[:kept] {
		known[key] = true
	}
	tell := func(i int, why Why) {
		line, text := of(i)
		warnings = append(warnings, Warning{Line: line, Text: text, Why: why})
	}
	tell(kept, WhyPlanTwice)
	for i, key := range c.keys[kept:] {
		if !known[key] {
			known[key] = true
			tell(kept+i, WhyCopyDiffers)
		}
	}
	return warnings, kept
}

// firstOf returns the beginning of the first further copy, of copies that are the
// same line by line. The last one begins at a place and has that many lines.
func (c copied) firstOf(at, lines int) int {
	for at > lines && c.mayBegin(at-lines) && slices.Equal(c.keys[at-lines:at], c.keys[at:at+lines]) {
		at -= lines
	}
	return at
}

// second returns where the last copy of the plan begins in the lines before end,
// 0 if there is one only. Every line counts once, with its length: two thirds of
// a copy stand in what is before it, and at least half of that in the copy.
func (c copied) second(end int) int {
	type span struct{ first, last int }
	spans := map[string]span{}
	for i, key := range c.keys[:end] {
		if s, found := spans[key]; found {
			spans[key] = span{s.first, i}
		} else if key != "" {
			spans[key] = span{i, i}
		}
	}
	begun, ended := make([]int, end+1), make([]int, end+1) // by place: what is said before it, and what is not said from it on
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
		if common > 0 && common >= most && common*3 >= (total-ended[i])*2 && common*2 >= begun[i] && c.mayBegin(i) {
			best, most = i, common
		}
	}
	return best
}

// mayBegin reports whether a copy may begin at a line: with what the document
// begins, or with its title or table, but not when they stand under another heading
// again.
func (c copied) mayBegin(i int) bool {
	for _, begin := range c.begins {
		if i <= begin || c.keys[i] != c.keys[begin] {
			continue
		}
		before := i - 1
		for before > 0 && c.keys[before] == "" {
			before--
		}
		return begin == c.begins[0] || !c.headed(before)
	}
	return false
}
