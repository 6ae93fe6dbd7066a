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
	if err := writeParts(archive, []part{
		{"[Content_Types].xml", wordTypes},
		{"_rels/.rels", wordRelations},
		{"word/_rels/document.xml.rels", wordParts},
		{"word/styles.xml", wordStyles},
		{"word/fontTable.xml", wordFonts},
		{"word/settings.xml", `<w:settings ` + wordSpace + `><w:evenAndOddHeaders/></w:settings>`},
		{"word/footer1.xml", wordFooter("right")},
		{"word/footer2.xml", wordFooter("left")},
		{"docProps/custom.xml", customProperties(paper.Mark)},
	}); err != nil {
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
	wordTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`
	wordRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="` + relationType + `custom-properties" Target="docProps/custom.xml"/></Relationships>`
	wordParts = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relationType + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relationType + `footer" Target="footer1.xml"/>` +
		`<Relationship Id="rId3" Type="` + relationType + `footer" Target="footer2.xml"/>` +
		`<Relationship Id="rId4" Type="` + relationType + `fontTable" Target="fontTable.xml"/>` +
		`<Relationship Id="rId5" Type="` + relationType + `settings" Target="settings.xml"/></Relationships>`
	// The fonts of the standard are not on every machine; the others are on each with
	// Chinese Windows.
	wordFonts = `<w:fonts ` + wordSpace + `><w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/><w:charset w:val="86"/><w:family w:val="roman"/></w:font>` +
		`<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font></w:fonts>`
	// Sizes are in half points, the space between lines in twentieths of one.
	wordStyles = `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="28"/><w:lang w:eastAsia="zh-CN"/>` +
		`</w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Text"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr><w:keepNext/><w:spacing w:after="560" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>` +
		`<w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading"><w:name w:val="heading 1"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120" w:line="560" w:lineRule="exact"/><w:outlineLvl w:val="0"/></w:pPr>` +
		`<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Line"/><w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Addressee"><w:name w:val="Addressee"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Closing"><w:name w:val="Closing"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Signed"><w:name w:val="Signature"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Head"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>` +
		`<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="21"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Band"><w:name w:val="Band"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="21"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Centered"><w:name w:val="Centered"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style></w:styles>`
	wordFooters = `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:footerReference w:type="even" r:id="rId3"/>`
	wordAcross  = wordFooters + `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
		`<w:pgMar w:top="1588" w:right="1418" w:bottom="1474" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`
	// Margins of 37, 35, 28 and 26 mm.
	wordUpright = wordFooters + `<w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1588" w:gutter="0"/></w:sectPr>`
)

// wordFooter returns the page number at the outer side of a page, an empty character
// from the margin.
func wordFooter(side string) string {
	return `<w:ftr ` + wordSpace + `><w:p><w:pPr><w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/><w:jc w:val="` + side + `"/></w:pPr>` +
		`<w:r><w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>` +
		`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
}

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
