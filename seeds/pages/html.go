package pages

import (
	"html"
	"slices"
	"strconv"
	"strings"
)

// write writes the table in HTML, with the lines before and after it.
func (t *table) write(out *strings.Builder) {
	t.measure()
	writeParagraphs(out, t.page, t.above)
	out.WriteString("<table>\n")
	t.writeHeader(out)
	t.writeRows(out)
	out.WriteString("</table>\n")
	writeParagraphs(out, t.page, t.below)
}

func (t *table) writeRows(out *strings.Builder) {
	merged := t.mergedCells()
	for i, r := range t.rows {
		out.WriteString("<tr>")
		if r.wide != nil {
			out.WriteString("<td colspan=" + strconv.Itoa(len(t.columns)) + ">" + html.EscapeString(joined(r.wide)) + "</td></tr>\n")
			continue
		}
		for column, words := range r.cells {
			switch rows := merged[column]; {
			case rows != nil && rows[i] == 0: // merged with the one above
			case rows != nil && rows[i] > 1:
				all := slices.Clone(words)
				for _, next := range t.rows[i+1 : i+rows[i]] {
					all = append(all, next.cells[column]...)
				}
				out.WriteString("<td rowspan=" + strconv.Itoa(rows[i]) + ">" + t.cellText(column, all) + "</td>")
			default:
				out.WriteString("<td>" + t.cellText(column, words) + "</td>")
			}
		}
		out.WriteString("</tr>\n")
	}
}

// writeHeader writes the names of the columns, those over several columns first.
func (t *table) writeHeader(out *strings.Builder) {
	if len(t.header) == 0 {
		return
	}
	groups := make([]string, len(t.columns))
	spans := make([]int, len(t.columns))
	names := make([][]word, len(t.columns))
	hasGroups := false
	for _, l := range t.header {
		for _, part := range t.names(l) {
			from, to := t.reach(part)
			if from < to {
				groups[from], spans[from], hasGroups = joined(part), to-from+1, true
				continue
			}
			for _, w := range part {
				column := t.column(w)
				names[column] = append(names[column], w)
			}
		}
	}
	if hasGroups {
		out.WriteString("<tr>")
		for i := 0; i < len(t.columns); i++ {
			if spans[i] == 0 {
				out.WriteString("<td rowspan=2>" + t.cellText(i, names[i]) + "</td>")
				continue
			}
			out.WriteString("<td colspan=" + strconv.Itoa(spans[i]) + ">" + html.EscapeString(groups[i]) + "</td>")
			i += spans[i] - 1
		}
		out.WriteString("</tr>\n")
	}
	out.WriteString("<tr>")
	for i := 0; i < len(t.columns); i++ {
		switch {
		case !hasGroups:
			out.WriteString("<td>" + t.cellText(i, names[i]) + "</td>")
		case spans[i] > 0:
			for j := i; j < i+spans[i]; j++ {
				out.WriteString("<td>" + t.cellText(j, names[j]) + "</td>")
			}
			i += spans[i] - 1
		}
	}
	out.WriteString("</tr>\n")
}

// cellText returns the words of a cell of a column in HTML. After a line that ends well
// before others of its column do, a new one begins.
func (t *table) cellText(column int, words []word) string {
	var text strings.Builder
	lines := page{words: words, em: t.page.em}.lines()
	for i, l := range lines {
		part := joined(l)
		if i > 0 {
			before := lines[i-1]
			last := before[len(before)-1]
			switch {
			case last.right-before[0].left < t.widths[column]-1.5*t.page.em:
				text.WriteString("<br>")
			case strings.HasSuffix(last.text, "-"), strings.HasSuffix(last.text, "/"): // a date goes on: 2026-10-
			case isNarrowEnd(last.text, true) && isNarrowEnd(part, false):
				text.WriteByte(' ')
			}
		}
		text.WriteString(html.EscapeString(part))
	}
	return text.String()
}

// measure sets how wide the longest line of each column is.
func (t *table) measure() {
	t.widths = make([]float64, len(t.columns))
	for _, r := range t.rows {
		for column, words := range r.cells {
			for _, l := range (page{words: words, em: t.page.em}).lines() {
				t.widths[column] = max(t.widths[column], l[len(l)-1].right-l[0].left)
			}
		}
	}
}
