package paper

import (
	"archive/zip"
	"bytes"
	"cmp"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// parts holds the parts of documents that are the same in each, but for what is in braces.
//
//go:embed all:parts
var parts embed.FS

// writeParts writes the parts in a folder of parts, each with the header of XML and without
// indents. values are words in braces, each followed by what replaces it.
func writeParts(archive *zip.Writer, folder string, values ...string) error {
	root, fill := "parts/"+folder+"/", strings.NewReplacer(values...)
	return fs.WalkDir(parts, path.Clean(root), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := parts.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := archive.Create(fill.Replace(strings.TrimPrefix(name, root)))
		if err != nil {
			return err
		}
		_, err = io.WriteString(file, xml.Header)
		for line := range strings.Lines(string(content)) {
			_, wrong := fill.WriteString(file, strings.TrimSpace(line))
			err = cmp.Or(err, wrong)
		}
		return err
	})
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
	officeType   = `application/vnd.openxmlformats-officedocument.`
	relationType = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// writeWorkbookParts writes all parts of a workbook but its sheets.
func writeWorkbookParts(archive *zip.Writer, sheets []workbookSheet, mark Mark) error {
	var types, list, sheetRelations, names strings.Builder
	for i := range sheets {
		s, number := &sheets[i], i+1
		name := escaped(s.name)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sspreadsheetml.worksheet+xml"/>`, number, officeType)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, number, number)
		fmt.Fprintf(&sheetRelations, `<Relationship Id="rId%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, number, relationType, number)
		if len(s.sheet.Rows) > 0 {
			fmt.Fprintf(&names, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!%s</definedName>`, i, name, s.tableRange())
		}
		fmt.Fprintf(&names, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$%d:$%d</definedName>`, i, name, s.head(), s.head())
		if s.hasChart() {
			fmt.Fprintf(&types, `<Override PartName="/xl/drawings/drawing%d.xml" ContentType="%sdrawing+xml"/>`, number, officeType)
			fmt.Fprintf(&types, `<Override PartName="/xl/charts/chart%d.xml" ContentType="%sdrawingml.chart+xml"/>`, number, officeType)
		}
	}
	fmt.Fprintf(&sheetRelations, `<Relationship Id="rId%d" Type="%sstyles" Target="styles.xml"/>`, len(sheets)+1, relationType)
	relations := ""
	if mark != (Mark{}) {
		fmt.Fprintf(&types, `<Override PartName="/docProps/custom.xml" ContentType="%scustom-properties+xml"/>`, officeType)
		relations = `<Relationship Id="rId2" Type="` + relationType + `custom-properties" Target="docProps/custom.xml"/>`
	}
	err := writeParts(archive, "xlsx", "{types}", types.String(), "{relations}", relations, "{sheets}", list.String(), "{names}", names.String(), "{sheetRelations}", sheetRelations.String())
	if mark != (Mark{}) {
		err = cmp.Or(err, writeParts(archive, "mark", "{mark}", escaped(mark.String())))
	}
	for i := range sheets {
		if sheets[i].hasChart() {
			err = cmp.Or(err, sheets[i].writeChart(archive, i+1))
		}
	}
	return err
}

// The styles of cells, by their numbers in parts/xlsx/xl/styles.xml.
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
