package model

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// DocumentForm is how to read documents of one form, as a person corrected it.
// A table is known by the names of its columns, or, if it has none, by their number and
// the issuer; prose by its numbering and the issuer.
type DocumentForm struct {
	Names       []string       `json:"names,omitempty"`        // the cells of the header's first line
	Scheme      string         `json:"scheme,omitempty"`       // of a document without a header: DocumentReading.Scheme
	Columns     map[int]string `json:"columns,omitempty"`      // as in Corrections
	HeaderLines int            `json:"header_lines,omitempty"` // how many lines the header has, 0 if that was not corrected
	Rows        []FormRow      `json:"rows,omitempty"`
	By          string         `json:"by"`
	At          time.Time      `json:"at"`
}

// FormRow is what a row of these words is.
type FormRow struct {
	Words string  `json:"words"`
	Kind  RowKind `json:"kind"`
}

// maxFormRows is how many rows a form remembers.
const maxFormRows = 200

// maxForms is how many forms a ledger remembers; the oldest goes first.
const maxForms = 200

// headerKey returns the letters and digits of a header: what separates its cells may
// differ, and the years that they name.
func headerKey(cells []string) string {
	named := make([]string, len(cells))
	for i, cell := range cells {
		named[i] = withoutYears(cell)
	}
	return wordsKey(named, unicode.IsDigit)
}

// withoutYears returns words without the figures of years: 2021年目标 is 年目标.
func withoutYears(words string) string {
	parts := strings.Split(words, "年")
	for i, part := range parts[:len(parts)-1] {
		const figures = 4
		if year := part[max(len(part)-figures, 0):]; len(strings.TrimRight(part, "0123456789")) == len(part)-figures && (year[:2] == "20" || year[:2] == "19") {
			parts[i] = part[:len(part)-figures]
		}
	}
	return strings.Join(parts, "年")
}

// rowKey returns the letters of a row: its numbers and dates may differ.
func rowKey(cells []string) string { return wordsKey(cells, func(rune) bool { return false }) }

func wordsKey(cells []string, alike func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if r = HalfWidth(r); unicode.IsLetter(r) || alike(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, strings.Join(cells, ""))
}

// FormOf returns what a reading and its corrections say of the form of the document.
func FormOf(reading DocumentReading, c Corrections) DocumentForm {
	form := DocumentForm{Columns: c.Columns}
	for _, row := range reading.Rows {
		if row.Kind == RowHeader && form.Names == nil {
			form.Names = row.Cells
		}
		if kind := c.Rows[row.Line]; kind != "" && len(form.Rows) < maxFormRows {
			form.Rows = append(form.Rows, FormRow{rowKey(row.Cells), kind})
		}
	}
	if form.Names == nil {
		form.Scheme = reading.Scheme
	}
	if c.Header[0] > 0 {
		form.HeaderLines = max(c.Header[1], c.Header[0]) - c.Header[0] + 1
	}
	return form
}

// Recall returns what the form says of a document that was read without it; ok is false
// if the document is of another form.
func (f DocumentForm) Recall(reading DocumentReading) (c Corrections, ok bool) {
	header := 0
	if len(f.Names) > 0 {
		at := slices.IndexFunc(reading.Rows, func(row ReadRow) bool { return headerKey(row.Cells) == headerKey(f.Names) })
		if at < 0 {
			return c, false
		}
		header = reading.Rows[at].Line
	} else if f.Scheme != reading.Scheme {
		return c, false
	}
	c.Columns = f.Columns
	if header > 0 && len(f.Columns)+f.HeaderLines > 0 {
		c.Header = [2]int{header, header + max(f.HeaderLines, 1) - 1}
	}
	for _, row := range reading.Rows {
		key := rowKey(row.Cells)
		for _, known := range f.Rows {
			if known.Words != key || key == "" {
				continue
			}
			if c.Rows == nil {
				c.Rows = map[int]RowKind{}
			}
			c.Rows[row.Line] = known.Kind
		}
	}
	return c, true
}

// isSame reports whether both are of the same documents.
func (f DocumentForm) isSame(other DocumentForm) bool {
	return headerKey(f.Names) == headerKey(other.Names) && f.Scheme == other.Scheme
}

// PutForm returns the forms with one that was corrected now, in the place of what they
// said of it before.
func PutForm(forms []DocumentForm, form DocumentForm) []DocumentForm {
	forms = append(DropForm(forms, form), form)
	return forms[max(0, len(forms)-maxForms):]
}

// DropForm returns the forms without one.
func DropForm(forms []DocumentForm, form DocumentForm) []DocumentForm {
	return slices.DeleteFunc(slices.Clone(forms), form.isSame)
}
