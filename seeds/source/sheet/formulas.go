package sheet

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits of what is calculated: a call can't be interrupted, so that it must be short.
const (
	maxFormula        = 200  // bytes
	maxCalculatedRows = 5000 // of the sheet, which is loaded for it
)

// calculated returns the value of a formula that the file has no value of; "" if it is
// too long, or needs a range, another sheet or another formula.
func (r *sheetReader) calculated(cell cellPlace) string {
	name, err := excelize.CoordinatesToCellName(cell.column+1, cell.row)
	if err != nil || r.part.rows > maxCalculatedRows {
		return ""
	}
	formula, err := r.file.GetCellFormula(r.part.name, name)
	if err != nil || formula == "" || len(formula) > maxFormula || !isPlainFormula(formula) {
		return ""
	}
	for _, reference := range cellReferences(formula) {
		if other, err := r.file.GetCellFormula(r.part.name, reference); err != nil || other != "" {
			return ""
		}
	}
	value, err := r.file.CalcCellValue(r.part.name, name)
	if err != nil || len(value) > maxFormula || strings.HasPrefix(value, "#") {
		return ""
	}
	return value
}

// isPlainFormula reports whether a formula has only functions that take as long as its
// text is.
func isPlainFormula(formula string) bool {
	words := quoted().ReplaceAllString(formula, "")
	for _, function := range regexp.MustCompile(`[A-Z][A-Z0-9.]*\(`).FindAllString(strings.ToUpper(words), -1) {
		switch strings.TrimSuffix(function, "(") {
		case "CONCATENATE", "CONCAT", "DATE", "TEXT", "EDATE", "EOMONTH", "IF", "TRIM", "LEFT", "RIGHT", "MID", "YEAR", "MONTH", "DAY", "SUBSTITUTE", "VALUE":
		default:
			return false
		}
	}
	return !strings.ContainsAny(words, ":![{")
}

// cellReferences returns the addresses of the cells that a formula needs.
func cellReferences(formula string) []string {
	words := strings.ReplaceAll(quoted().ReplaceAllString(formula, ""), "$", "")
	return regexp.MustCompile(`\b[A-Z]{1,3}[0-9]{1,7}\b`).FindAllString(words, -1)
}

// quoted returns what finds the texts in a formula.
func quoted() *regexp.Regexp { return regexp.MustCompile(`"[^"]*"`) }
