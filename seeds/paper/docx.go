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

// writeWord writes a document in landscape A4, with the fonts and page numbers of
// GB/T 9704-2012, the standard for official documents, as far as tables permit: the
// title in 小标宋 of 22 points, the text in 仿宋. The header row of a table is
// repeated on each page, and no row is split.
func writeWord(ctx context.Context, w io.Writer, paper Paper) error {
	archive := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", wordTypes},
		{"_rels/.rels", wordRelations},
		{"word/_rels/document.xml.rels", wordParts},
		{"word/styles.xml", wordStyles},
		{"word/footer1.xml", wordFooter},
		{"docProps/custom.xml", customProperties(paper.Mark)},
	} {
		file, err := archive.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(file, xml.Header+part.content); err != nil {
			return err
		}
	}
	file, err := archive.Create("word/document.xml")
	if err != nil {
		return err
	}
	body := wordBody{bufio.NewWriter(file)}
	body.paper(ctx, paper)
	if err := cmp.Or(ctx.Err(), body.out.Flush()); err != nil {
		return err
	}
	return archive.Close()
}

const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	wordTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`
	relationType  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	wordRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="` + relationType + `custom-properties" Target="docProps/custom.xml"/></Relationships>`
	wordParts = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relationType + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relationType + `footer" Target="footer1.xml"/></Relationships>`
	// Sizes are in half points, the space between lines in twentieths of one.
	wordStyles = `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="28"/><w:lang w:eastAsia="zh-CN"/>` +
		`</w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Text"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr><w:keepNext/><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr>` +
		`<w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading"><w:name w:val="heading 1"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>` +
		`<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Line"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Head"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>` +
		`<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="21"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Band"><w:name w:val="Band"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="21"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Centered"><w:name w:val="Centered"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style></w:styles>`
	wordFooter = `<w:ftr ` + wordSpace + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>` +
		`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
	wordPage = `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
		`<w:pgMar w:top="1588" w:right="1418" w:bottom="1474" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`
	// wordWidth is the width of the page between its margins, in twentieths of a point.
	wordWidth = 16838 - 2*1418
)

// wordBody ignores errors of writing: the buffered writer returns the first one
// from Flush.
type wordBody struct{ out *bufio.Writer }

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
		switch {
		case sheet.Apart:
			b.paragraph("Title", sheet.Title, i > 0 || together)
		case sheet.Title != "":
			b.paragraph("Heading", sheet.Title, false)
		}
		b.lines(sheet.Lines)
		if len(sheet.Rows) > 0 {
			b.table(ctx, sheet)
		}
		b.lines(sheet.Closing)
	}
	b.put(wordPage, `</w:body></w:document>`)
}

func (b wordBody) lines(lines []string) {
	for _, line := range lines {
		b.paragraph("Line", line, false)
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
	band := func(name string) error {
		b.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		b.cell("Band", name, wordWidth, shown, "")
		b.put(`</w:tr>`)
		return nil
	}
	_ = bands(ctx, sheet, band, func(cells []string) error {
		b.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		hidden := ""
		for i, text := range cells {
			if sheet.Columns[i].Hidden {
				hidden += text
				continue
			}
			style := "Cell"
			if sheet.Columns[i].Centered {
				style = "Centered"
			}
			b.cell(style, text, widths[i], 1, hidden)
			hidden = ""
		}
		b.put(`</w:tr>`)
		return nil
	})
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
