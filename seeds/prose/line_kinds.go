package prose

import (
	"maps"
	"slices"

	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// lineKind is what a line is that has no number: a heading or an item, and of what kind its
// number would be.
type lineKind struct {
	numbering.MarkKind
	duty     bool // it is one of a list of duties, a task
	offices  bool // it names the offices of the tasks below it
	deadline bool // it says when the tasks below it are due
}

// lineKinds returns what the lines without a number are, by line. start is the first
// paragraph after the covering letter.
func lineKinds(g *text.Grammar, lines []document.Line, paragraphs []document.Phrase, start int) map[int]lineKind {
	kinds := map[int]lineKind{}
	mark := func(numbers []int, kind lineKind) {
		for _, number := range numbers {
			kinds[number] = kind
		}
	}
	bullets := bulletKinds(g, paragraphs)
	for _, p := range paragraphs {
		if kind := bullets[p.At(0)]; kind != numbering.MarkNone {
			kinds[p.Line] = lineKind{MarkKind: kind}
		}
	}
	for line, kind := range styledHeadings(lines) {
		kinds[line] = lineKind{MarkKind: kind}
	}
	periods, offices := periodHeadings(g, paragraphs), officeLinesAboveTasks(g, paragraphs)
	if len(periods)+len(offices) == 0 {
		mark(plainHeadings(g, paragraphs[start:], kinds), lineKind{MarkKind: numbering.MarkChapter})
	}
	mark(slices.Concat(dutyLines(g, paragraphs), datedLines(g, paragraphs)), lineKind{MarkKind: numbering.MarkDigit, duty: true})
	mark(periods, lineKind{MarkKind: numbering.MarkHan, deadline: true})
	mark(offices, lineKind{MarkKind: numbering.MarkChapter, offices: true})
	return kinds
}

// bulletKinds returns what the bullets of a text without numbered tasks are: of two kinds
// of bullets the first is that of headings, the last that of tasks. A bullet before offices
// alone is that of the task above. Below numbered lines, only bullets of which most name
// offices are those of tasks.
func bulletKinds(g *text.Grammar, paragraphs []document.Phrase) map[rune]numbering.MarkKind {
	counts, withOffices := map[rune]int{}, map[rune]int{}
	numbered := false
	var bullets []rune // as they first come
	for _, p := range paragraphs {
		rest, bullet := numbering.TrimBullet(p), p.At(0)
		numbered = numbered || numbering.MarkAt(p, 0).Kind >= numbering.MarkParen
		if _, ok := g.ReadClauseLine(rest); ok || rest.Len() == p.Len() {
			continue
		}
		if counts[bullet]++; counts[bullet] == 1 {
			bullets = append(bullets, bullet)
		}
		if len(g.SplitClauses(p).Offices) > 0 {
			withOffices[bullet]++
		}
	}
	bullets = slices.DeleteFunc(bullets, func(bullet rune) bool { return counts[bullet] < 2 })
	switch {
	case numbered && len(bullets) == 1 && withOffices[bullets[0]]*2 > counts[bullets[0]]:
		return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkDigits}
	case !numbered && len(bullets) == 1:
		return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkDigit}
	case !numbered && len(bullets) == 2:
		return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkParen, bullets[1]: numbering.MarkDigit}
	}
	return nil
}

// styledHeadings returns the lines that are headings by their style and not by a number,
// as the kind of number that headings of their level have or would have. The only one of
// the highest level is the document's title.
func styledHeadings(lines []document.Line) map[int]numbering.MarkKind {
	counts := map[int]int{}
	numbered := map[int]numbering.MarkKind{} // by level: the kind of its first number
	for _, line := range lines {
		counts[line.Heading]++
		if kind := numbering.MarkAt(line.Phrase, 0).Kind; numbered[line.Heading] == numbering.MarkNone {
			numbered[line.Heading] = kind
		}
	}
	delete(counts, 0)
	levels := slices.Sorted(maps.Keys(counts))
	if len(levels) > 0 && counts[levels[0]] == 1 {
		levels = levels[1:]
	}
	kinds, above := map[int]numbering.MarkKind{}, numbering.MarkNone
	for _, level := range levels {
		above = max(min(above+1, numbering.MarkDigits), numbered[level])
		kinds[level] = above
	}
	styled := map[int]numbering.MarkKind{}
	for _, line := range lines {
		if kind := kinds[line.Heading]; kind != numbering.MarkNone && line.Len() <= 60 && !numbering.IsNumbered(line.Phrase) {
			styled[line.Line] = kind
		}
	}
	return styled
}

