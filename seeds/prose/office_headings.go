package prose

import (
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// officeLinesAboveTasks returns the lines that name the offices of the tasks below, in
// a plan that is ordered by office: one is before the first task and none after the
// last. nil for other plans.
func officeLinesAboveTasks(g *text.Grammar, paragraphs []document.Phrase) []int {
	named := func(i int) bool {
		if i < 0 || i >= len(paragraphs) || numbering.IsNumbered(paragraphs[i]) {
			return false
		}
		p := paragraphs[i]
		if c, ok := g.ReadClauseLine(p); ok {
			return len(c.Offices) > 0 && len(g.ReadOffices(c.Offices[0], lexicon.RoleUnstated).Mentions) > 0
		}
		return p.Len() <= 40 && g.ClauseKindOf(p.TrimAny(":。")) == text.ClauseNames
	}
	var headings []int
	tasks := 0
	for i, p := range paragraphs {
		if !isTask(p) {
			continue
		}
		tasks++
		above := named(i - 1)
		if tasks == 1 && !above || above && isBelowHeading(g, paragraphs[:i-1]) {
			return nil // the offices of a heading
		}
		if named(i+1) && (i+2 >= len(paragraphs) || !isTask(paragraphs[i+2])) {
			return nil // offices after a task
		}
		if above {
			headings = append(headings, paragraphs[i-1].Line)
		}
	}
	if len(headings) < 2 || tasks <= len(headings) {
		return nil
	}
	return headings
}

// isBelowHeading reports whether the last of the paragraphs is a heading, or one of up to
// three lines of offices or deadlines below one.
func isBelowHeading(g *text.Grammar, paragraphs []document.Phrase) bool {
	for i := len(paragraphs) - 1; i >= max(0, len(paragraphs)-4); i-- {
		if kind := numbering.MarkAt(paragraphs[i], 0).Kind; kind != numbering.MarkNone {
			return numbering.IsHeadingMark(kind)
		}
		if _, ok := g.ReadClauseLine(paragraphs[i]); !ok {
			return false
		}
	}
	return false
}

// hasOfficesBelowTasks reports whether at least half of the tasks have a line below
// that holds only offices.
func hasOfficesBelowTasks(g *text.Grammar, paragraphs []document.Phrase) bool {
	tasks, below := 0, 0
	for i, p := range paragraphs {
		if numbering.MarkAt(p, 0).Kind < numbering.MarkParen {
			continue
		}
		tasks++
		if i+1 < len(paragraphs) && paragraphs[i+1].Len() <= 60 && !numbering.IsNumbered(paragraphs[i+1]) && g.ClauseKindOf(paragraphs[i+1]) == text.ClauseNames {
			below++
		}
	}
	return below > 1 && below*2 >= tasks
}

// dutyLines returns the lines of a list of duties without numbers, 县教育局:…, 县教育局。…, 由县教育
// 局负责… or 一是…, nil if there are fewer than three or other lines have numbers.
func dutyLines(g *text.Grammar, paragraphs []document.Phrase) []int {
	var duties, others []int // others begin with what may be the name of an office
	for _, p := range paragraphs {
		topic := topicOf(p)
		switch {
		case numbering.IsItem(p):
			return nil
		case p.Len()-topic.Len() > 9 && g.ClauseKindOf(topic) == text.ClauseNames, len(actingOffices(g, p)) > 0, numbering.IsOrdinalSentence(p):
			duties = append(duties, p.Line)
		case g.ResemblesOffices(topic) && g.FindLabels(p) == nil:
			others = append(others, p.Line)
		}
	}
	if len(duties) < 3 || len(duties)*2 < len(paragraphs) {
		return nil
	}
	return append(duties, others...)
}
