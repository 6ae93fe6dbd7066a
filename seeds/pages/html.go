package pages

import (
	"html"
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
			writeCell(out, "colspan", len(t.columns), html.EscapeString(joined(r.wide)))
		}
		for column := range r.cells {
			count := merged[column][i]
			if r.wide != nil || count == 0 { // merged with the one above
				continue
			}
			var words []word
			for _, next := range t.rows[i : i+count] {
				words = append(words, next.cells[column]...)
			}
			writeCell(out, "rowspan", count, t.cellText(column, words))
		}
		out.WriteString("</tr>\n")
	}
}

// writeCell writes a cell over so many rows or columns.
func writeCell(out *strings.Builder, span string, count int, content string) {
	out.WriteString("<td")
	if count > 1 {
		out.WriteString(" " + span + "=" + strconv.Itoa(count))
	}
	out.WriteString(">" + content + "</td>")
}

// writeHeader writes the names of the columns, those over several columns first.
func (t *table) writeHeader(out *strings.Builder) {
	if len(t.header) == 0 {
		return
	}
	groups := make([]string, len(t.columns))
	spans := make([]int, len(t.columns))
	names := make([][]word, len(t.columns))
	rows := 1
	for _, l := range t.header {
		for _, part := range t.names(l) {
			from, to := t.reach(part)
			if from < to {
				groups[from], spans[from], rows = joined(part), to-from+1, 2
				continue
			}
			for _, w := range part {
				column := t.column(w)
				names[column] = append(names[column], w)
			}
		}
	}
	var upper, lower strings.Builder
	for i := 0; i < len(t.columns); i += max(spans[i], 1) {
		if spans[i] == 0 {
			writeCell(&upper, "rowspan", rows, t.cellText(i, names[i]))
			continue
		}
		writeCell(&upper, "colspan", spans[i], html.EscapeString(groups[i]))
		for j := i; j < i+spans[i]; j++ {
			writeCell(&lower, "", 1, t.cellText(j, names[j]))
		}
	}
	out.WriteString("<tr>" + upper.String() + "</tr>\n")
	if rows > 1 {
		out.WriteString("<tr>" + lower.String() + "</tr>\n")
	}
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
