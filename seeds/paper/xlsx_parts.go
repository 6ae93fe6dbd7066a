package paper

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// part is a file of a document that is a zip file of XML.
type part struct{ name, content string }

// writeParts writes parts, each with the header of XML.
func writeParts(archive *zip.Writer, parts []part) error {
	for _, part := range parts {
		file, err := archive.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(file, xml.Header+part.content); err != nil {
			return err
		}
	}
	return nil
}

// escaped returns a text as XML.
func escaped(text string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(text))
	return out.String()
}

const (
	workbookSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	packageSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	workbookType = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	relationType = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// workbookParts returns all parts of a workbook but its sheets.
func workbookParts(sheets []workbookSheet, mark Mark) []part {
	var types, list, relations, names strings.Builder
	parts := []part{{}, {}, {}, {}, {"xl/styles.xml", workbookStyles()}} // the first four need the sheets
	for i := range sheets {
		s, number := &sheets[i], i+1
		name := escaped(s.name)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, number, workbookType)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, number, number)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, number, relationType, number)
		if len(s.sheet.Rows) > 0 {
			fmt.Fprintf(&names, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!%s</definedName>`, i, name, s.tableRange())
		}
		fmt.Fprintf(&names, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$%d:$%d</definedName>`, i, name, s.head(), s.head())
		if s.hasChart() {
			fmt.Fprintf(&types, `<Override PartName="/xl/drawings/drawing%d.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`+
				`<Override PartName="/xl/charts/chart%d.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`, number, number)
			parts = append(parts, s.chartParts(number)...)
		}
	}
	fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%sstyles" Target="styles.xml"/>`, len(sheets)+1, relationType)
	rootRelations := `<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="xl/workbook.xml"/>`
	if mark != (Mark{}) {
		types.WriteString(`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`)
		rootRelations += `<Relationship Id="rId2" Type="` + relationType + `custom-properties" Target="docProps/custom.xml"/>`
		parts = append(parts, part{"docProps/custom.xml", customProperties(mark)})
	}
	parts[0] = part{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + workbookType + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + workbookType + `styles+xml"/>` + types.String() + `</Types>`}
	parts[1] = part{"_rels/.rels", `<Relationships ` + packageSpace + `>` + rootRelations + `</Relationships>`}
	parts[2] = part{"xl/workbook.xml", `<workbook ` + workbookSpace + `><bookViews><workbookView/></bookViews><sheets>` + list.String() +
		`</sheets><definedNames>` + names.String() + `</definedNames></workbook>`}
	parts[3] = part{"xl/_rels/workbook.xml.rels", `<Relationships ` + packageSpace + `>` + relations.String() + `</Relationships>`}
	return parts
}

// The styles of cells, by their numbers in workbookStyles.
const (
	styleTitle = iota + 1
	styleLine
	styleSigned
	styleHead
	styleBand
	styleText
	styleCentered
	styleFigures
	styleInput
)

// workbookStyles returns the part with the styles.
func workbookStyles() string {
	const (
		text, general                     = 49, 0 // formats of numbers: "@" and none
		size16, size11, bold10, regular10 = 1, 2, 3, 4
		noFill, grey                      = 0, 2
		noEdges, edges                    = 0, 1
	)
	var formats strings.Builder
	for _, style := range []struct {
		format, font, fill, edges int
		horizontal                string
	}{
		{general, size16, noFill, noEdges, "center"},
		{general, size11, noFill, noEdges, "left"},
		{general, size11, noFill, noEdges, "right"},
		{general, bold10, grey, edges, "center"},
		{general, bold10, noFill, edges, "left"},
		{text, regular10, noFill, edges, "left"},
		{text, regular10, noFill, edges, "center"},
		{general, regular10, noFill, edges, "center"},
		{text, regular10, noFill, edges, "left"},
	} {
		fmt.Fprintf(&formats, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">`+
			`<alignment horizontal="%s" vertical="center" wrapText="1"/>`, style.format, style.font, style.fill, style.edges, style.horizontal)
		if strings.Count(formats.String(), "<xf ") == styleInput {
			formats.WriteString(`<protection locked="0"/>`)
		}
		formats.WriteString(`</xf>`)
	}
	font := func(size, bold string) string {
		return `<font>` + bold + `<sz val="` + size + `"/><name val="宋体"/></font>`
	}
	edge := func(side string) string { return `<` + side + ` style="thin"><color rgb="FF808080"/></` + side + `>` }
	const none = `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"`
	return `<styleSheet ` + workbookSpace + `><fonts count="5"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
		font("16", "<b/>") + font("11", "") + font("10.5", "<b/>") + font("10.5", "") + `</fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>` +
		`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>` +
		edge("left") + edge("right") + edge("top") + edge("bottom") + `<diagonal/></border></borders>` +
		`<cellStyleXfs count="1">` + none + `/></cellStyleXfs><cellXfs count="10">` + none + ` xfId="0"/>` + formats.String() + `</cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
