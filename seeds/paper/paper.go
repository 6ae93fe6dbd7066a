// Package paper writes documents for others: spreadsheets, Word documents, CSV and
// Markdown.
package paper

import "slices"

// Paper is a document with its text in reading order and the widths of its columns.
type Paper struct {
	Title string
	// Lines are printed below the title.
	Lines []string
	// IsText is set for a paper to be read as a text, with tables in it: a Word document
	// is upright then.
	IsText bool
	Sheets []Sheet
	// Mark is not visible on the paper.
	Mark Mark
}

// Sheet is a table with the text around it.
type Sheet struct {
	// Name is short and unique: the tab of a spreadsheet.
	Name string
	// Title is printed above Lines, those above the table, and Closing below it.
	Title   string
	Lines   []string
	Closing []string
	// Signed are lines below Closing at the right: the issuer and the date.
	Signed []string
	// Apart is set for a sheet that is handed out on its own: it starts a page. Its first
	// line is the addressee.
	Apart bool
	// NewPage is set for an annex.
	NewPage bool
	// Charted are the columns that a chart of a workbook shows, a bar for each row but
	// the last, which is the total.
	Charted []int
	Columns []Column
	// Band is the heading for the bands of the rows; empty if they have none.
	Band string
	Rows []Row
}

// Column is a column of a sheet.
type Column struct {
	Name string
	// Width is how many Chinese characters the column should hold if the page is
	// wide enough for all columns; at least 1.
	Width    int
	Centered bool
	// Figures is set for a column of numbers.
	Figures bool
	// Hidden is set for a column that is read by programs: a spreadsheet and a Word
	// document do not show it.
	Hidden bool
	// Input is set for a column to be filled in. A workbook protects all others, without
	// a password.
	Input bool
	// Choices are proposed for the cells of an input column.
	Choices []string
}

// isForm reports whether the sheet has columns to be filled in.
func (s Sheet) isForm() bool {
	return slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Input })
}

// shownWidth returns the width of all columns that are shown, at least 1.
func (s Sheet) shownWidth() int {
	total := 0
	for _, column := range s.Columns {
		if !column.Hidden {
			total += column.Width
		}
	}
	return max(total, 1)
}

// Row is a row with as many cells as there are columns.
type Row struct {
	// Band is the path of headings that the row is printed under, outermost first,
	// such as its category. Rows of one band are consecutive.
	Band  []string
	Cells []string
}
