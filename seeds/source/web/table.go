package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"duban/seeds/document"
)

// holdsTable reports whether a table has another one inside: such a table only lays out
// the page.
func holdsTable(n *html.Node) bool {
	for inner := range n.Descendants() {
		if inner.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

// spanning is a cell that covers a column of the rows up to the last.
type spanning struct {
	cell document.GridCell
	last int
}

// table reads the rows of a table into a grid.
func (r *webReader) table(n *html.Node) {
	var rows [][]document.GridCell
	above := map[int]spanning{} // by the first column
	var group *html.Node
	for i, tr := range r.rowsOf(n) {
		if tr.Parent != group { // no cell reaches out of its tbody
			clear(above)
			group = tr.Parent
		}
		isHidden := r.leavesOut(tr)
		if !isHidden {
			r.line++
		}
		row := r.tableRow(tr, i, above)
		if r.cells += len(row); r.isTooLarge() || r.Progress.Cancelled() {
			return
		}
		if !isHidden {
			rows = append(rows, row)
		}
	}
	r.blocks = append(r.blocks, document.ToGrid(rows, document.GridColumns(rows), &r.cells)...)
}

// rowsOf returns the rows of a table in their order. Its caption is a paragraph.
func (r *webReader) rowsOf(n *html.Node) []*html.Node {
	var rows []*html.Node
	for child := range n.ChildNodes() {
		switch child.DataAtom {
		case atom.Caption:
			r.walk(child)
		case atom.Tr:
			rows = append(rows, child)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, r.rowsOf(child)...)
		}
	}
	return rows
}

// tableRow returns the cells of row i, those that reach into it from above included.
func (r *webReader) tableRow(tr *html.Node, i int, above map[int]spanning) []document.GridCell {
	var row []document.GridCell
	at := 0
	fromAbove := func() {
		for {
			s, covered := above[at]
			if !covered || s.last < i {
				return
			}
			s.cell.Above = true
			row = append(row, s.cell)
			at = s.cell.To
			r.repeated += s.cell.Text.Size()
		}
	}
	for child := range tr.ChildNodes() {
		if child.DataAtom != atom.Td && child.DataAtom != atom.Th || r.leavesOut(child) {
			continue
		}
		if fromAbove(); at >= document.MaxGridWidth {
			r.cells = document.MaxCells + 1 // refused
			return row
		}
		cell := document.GridCell{From: at, To: at + min(number(child, "colspan"), maxColumns), Text: r.CleanText(r.cellText(child), r.line).Trim()}
		if rows := number(child, "rowspan"); rows > 1 {
			above[at] = spanning{cell, i + rows - 1}
		}
		row = append(row, cell)
		at = cell.To
	}
	fromAbove()
	return row
}

// cellText returns the words of a cell, a line for each paragraph.
func (r *webReader) cellText(n *html.Node) string {
	inner := webReader{Reader: r.Reader, blanks: r.blanks, line: r.line - 1, cells: r.cells}
	for child := range n.ChildNodes() {
		inner.walk(child)
	}
	inner.endParagraph(0)
	r.warnings = append(r.warnings, inner.warnings...)
	lines := make([]string, len(inner.blocks))
	for i, b := range inner.blocks {
		lines[i] = b.Text.String()
	}
	return strings.Join(lines, "\n")
}
