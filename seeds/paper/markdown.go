package paper

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"strings"

	"duban/model"
)

// writeMarkdown writes headings, paragraphs and tables in GitHub Flavored Markdown.
func writeMarkdown(ctx context.Context, w io.Writer, paper Paper) error {
	out := bufio.NewWriter(w)
	m := markdownPaper{out}
	if !startsApart(paper) {
		m.block("# " + strings.ReplaceAll(markdownText(paper.Title), "\n", ""))
		m.lines(paper.Lines)
	}
	for _, sheet := range paper.Sheets {
		switch {
		case sheet.Apart:
			m.block("# " + markdownText(sheet.Title))
		case sheet.Title != "":
			m.block("## " + markdownText(sheet.Title))
		}
		m.lines(sheet.Lines)
		if len(sheet.Rows) > 0 {
			m.table(ctx, sheet)
		}
		m.lines(sheet.Closing)
		m.lines(sheet.Signed)
	}
	if mark := markdownMark(paper.Mark); mark != "" {
		m.block(mark)
	}
	return cmp.Or(ctx.Err(), out.Flush())
}

// markdownPaper ignores errors of writing: the buffered writer returns the first one
// from Flush.
type markdownPaper struct{ out *bufio.Writer }

func (m markdownPaper) block(text string) { _, _ = m.out.WriteString(text + "\n\n") }

func (m markdownPaper) lines(lines []string) {
	for _, line := range lines {
		m.block(markdownText(line))
	}
}

func (m markdownPaper) table(ctx context.Context, sheet Sheet) {
	var names, rules []string
	for _, column := range sheet.Columns {
		names = append(names, column.Name)
		if column.Centered {
			rules = append(rules, ":---:")
		} else {
			rules = append(rules, "---")
		}
	}
	m.row(names)
	_, _ = m.out.WriteString("| " + strings.Join(rules, " | ") + " |\n")
	for row := range sheet.printed(ctx) {
		m.row(append(row.cells, make([]string, len(sheet.Columns)-len(row.cells))...))
	}
	_, _ = m.out.WriteString("\n")
}

func (m markdownPaper) row(cells []string) {
	for _, cell := range cells {
		_, _ = m.out.WriteString("| " + strings.ReplaceAll(markdownText(cell), "\n", "<br>") + " ")
	}
	_, _ = m.out.WriteString("|\n")
}

// markdownText escapes markup: in CommonMark a backslash before any of these
// characters makes it text.
func markdownText(text string) string {
	var out strings.Builder
	for _, r := range model.Clean(text) {
		if strings.ContainsRune("\\`*_[]<>|#~&", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
