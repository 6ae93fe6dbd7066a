package seeds

import (
	"context"
	"errors"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
	"duban/seeds/source/sheet"
	"duban/seeds/source/web"
	"duban/seeds/source/word"
	"duban/seeds/text"
)

// Raw is the content of a file as it is, without looking for a plan in it: the sheets
// of a workbook; else one sheet without a name.
type Raw struct {
	Sheets []RawSheet
	// HasMacros says that the file has programs in it, which are not read.
	HasMacros bool
}

// RawSheet is a sheet with its rows, hidden ones and hidden columns among them.
type RawSheet struct {
	Name string
	Rows []RawRow
}

// RawRow is a row of a table. A column has the same index in all rows of a sheet of a
// workbook, or of a table of a Word document.
type RawRow struct {
	Line  int // of the file, from 1; of a workbook the row of its sheet
	Cells []string
	// Repeated says of each cell that it is merged with the one above, whose words it
	// repeats; nil if none is.
	Repeated []bool
	// IsText is set for a paragraph outside of tables, the only cell.
	IsText bool
}

// ReadRaw reads the rows of the bytes of a file, whatever it is called. Dates that
// cells show without a year or a century are read whole. Errors are as those of Read.
func ReadRaw(ctx context.Context, data []byte) (Raw, error) {
	if len(data) > source.MaxUnzipped {
		return Raw{}, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped}
	}
	p := document.NewProgress(ctx, nil)
	isHeader := func(cells []document.Phrase) bool { return len(cells) > 3 }
	reader := source.NewReader(text.NewGrammar(p, nil).Folding, p, isHeader)
	noYear := 0
	reader.KeepHidden, reader.PlanYear = true, &noYear
	rows, err := readRaw(reader, data)
	if ctx.Err() != nil {
		return Raw{}, ctx.Err()
	}
	return rows, err
}

func readRaw(reader *source.Reader, data []byte) (Raw, error) {
	if err := source.CheckReadable(data); err != nil {
		return Raw{}, err
	}
	if ooxml.IsArchive(data) {
		return rawArchive(reader, data)
	}
	decoded, err := source.Decode(data)
	if err != nil {
		return Raw{}, err
	}
	if len(decoded.Text) > source.MaxText || hasTooManyCells(decoded.Text) {
		return Raw{}, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText}
	}
	if source.IsWebPage(decoded.Text) {
		blocks, _, err := web.Read(reader, decoded.Text)
		return Raw{Sheets: []RawSheet{{Rows: rawRows(blocks)}}}, err
	}
	content, ok := reader.Markdown(decoded.Text)
	if !ok {
		content, ok = reader.Separated(decoded.Text)
	}
	if !ok {
		return Raw{}, &model.DocumentError{Problem: model.DocumentNoTasks}
	}
	return Raw{Sheets: []RawSheet{{Rows: rawRows(content.Blocks)}}}, nil
}

func rawArchive(reader *source.Reader, data []byte) (Raw, error) {
	a, err := ooxml.OpenArchive(data)
	if err != nil {
		return Raw{}, err
	}
	targets, err := a.Relations("")
	if err != nil {
		return Raw{}, err
	}
	main := targets["officeDocument"]
	root, err := a.Root(main)
	if err != nil {
		return Raw{}, err
	}
	rows := Raw{HasMacros: a.Has("xl/vbaProject.bin") || a.Has("word/vbaProject.bin")}
	switch root {
	case "document":
		blocks, _, err := word.Read(reader, a, main)
		rows.Sheets = []RawSheet{{Rows: rawRows(blocks)}}
		return rows, err
	case "workbook":
		sheets, err := sheet.Read(reader, a, main)
		for _, sheet := range sheets {
			if !sheet.Hidden {
				rows.Sheets = append(rows.Sheets, RawSheet{sheet.Name, rawRows(sheet.Blocks)})
			}
		}
		return rows, err
	}
	return Raw{}, &model.DocumentError{Problem: model.DocumentUnknown, Err: errors.New(root)}
}

func rawRows(blocks []document.Block) []RawRow {
	rows := make([]RawRow, 0, len(blocks))
	for _, block := range blocks {
		row := RawRow{Line: block.Line()}
		if !block.IsRow() {
			row.IsText, row.Cells = true, []string{strings.TrimSpace(block.Text.String())}
			rows = append(rows, row)
			continue
		}
		for i, cell := range block.Cells {
			row.Cells = append(row.Cells, strings.TrimSpace(cell.String()))
			if block.IsMergedAbove(i) {
				if row.Repeated == nil {
					row.Repeated = make([]bool, len(block.Cells))
				}
				row.Repeated[i] = true
			}
		}
		rows = append(rows, row)
	}
	return rows
}
