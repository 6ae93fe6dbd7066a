package pages

import (
	"context"
	"html"
	"math"
	"strings"
)

// Document returns a PDF, as pdftotext -bbox describes it, as a web page with its tables,
// or as text if it has none; "" if it has no words, or if ctx ends first.
func Document(ctx context.Context, data []byte) string {
	pages := parse(data)
	var page strings.Builder
	page.WriteString("<html><meta charset=\"utf-8\"><body>\n")
	var open *table
	found := false
	end := func() {
		if open != nil {
			open.write(&page)
			open = nil
		}
	}
	for _, p := range pages {
		if ctx.Err() != nil {
			return ""
		}
		t := findTable(p, open)
		switch {
		case t == nil:
			end()
			writeParagraphs(&page, p, p.lines())
		case t.isContinuation:
			open.next(t, open.pages+1)
		default:
			end()
			open, found = t, true
		}
	}
	if !found {
		return text(pages)
	}
	end()
	page.WriteString("</body></html>\n")
	return page.String()
}

func writeParagraphs(page *strings.Builder, p page, lines []line) {
	for _, l := range lines {
		var parts []string
		for _, segment := range l.segments(p.em) {
			parts = append(parts, html.EscapeString(joined(segment)))
		}
		page.WriteString("<p>" + strings.Join(parts, "  ") + "</p>\n")
	}
}

// text writes pages as lines, with as many blanks before and between their parts as the
// page has room for.
func text(pages []page) string {
	var out strings.Builder
	for _, p := range pages {
		left := math.Inf(1)
		for _, w := range p.words {
			left = min(left, w.left)
		}
		for _, l := range p.lines() {
			column := 0
			for _, segment := range l.segments(p.em) {
				at := int(math.Round((segment[0].left - left) / (p.em / 2)))
				if column > 0 {
					at = max(at, column+2)
				}
				out.WriteString(strings.Repeat(" ", min(max(at-column, 0), 500)))
				words := joined(segment)
				out.WriteString(words)
				column = max(at, column) + columns(words)
			}
			out.WriteByte('\n')
		}
		out.WriteByte('\n')
	}
	return strings.TrimLeft(out.String(), "\n")
}

// columns returns how wide a text is where Chinese characters have two columns.
func columns(text string) int {
	width := 0
	for _, r := range text {
		width++
		if r >= 0x2010 {
			width++
		}
	}
	return width
}
