package main

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/words"
)

// helpFilters explains how searches and filters are written.
func (p *program) helpFilters() {
	text, terms := p.text.Finding, p.words.Finding.Terms
	p.printer().Paragraphs(text.Title)
	for _, paragraph := range text.HowToUse {
		p.printer().Paragraphs(paragraph)
	}
	var rows [][]string
	for _, term := range []words.TermHelp{terms.Words, terms.Not, terms.Phrase} {
		rows = append(rows, []string{"", term.Example, term.About})
	}
	for _, key := range model.QueryKeys() {
		term := terms.Of(key.Key)
		rows = append(rows, []string{"", term.Example, term.About + fmt.Sprintf(text.AlsoNamed, p.otherNames(key))})
	}
	p.say()
	p.printer().FullTable(rows)
}

// otherNames returns the names of a key but the one that its example has.
func (p *program) otherNames(key model.QueryKeyNames) string {
	shown := p.words.KeyName(key.Key)
	var others []string
	for _, name := range append([]string{string(key.Key)}, key.Chinese...) {
		if name != shown {
			others = append(others, name)
		}
	}
	return strings.Join(others, p.words.Errors.ListSeparator)
}
