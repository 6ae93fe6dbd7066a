package model

// Paper is what goes to others as a document: its words, in the order in which
// they are read. It says nothing of fonts and files; the writers of package
// seeds lay it out.
type Paper struct {
	Title string
	// Lines stand below the title: of which day, how many tasks.
	Lines  []string
	Sheets []PaperSheet
}

// PaperSheet is a table of a paper with what stands around it.
type PaperSheet struct {
	// Name is short and tells a sheet from the others: the tab of a spreadsheet.
	Name string
	// Title stands over the sheet, Lines between it and the table, Closing below.
	Title   string
	Lines   []string
	Closing []string
	// Apart is a sheet that goes out alone, and so begins a page.
	Apart   bool
	Columns []PaperColumn
	// Band is the name of what the bands of the rows tell; empty if they have
	// none.
	Band string
	Rows []PaperRow
}

// PaperColumn is a column of a sheet.
type PaperColumn struct {
	Name string
	// Width is how many Chinese characters the column should hold, as far as the
	// page is wide enough for all; at least 1.
	Width   int
	Centred bool
}

// PaperRow is a row: as many cells as there are columns.
type PaperRow struct {
	// Band holds what stands over the row, such as its category: the headings
	// from the outermost. Rows of one band follow each other.
	Band  []string
	Cells []string
}
