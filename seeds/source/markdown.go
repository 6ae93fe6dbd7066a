package source

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"duban/seeds/document"
)

// Markdown reads the tables, headings and lists of Markdown. It returns false if
// the text has neither tables nor headings nor bold numbers.
func (c *Reader) Markdown(text string) (document.Document, bool) {
	if !strings.ContainsAny(text, "#|*") {
		return document.Document{}, false
	}
	r := markdownReader{Reader: c, lines: strings.Split(EvenLines(text), "\n"), clean: newMarkdownCleaner()}
	for r.at < len(r.lines) {
		switch {
		case r.isTable():
			r.found = true
			r.table()
		default:
			r.paragraph()
		}
	}
	return document.Document{Blocks: r.blocks, Grid: true}, r.found
}

type markdownReader struct {
	*Reader
	lines  []string
	at     int
	clean  markdownCleaner
	blocks []document.Block
	added  int // empty cells that were added to rows
	found  bool
}

// isTable reports whether a table begins at the current line: a row with a line of ---
// and | below it.
func (r *markdownReader) isTable() bool {
	return r.at+1 < len(r.lines) && strings.Contains(r.lines[r.at], "|") && isTableRule(r.lines[r.at+1])
}

func isTableRule(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|-: \t") == ""
}

func (r *markdownReader) table() {
	var rows [][]document.GridCell
	for first := r.at; r.at < len(r.lines) && strings.Contains(r.lines[r.at], "|"); r.at++ {
		if r.at == first+1 {
			continue
		}
		var row []document.GridCell
		for i, cell := range markdownCells(r.lines[r.at]) {
			row = append(row, document.GridCell{From: i, To: i + 1, Text: r.CleanText(r.clean.cell(cell), r.at+1).Trim()})
		}
		rows = append(rows, row)
	}
	r.blocks = append(r.blocks, document.ToGrid(rows, document.GridColumns(rows), &r.added)...)
}

// markdownCells splits a row at its pipes, except for escaped ones.
func markdownCells(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	var cells []string
	from := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, line[from:i])
			from = i + 1
		}
	}
	if rest := line[from:]; strings.TrimSpace(rest) != "" {
		cells = append(cells, rest)
	}
	return cells
}

func (r *markdownReader) paragraph() {
	line := strings.TrimSpace(r.lines[r.at])
	r.at++
	number := r.at
	line = strings.TrimSpace(strings.TrimLeft(line, ">"))
	if isRuler(line) {
		return
	}
	level := 0
	if text := strings.TrimLeft(line, "#"); len(line)-len(text) <= 6 && strings.HasPrefix(text, " ") && text != line {
		level = len(line) - len(text)
		line = strings.TrimRight(strings.TrimSpace(text), "# ")
		r.found = true
	}
	r.found = r.found || r.clean.boldNumber.MatchString(line)
	for _, bullet := range []string{"- ", "* ", "+ "} {
		line = strings.TrimPrefix(line, bullet)
	}
	for part := range strings.SplitSeq(r.clean.cell(line), "\n") {
		if text := r.CleanLine(part, number).Trim(); !text.Empty() {
			r.blocks = append(r.blocks, document.Block{Text: text, Style: document.NewParagraphStyle(nil, level)})
		}
	}
}

// isRuler reports whether the line is a thematic break, ---.
func isRuler(line string) bool {
	line = strings.ReplaceAll(line, " ", "")
	return len(line) >= 3 && (strings.Trim(line, "-") == "" || strings.Trim(line, "*") == "" || strings.Trim(line, "_") == "" || strings.Trim(line, "=") == "")
}

// markdownCleaner removes inline markup.
type markdownCleaner struct {
	breaks, pairs, links, escapes, boldNumber *regexp.Regexp
}

func newMarkdownCleaner() markdownCleaner {
	return markdownCleaner{
		breaks:     regexp.MustCompile(`(?i)<br\s*/?>`),
		pairs:      regexp.MustCompile("\\*\\*(.+?)\\*\\*|__(.+?)__|~~(.+?)~~|`(.+?)`"),
		links:      regexp.MustCompile(`!?\[([^\]]*)\]\([^)\s]*\)`),
		boldNumber: regexp.MustCompile(`^(?:[-*+] )?\*\*[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．].*\*\*`),
		escapes:    regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]"), // before any ASCII punctuation (CommonMark 2.4)
	}
}

// escapedOffset is added to escaped marks while the others are removed: plane 16 has
// only private-use characters.
const escapedOffset = 0x100000

func (c markdownCleaner) cell(text string) string {
	if !strings.ContainsAny(text, "\\<*_~`[") {
		return text // nearly always
	}
	text = c.escapes.ReplaceAllStringFunc(text, func(escaped string) string { return string(escapedOffset + rune(escaped[1])) })
	text = c.breaks.ReplaceAllString(text, "\n")
	text = c.pairs.ReplaceAllString(text, "$1$2$3$4")
	text = c.links.ReplaceAllString(text, "$1")
	return strings.Map(func(r rune) rune {
		if r > escapedOffset && r < escapedOffset+utf8.RuneSelf {
			return r - escapedOffset
		}
		return r
	}, text)
}
