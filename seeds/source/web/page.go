// Package web reads web pages and fragments of them.
package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
)

// Limits of web pages, beside those of every text.
const (
	maxWebPage = 16 << 20 // bytes; the tree of a page takes many times that
	maxColumns = 500      // of a cell
	maxNumber  = 1 << 16  // in an attribute
)

// Read reads a page that a browser has saved, or a fragment that was copied from one:
// headings, paragraphs, list items and tables. What a browser does not show is left out.
func Read(c *source.Reader, text string) ([]document.Block, []model.Warning, error) {
	if len(text) > maxWebPage {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxWebPage}
	}
	root, err := html.Parse(strings.NewReader(text)) // refuses more than 512 elements inside each other
	if err != nil {
		return nil, nil, &model.DocumentError{Problem: model.DocumentDamaged, Err: err}
	}
	r := webReader{Reader: c, blanks: regexp.MustCompile("[ \n\t\r\f]+")}
	r.walk(root)
	r.endParagraph(0)
	switch {
	case c.Progress.Cancelled():
		return nil, nil, c.Progress.Err()
	case r.isTooLarge():
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxWebPage}
	}
	return r.blocks, r.warnings, nil
}

// webReader collects the blocks of a page. A paragraph or a row counts as a line.
type webReader struct {
	*source.Reader
	blocks   []document.Block
	warnings []model.Warning
	text     strings.Builder // of the open paragraph
	blanks   *regexp.Regexp
	lists    []int // the next number of each open list, 0 if it has none
	line     int
	cells    int
	repeated int // bytes of cells that reach into the rows below, for each of these
	pre      int // how many elements that keep line breaks are open
}

func (r *webReader) isTooLarge() bool {
	return r.cells > document.MaxCells || r.repeated > source.MaxText
}

// walk reads an element and what is inside it.
func (r *webReader) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.addText(n.Data)
		return
	case html.ElementNode:
		if r.leavesOut(n) {
			return
		}
	}
	level := headingLevel(n.DataAtom)
	switch {
	case n.DataAtom == atom.Table && !holdsTable(n):
		r.endParagraph(0)
		r.table(n)
		return
	case n.DataAtom == atom.Br:
		r.endParagraph(0)
		return
	case n.DataAtom == atom.Ol, n.DataAtom == atom.Ul:
		next := 0
		if style := styleOf(n); n.DataAtom == atom.Ol && !strings.Contains(style, "list-style:none") && !strings.Contains(style, "list-style-type:none") {
			next = number(n, "start")
		}
		r.lists = append(r.lists, next)
		defer func() { r.lists = r.lists[:len(r.lists)-1] }()
	case n.DataAtom == atom.Pre:
		r.pre++
		defer func() { r.pre-- }()
	}
	block := level > 0 || isWebBlock(n.DataAtom)
	if block {
		r.endParagraph(0)
	}
	if n.DataAtom == atom.Li {
		r.number(n)
	}
	for child := range n.ChildNodes() {
		if !r.Progress.Cancelled() {
			r.walk(child)
		}
	}
	if block {
		r.endParagraph(level)
	}
}

// number begins a list item with the number that a browser shows before it.
func (r *webReader) number(item *html.Node) {
	last := len(r.lists) - 1
	if last < 0 || r.lists[last] == 0 {
		return
	}
	if _, ok := attribute(item, "value"); ok {
		r.lists[last] = number(item, "value")
	}
	r.text.WriteString(strconv.Itoa(r.lists[last]) + ".")
	r.lists[last]++
}

// addText adds text as a browser shows it: blanks and line breaks are one blank.
func (r *webReader) addText(text string) {
	if r.pre == 0 {
		r.text.WriteString(r.oneBlank(text))
		return
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			r.endParagraph(0)
		}
		r.text.WriteString(line)
	}
}

// oneBlank returns a text with a single blank for each run of them.
func (r *webReader) oneBlank(text string) string {
	return strings.ReplaceAll(r.blanks.ReplaceAllString(text, " "), "\u00a0", " ")
}

// endParagraph adds the open paragraph, if it has words.
func (r *webReader) endParagraph(heading int) {
	text := strings.TrimSpace(r.text.String())
	r.text.Reset()
	if text == "" {
		return
	}
	r.line++
	if words := r.CleanLine(text, r.line).Trim(); !words.Empty() {
		r.blocks = append(r.blocks, document.Block{Text: words, Style: document.NewParagraphStyle(nil, heading)})
	}
}

// leavesOut reports whether a browser shows nothing of an element. Words that are hidden
// or struck out are reported.
func (r *webReader) leavesOut(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Object, atom.Select, atom.Button, atom.Textarea, atom.Input,
		atom.Rt, atom.Rp: // how characters are pronounced
		return true
	case atom.Del, atom.S, atom.Strike:
		r.reportLeftOut(n, model.WhyStruckOut)
		return true
	}
	style := styleOf(n)
	_, isHidden := attribute(n, "hidden")
	switch {
	case isHidden, strings.Contains(style, "display:none"), strings.Contains(style, "visibility:hidden"):
		r.reportLeftOut(n, model.WhyHidden)
		return true
	case strings.Contains(style, "line-through"):
		r.reportLeftOut(n, model.WhyStruckOut)
		return true
	}
	return false
}

func (r *webReader) reportLeftOut(n *html.Node, why model.WarningReason) {
	if text := strings.TrimSpace(r.innerText(n)); text != "" && len(r.warnings) < source.MaxLeftOut {
		r.warnings = append(r.warnings, model.Warning{Line: r.line + 1, Text: model.CleanLine(text), Why: why})
	}
}

// innerText returns all words inside an element.
func (r *webReader) innerText(n *html.Node) string {
	if n.Type == html.TextNode {
		return r.oneBlank(n.Data)
	}
	switch n.DataAtom {
	case atom.Script, atom.Style:
		return ""
	}
	var text strings.Builder
	for child := range n.ChildNodes() {
		text.WriteString(r.innerText(child))
	}
	return text.String()
}

func headingLevel(name atom.Atom) int {
	switch name {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(name.String()[1] - '0')
	}
	return 0
}

// isWebBlock reports whether an element begins and ends a paragraph.
func isWebBlock(name atom.Atom) bool {
	switch name {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Li, atom.Ul, atom.Ol,
		atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Hr, atom.Form, atom.Body, atom.Center, atom.Figure, atom.Figcaption, atom.Address:
		return true
	}
	return false
}

// styleOf returns the style of an element without blanks, in small letters.
func styleOf(n *html.Node) string {
	style, _ := attribute(n, "style")
	return strings.ToLower(strings.ReplaceAll(style, " ", ""))
}

// attribute returns an attribute of an element, and whether it has one.
func attribute(n *html.Node, key string) (value string, ok bool) {
	at := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	if at < 0 {
		return "", false
	}
	return n.Attr[at].Val, true
}

// number returns an attribute that is a number from 1 to maxNumber; 1 if it is none.
func number(n *html.Node, key string) int {
	value, _ := attribute(n, key)
	count, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil {
		return 1
	}
	return min(max(count, 1), maxNumber)
}
