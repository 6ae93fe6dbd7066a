// Package text recognises what a piece of text is: an office, a person, a title, a clause
// about who acts and until when.
package text

import (
	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/hints"
	"duban/seeds/lexicon"
)

// Grammar holds the words that plans are written with.
type Grammar struct {
	*date.Calendar
	roleSuffixes    []lexicon.RoleWord // words that close a clause: 局办公室主办
	labels          []lexicon.RoleWord // words that open one: 牵头单位:
	LabelNouns      []string
	classNouns      []string
	byMatterWords   []string // with one of LabelNouns: the office in charge of the matter, 主办科室
	nameEnds        map[rune]bool
	remarks         []string
	CompletionVerbs []string
	dutyVerbs       []string // verbs that only offices take, not work
	Progress        *document.Progress
	OnHeader        func(names []string)
	Hints           hints.Hints // about the table of the document
	surnames        map[rune]bool
}

// NewGrammar returns the grammar. Reading advances p, and onHeader, if it is not nil,
// gets the names of each row that may be the header of a table.
func NewGrammar(p *document.Progress, onHeader func(names []string)) *Grammar {
	return &Grammar{
		Calendar:        date.NewCalendar(),
		Progress:        p,
		OnHeader:        onHeader,
		roleSuffixes:    lexicon.RoleSuffixes(),
		labels:          lexicon.Labels(),
		LabelNouns:      lexicon.LabelNouns(),
		classNouns:      lexicon.ClassNouns(),
		byMatterWords:   lexicon.ByMatter(),
		nameEnds:        document.RuneSet(lexicon.NameEnds()),
		remarks:         lexicon.Remarks(),
		CompletionVerbs: lexicon.CompletionVerbs(),
		dutyVerbs:       lexicon.DutyVerbs(),
		surnames:        document.RuneSet(lexicon.Surnames()),
	}
}

// IsAssignedDate reports whether a label or the name of a column announces when a task
// came in: 交办日期, 受理时间.
func IsAssignedDate(name document.Phrase) bool {
	return name.SuffixOf([]string{"日期", "时间"}) > 0 && name.ContainsAny(lexicon.AssignedDates())
}

// LabelRole returns the role that a label or a column's name announces; RoleUnstated
// if it announces none. 牵头单位 and 责任科室 announce offices, 完成时限 a deadline.
func (g *Grammar) LabelRole(label string) lexicon.Role {
	p := g.Phrase(label, 0).Compact()
	if p.Empty() || p.Len() > 12 {
		return lexicon.RoleUnstated
	}
	for _, word := range g.labels {
		if p.Index(word.Word) < 0 {
			continue
		}
		if word.Role == lexicon.RoleDeadline && IsAssignedDate(p) {
			return lexicon.RoleOther
		}
		if word.Role == lexicon.RolePerson || word.Role == lexicon.RoleDeadline {
			return word.Role
		}
		rest := p.SuffixOf(g.LabelNouns)
		if rest > 0 || p.Len() == document.RuneCount(word.Word) || p.HasSuffix(")") && p.At(0) != '(' {
			return word.Role
		}
		return lexicon.RoleUnstated
	}
	return lexicon.RoleUnstated
}