// periodHeadings returns the lines that name a part of the year, as 三月 or 三月主题:… over
// the tasks of March; nil if there are fewer than two, or if they may be deadlines of the
// lines above them: the first is below none but the title, or each has a numbered task below.
func periodHeadings(g *text.Grammar, paragraphs []document.Phrase) []int {
	var headings []int
	first, numbered := 0, 0 // the index of the first one, and how many have a numbered task below
	for i, p := range paragraphs {
		if !namesPeriod(g, p) {
			continue
		}
		if i+1 == len(paragraphs) {
			return nil
		}
		if len(headings) == 0 {
			first = i
		}
		if isTask(paragraphs[i+1]) {
			numbered++
		}
		headings = append(headings, p.Line)
	}
	begins := first == 0 || g.IsTitle(paragraphs[first-1]) || g.IsDateLine(paragraphs[first-1]) || numbering.IsHeadingMark(numbering.MarkAt(paragraphs[first-1], 0).Kind)
	if len(headings) < 2 || !begins && numbered < len(headings) {
		return nil
	}
	return headings
}

// namesPeriod reports whether a line is nothing but the name of a part of the year or of a
// term: 三月, [第一季度], 三月主题:…, 第二周(9月8日—9月12日).
func namesPeriod(g *text.Grammar, p document.Phrase) bool {
	const longest = 12 // the words for a part of the year
	if p.Len() > 40 || g.IsDateLine(p) {
		return false
	}
	p = text.TrimBrackets(p)
	if value, length := numbering.ReadNumeral(p, 1); value > 0 && p.At(0) == '第' && p.At(1+length) == '周' {
		return !numbering.EndsSentence(p)
	}
	name, _ := numbering.SplitLabel(p)
	if name.Empty() {
		name = p.Trim()
	}
	found := g.Dates(name, 2000, 0)
	if len(found) != 1 || found[0].From > 0 || found[0].To > longest || found[0].HasDeadlineWord {
		return false
	}
	return found[0].To == name.Len() || name.Len() < p.Len()
}

// datedLines returns the lines of a schedule, each of which begins with its day; nil if there
// are fewer than three, or if tasks have numbers.
func datedLines(g *text.Grammar, paragraphs []document.Phrase) []int {
	var dated []int
	for _, p := range paragraphs {
		if isTask(p) {
			return nil
		}
		r := date.Reader{Phrase: p, Calendar: g.Calendar, PlanYear: 2000}
		m := r.MomentAt(0)
		words := p.Sub(m.End, p.Len()).SplitFunc(numbering.IsLabelEdge)
		if m.Ok && m.Day > 0 && m.Year == 0 && slices.ContainsFunc(words, isLongerThanName) {
			dated = append(dated, p.Line) // not only who is on duty
		}
	}
	if len(dated) < 3 {
		return nil
	}
	return dated
}

// isLongerThanName reports whether words are longer than the name of a person or a day.
func isLongerThanName(p document.Phrase) bool { return p.Len() > 3 && !document.IsDigit(p.At(0)) }

// isTask reports whether a line has a number that is not that of a heading.
func isTask(p document.Phrase) bool { return numbering.MarkAt(p, 0).Kind > numbering.MarkParen }

// plainHeadings returns the lines that are headings of a plan whose headings have no marks:
// short lines over lists that begin anew, or in brackets. One is before the first item. kinds has the items
// without a number.
func plainHeadings(g *text.Grammar, paragraphs []document.Phrase, kinds map[int]lineKind) []int {
	var headings []int
	items := 0
	for i, p := range paragraphs {
		m, bullet := numbering.MarkAt(p, 0), kinds[p.Line]
		switch {
		case numbering.IsHeadingMark(m.Kind) || bullet.MarkKind != numbering.MarkNone && numbering.TrimBullet(p).Len() == p.Len():
			return nil
		case m.Kind == numbering.MarkNone && bullet.MarkKind == numbering.MarkNone:
			continue
		}
		begins := i > 0 && startsList(g, paragraphs[i-1], m)
		if begins {
			headings = append(headings, paragraphs[i-1].Line)
		}
		if items++; items == 1 && !begins {
			return nil
		}
	}
	if len(headings) < 2 || items <= len(headings) {
		return nil
	}
	return headings
}

// startsList reports whether a line may be a heading over the item after it: one in brackets
// is one where the numbers go on as well.
func startsList(g *text.Grammar, above document.Phrase, first numbering.Mark) bool {
	inner := text.TrimBrackets(above)
	return (first.Value <= 1 || inner.Len() < above.Len()) && isPlainHeading(g, inner)
}

// isPlainHeading reports whether a paragraph may be a heading: it is short and has no marks.
func isPlainHeading(g *text.Grammar, p document.Phrase) bool {
	if numbering.IsItem(p) || p.Len() < 2 || p.Len() > 20 || numbering.IsPunctuated(p) || g.IsTitle(p) || g.IsDateLine(p) {
		return false
	}
	return g.ClauseKindOf(p) == text.ClauseNone
}
