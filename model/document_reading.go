package model

// DocumentReading says how a document was understood.
type DocumentReading struct {
	Format     string       `json:"format"`      // docx, xlsx, csv, markdown or text
	Layout     string       `json:"layout"`      // prose, table, or what separates the cells of a text
	HeaderLine int          `json:"header_line"` // of the table, 0 if it has none
	Columns    []ReadColumn `json:"columns"`     // of the table
	RunnerUp   string       `json:"runner_up"`   // the layout that explains the document next best
	Confidence Confidence   `json:"confidence"`
}

// ReadColumn is what a column of a table was taken for.
type ReadColumn struct {
	Index int    `json:"index"` // from 1
	Name  string `json:"name"`
	Role  string `json:"role"` // number, category, task, lead, assist, leader, person, due, source, remark, progress or ignore
}

// Confidence says how sure the reading of a document is.
type Confidence string

// The levels of confidence.
const (
	Certain  Confidence = "certain"
	Likely   Confidence = "likely"
	Doubtful Confidence = "doubtful"
)
