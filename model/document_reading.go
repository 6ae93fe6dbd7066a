package model

// DocumentReading says how a document was understood.
type DocumentReading struct {
	Format     string       `json:"format"`      // docx, xlsx, csv, markdown, html or text
	Layout     string       `json:"layout"`      // prose, table, or what separates the cells of a text
	HeaderLine int          `json:"header_line"` // of the table, 0 if it has none
	Columns    []ReadColumn `json:"columns"`     // of the table
	RunnerUp   string       `json:"runner_up"`   // the layout that explains the document next best
	Confidence Confidence   `json:"confidence"`
	// Rows are the first rows and lines of the document, for a person to correct.
	Rows []ReadRow `json:"-"`
	// Scheme names how a document without a header is numbered, or how many columns its
	// table has, and its issuer.
	Scheme string `json:"-"`
}

// ReadColumn is what a column of a table was taken for.
type ReadColumn struct {
	Index int    `json:"index"` // from 1
	Name  string `json:"name"`
	Role  string `json:"role"` // number, category, task, lead, assist, leader, person, due, source, remark, progress or ignore
}

// ReadRow is a row of a table or a line of a text, and what it was taken for.
type ReadRow struct {
	Line  int
	Cells []string // one for a line of a text
	Kind  RowKind
	Task  string // the identity of the task that begins in it, as read; empty if none does
	Place int    // that of the task in Plan.Tasks
}

// RowKind is what a row of a document was taken for.
type RowKind string

// The kinds of rows. RowHeader is found, and never given by hand: see Corrections.
const (
	RowTask         RowKind = "task"
	RowHeading      RowKind = "heading"
	RowContinuation RowKind = "continuation" // of the row above
	RowIgnored      RowKind = "ignore"
	RowHeader       RowKind = "header"
)

// Confidence says how sure the reading of a document is.
type Confidence string

// The levels of confidence.
const (
	Certain  Confidence = "certain"
	Likely   Confidence = "likely"
	Doubtful Confidence = "doubtful"
)
