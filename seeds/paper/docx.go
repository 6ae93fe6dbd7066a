package paper

import (
	"archive/zip"
	"bufio"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"duban/model"
)

// writeWord writes a document on A4, laid out as GB/T 9704-2012 asks of official
// documents: the title in 小标宋 of 22 points, the text in 仿宋 of 16 with 28 points from
// line to line, the page number outside. A text is upright with the standard's margins, a
// table is across. The header row of a table is repeated on each page, and no row is split.
func writeWord(ctx context.Context, w io.Writer, paper Paper) error {
	archive := zip.NewWriter(w)
	mark := escaped(paper.Mark.String())
	if err := cmp.Or(writeParts(archive, "docx"), writeParts(archive, "mark", "{mark}", mark)); err != nil {
		return err
	}
	file, err := archive.Create("word/document.xml")
	if err != nil {
		return err
	}
	body := wordBody{bufio.NewWriter(file), paper.IsText}
	body.paper(ctx, paper)
	if err := cmp.Or(ctx.Err(), body.out.Flush()); err != nil {
		return err
	}
	return archive.Close()
}

const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	wordFooters = `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:footerReference w:type="even" r:id="rId3"/>`
	wordAcross  = wordFooters + `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
		`<w:pgMar w:top="1588" w:right="1418" w:bottom="1474" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`
	// Margins of 37, 35, 28 and 26 mm.
	wordUpright = wordFooters + `<w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1588" w:gutter="0"/></w:sectPr>`
)

// wordBody ignores errors of writing: the buffered writer returns the first one
// from Flush.
type wordBody struct {
	out    *bufio.Writer
	isText bool
}

// page returns the size of the pages, and width their width between the margins in
// twentieths of a point.
func (b wordBody) page() (page string, width int) {
	if b.isText {
		return wordUpright, 11906 - 1588 - 1474
	}
	return wordAcross, 16838 - 2*1418
}

func (b wordBody) put(parts ...string) {
	for _, part := range parts {
		_, _ = b.out.WriteString(part)
	}
}

func (b wordBody) paper(ctx context.Context, paper Paper) {
	b.put(xml.Header, `<w:document `, wordSpace, `><w:body>`)
	together := !startsApart(paper)
	if together {
		b.paragraph("Title", paper.Title, false)
		b.lines(paper.Lines)
	}
	for i, sheet := range paper.Sheets {
		b.sheet(ctx, sheet, i > 0 || together)
	}
	page, _ := b.page()
	b.put(page, `</w:body></w:document>`)
}

func (b wordBody) sheet(ctx context.Context, sheet Sheet, follows bool) {
	lines := sheet.Lines
	switch {
	case sheet.Apart:
		b.paragraph("Title", sheet.Title, follows)
		if len(lines) > 0 {
			b.paragraph("Addressee", lines[0], false)
			lines = lines[1:]
		}
	case sheet.Title != "":
		b.paragraph("Heading", sheet.Title, sheet.NewPage)
	}
	b.lines(lines)
	if len(sheet.Rows) > 0 {
		b.table(ctx, sheet)
	}
	for _, line := range sheet.Closing {
		b.paragraph("Closing", line, false)
	}
	for _, line := range sheet.Signed {
		b.paragraph("Signed", line, false)
	}
}

func (b wordBody) lines(lines []string) {
	style := "Line"
	if b.isText {
		style = "Body"
	}
	for _, line := range lines {
		b.paragraph(style, line, false)
	}
}

func (b wordBody) paragraph(style, text string, newPage bool) {
	b.paragraphWith(style, text, newPage, "")
}

// paragraphWith writes a paragraph that begins with a hidden text.
func (b wordBody) paragraphWith(style, text string, newPage bool, hidden string) {
	b.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	if newPage {
		b.put(`<w:pageBreakBefore/>`)
	}
	b.put(`</w:pPr>`)
	if hidden != "" {
		b.put(`<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">`)
		_ = xml.EscapeText(b.out, []byte(model.CleanLine(hidden)))
		b.put(`</w:t></w:r>`)
	}
	first := true
	for line := range strings.SplitSeq(model.Clean(text), "\n") {
		b.put(`<w:r>`)
		if !first {
			b.put(`<w:br/>`)
		}
		first = false
		b.put(`<w:t xml:space="preserve">`)
		_ = xml.EscapeText(b.out, []byte(line))
		b.put(`</w:t></w:r>`)
	}
	b.put(`</w:p>`)
}

func (b wordBody) table(ctx context.Context, sheet Sheet) {
	total := sheet.shownWidth()
	_, wordWidth := b.page()
	widths := make([]int, len(sheet.Columns))
	b.put(`<w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(wordWidth), `" w:type="dxa"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.put(`<w:`, side, ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
	}
	b.put(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	shown := 0
	for i, column := range sheet.Columns {
		if column.Hidden {
			continue
		}
		shown++
		widths[i] = wordWidth * column.Width / total
		b.put(`<w:gridCol w:w="`, fmt.Sprint(widths[i]), `"/>`)
	}
	b.put(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, column := range sheet.Columns {
		if !column.Hidden {
			b.cell("Head", column.Name, widths[i], 1, "")
		}
	}
	b.put(`</w:tr>`)
	for row := range sheet.printed(ctx) {
		b.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		hidden := ""
		for i, text := range row.cells {
			switch column := sheet.Columns[i]; {
			case row.isBand:
				b.cell("Band", text, wordWidth, shown, "")
			case column.Hidden:
				hidden += text
				continue
			case column.Centered:
				b.cell("Centered", text, widths[i], 1, hidden)
			default:
				b.cell("Cell", text, widths[i], 1, hidden)
			}
			hidden = ""
		}
		b.put(`</w:tr>`)
	}
	b.put(`</w:tbl>`)
	b.paragraph("Cell", "", false) // Word needs a paragraph after the last table, and joins tables without one between
}

// cell writes a cell. The hidden text of the columns before it that are not shown goes
// before its own.
func (b wordBody) cell(style, text string, width, columns int, hidden string) {
	b.put(`<w:tc><w:tcPr><w:tcW w:w="`, fmt.Sprint(width), `" w:type="dxa"/>`)
	if columns > 1 {
		b.put(`<w:gridSpan w:val="`, fmt.Sprint(columns), `"/>`)
	}
	b.put(`<w:vAlign w:val="center"/></w:tcPr>`)
	b.paragraphWith(style, text, false, hidden)
	b.put(`</w:tc>`)
}
