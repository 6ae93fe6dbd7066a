package word

import (
	"strings"
	"unicode/utf8"

	"duban/seeds/document"
	"duban/seeds/source/ooxml"
)

// Word keeps most numbering out of the text: a paragraph names a list and a level, and
// the list has the format of its numbers (ECMA-376, part 1, 17.9). They are counted
// and written here, so that the text has 一、 and 1. as on the page.

// wordLists is the numbering of a document.
type wordLists struct {
	lists     map[string]*wordList // by w:numId
	abstracts map[string]*wordList // by w:abstractNumId
	styles    map[string]*wordList // abstract ones by the style that they are the list of
}

// wordList is one list with its levels and their counts.
type wordList struct {
	levels    [9]wordLevel
	counts    *[9]int // shared by the lists that continue counting each other's items
	started   *[9]bool
	overrides map[int]int // start numbers of levels that this list restarts; deleted once used
	base      string      // the abstract list
	style     string      // the style whose list an abstract one takes
}

// wordLevel is the format of the numbers of a level.
type wordLevel struct {
	start   int
	format  string
	text    string // 第%1章
	restart int    // the level after which it begins again, or an outer one; from 1
	plain   bool   // numbers of other levels in its text are in digits
	style   string // the paragraph style that it belongs to
	known   bool
}

func newWordLists() *wordLists {
	return &wordLists{map[string]*wordList{}, map[string]*wordList{}, map[string]*wordList{}}
}

// read reads numbering.xml.
func (n *wordLists) read(x *ooxml.Part) {
	for start := range x.Children() {
		switch start.Name.Local {
		case "abstractNum":
			n.readAbstract(x, ooxml.Attribute(start, "abstractNumId"))
		case "num":
			n.lists[ooxml.Attribute(start, "numId")] = readList(x)
		}
	}
	for _, list := range n.lists {
		n.resolve(list)
	}
}

func (n *wordLists) readAbstract(x *ooxml.Part, id string) {
	list := &wordList{counts: new([9]int), started: new([9]bool), base: id}
	n.abstracts[id] = list
	for start := range x.Children() {
		switch start.Name.Local {
		case "lvl":
			list.readLevel(x, start)
		case "styleLink":
			n.styles[ooxml.Attribute(start, "val")] = list
		case "numStyleLink":
			list.style = ooxml.Attribute(start, "val")
		}
	}
}

func readList(x *ooxml.Part) *wordList {
	list := &wordList{overrides: map[int]int{}}
	for start := range x.Children() {
		switch start.Name.Local {
		case "abstractNumId":
			list.base = ooxml.Attribute(start, "val")
		case "lvlOverride":
			for override := range x.Children() {
				switch override.Name.Local {
				case "startOverride":
					list.overrides[ooxml.Number(start, "ilvl", 0)] = ooxml.Number(override, "val", 1)
				case "lvl":
					list.readLevel(x, override)
				}
			}
		}
	}
	return list
}

func (l *wordList) readLevel(x *ooxml.Part, start ooxml.Start) {
	at := ooxml.Number(start, "ilvl", -1)
	if at < 0 || at >= len(l.levels) {
		return
	}
	level := &l.levels[at]
	*level = wordLevel{start: 1, format: "decimal", restart: at, known: true}
	for start := range x.Children() {
		value := ooxml.Attribute(start, "val")
		switch start.Name.Local {
		case "start":
			level.start = ooxml.Number(start, "val", 1)
		case "lvlRestart":
			level.restart = ooxml.Number(start, "val", at)
		case "numFmt":
			level.format = value
		case "lvlText":
			level.text = value
		case "isLgl":
			level.plain = ooxml.IsOn(start)
		case "pStyle":
			level.style = value
		}
	}
}

// resolve gives a list the levels and counts of its abstract list.
func (n *wordLists) resolve(list *wordList) {
	abstract := n.abstracts[list.base]
	if abstract != nil && n.styles[abstract.style] != nil {
		abstract = n.styles[abstract.style]
	}
	if abstract == nil {
		abstract = &wordList{counts: new([9]int), started: new([9]bool)}
	}
	list.counts, list.started = abstract.counts, abstract.started
	for i := range list.levels {
		if !list.levels[i].known {
			list.levels[i] = abstract.levels[i]
		}
	}
}

// levelOf returns the level of a list that belongs to a paragraph style, 0 if none does.
func (n *wordLists) levelOf(id, style string) int {
	if list := n.lists[id]; list != nil {
		for i := range list.levels {
			if style != "" && list.levels[i].style == style {
				return i
			}
		}
	}
	return 0
}

// nextNumber counts a paragraph of the list and returns its number as on the page, ""
// if it has none.
func (n *wordLists) nextNumber(id string, at int) string {
	list := n.lists[id]
	if list == nil || at < 0 || at >= len(list.levels) || !list.levels[at].known {
		return ""
	}
	if start, restarts := list.overrides[at]; restarts {
		delete(list.overrides, at)
		list.counts[at], list.started[at] = start-1, true
	}
	if !list.started[at] {
		list.counts[at], list.started[at] = list.levels[at].start-1, true
	}
	list.counts[at]++
	for inner := at + 1; inner < len(list.levels); inner++ {
		list.started[inner] = list.started[inner] && at >= list.levels[inner].restart
	}
	return list.formatNumber(at)
}

// formatNumber returns the level's text with the counts in it.
func (l *wordList) formatNumber(at int) string {
	level := l.levels[at]
	if level.format == "bullet" {
		return ""
	}
	var text strings.Builder
	runes := []rune(level.text)
	for i := 0; i < len(runes); i++ {
		if runes[i] != '%' || i+1 >= len(runes) || runes[i+1] < '1' || runes[i+1] > '9' {
			text.WriteRune(runes[i])
			continue
		}
		i++
		other := int(runes[i] - '1')
		format := l.levels[other].format
		if level.plain && format != "none" {
			format = "decimal"
		}
		value := l.counts[other]
		if !l.started[other] {
			value = l.levels[other].start
		}
		text.WriteString(ooxml.FormatNumber(value, format))
	}
	written := strings.TrimSpace(text.String())
	if last, _ := utf8.DecodeLastRuneInString(written); document.IsLetter(last) || document.IsDigit(last) {
		written += " "
	}
	return written
}
