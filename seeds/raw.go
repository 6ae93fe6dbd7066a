package seeds

import (
	"context"
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
	"duban/seeds/source/sheet"
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
	f, err := open(data)
	if err != nil {
		return Raw{}, err
	}
	p := document.NewProgress(ctx, nil)
	isHeader := func(cells []document.Phrase) bool { return len(cells) > 3 }
	reader := source.NewReader(text.NewGrammar(p, nil).Folding, p, isHeader)
	reader.KeepHidden = true
	rows, err := f.readRaw(reader)
	if ctx.Err() != nil {
		return Raw{}, ctx.Err()
	}
	return rows, err
}

func (f file) readRaw(reader *source.Reader) (Raw, error) {
	if f.kind() == "xlsx" {
		sheets, err := sheet.Read(reader, f.archive, f.main)
		raw := Raw{HasMacros: f.archive.Has("xl/vbaProject.bin")}
		for _, s := range sheets {
			if !s.Hidden {
				raw.Sheets = append(raw.Sheets, RawSheet{s.Name, rawRows(s.Blocks)})
			}
		}
		return raw, err
	}
	blocks, _, err := f.blocks(reader)
	if f.kind() == "text" {
		content, ok := reader.Markdown(f.text)
		if !ok {
			content, ok = reader.Separated(f.text)
		}
		if !ok {
			err = &model.DocumentError{Problem: model.DocumentNoTasks}
		}
		blocks = content.Blocks
	}
	if err != nil {
		return Raw{}, err
	}
	return Raw{Sheets: []RawSheet{{Rows: rawRows(blocks)}}, HasMacros: f.archive != nil && f.archive.Has("word/vbaProject.bin")}, nil
}

func rawRows(blocks []document.Block) []RawRow {
	rows := make([]RawRow, 0, len(blocks))
	for _, block := range blocks {
		row := RawRow{Line: block.Line(), IsText: !block.IsRow()}
		cells := block.Cells
		if row.IsText {
			cells = []document.Phrase{block.Text}
		}
		for _, cell := range cells {
			row.Cells = append(row.Cells, strings.TrimSpace(cell.String()))
		}
		if block.Merges != nil && slices.Contains(block.Merges.Above, true) {
			row.Repeated = block.Merges.Above
		}
		rows = append(rows, row)
	}
	return rows
}
