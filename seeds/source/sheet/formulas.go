package sheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Limits of what is calculated.
const (
	maxFormula        = 200    // bytes
	maxCalculatedRows = 5000   // of the sheet, which is read once more for it
	maxCalculatedText = 32_767 // bytes of a text that is calculated with
)

// share completes a formula that several cells have, of which only the first has its text.
func (s *sheetPart) share(index string, place *cellPlace) {
	if place.formula != "" {
		s.shared[index] = *place
		return
	}
	first := s.shared[index]
	if len(first.formula) > maxFormula {
		return
	}
	place.formula = shifted(first.formula, place.row-first.row, place.column-first.column)
}

// shifted returns a formula as it is so many rows and columns further.
func shifted(formula string, rows, columns int) string {
	parts := strings.Split(formula, `"`)
	for i := 0; i < len(parts); i += 2 { // the others are texts
		parts[i] = regexp.MustCompile(`\$?\b[A-Z]{1,3}\$?[0-9]{1,7}\b`).ReplaceAllStringFunc(parts[i], func(reference string) string {
			row, column, ok := cellAt(strings.ReplaceAll(reference, "$", ""))
			if !ok {
				return reference
			}
			columnMark, rowMark := "", ""
			if strings.HasPrefix(reference, "$") {
				columnMark = "$"
			} else {
				column += columns
			}
			if strings.LastIndex(reference, "$") > 0 {
				rowMark = "$"
			} else {
				row += rows
			}
			if row < 1 || column < 0 {
				return "#REF!"
			}
			return columnMark + columnName(column) + rowMark + strconv.Itoa(row)
		})
	}
	return strings.Join(parts, `"`)
}

// findReferences reads the cells that the formulas without a value need.
func (r *sheetReader) findReferences() error {
	r.found = map[string]formulaValue{}
	wanted := map[[2]int]bool{}
	for _, cell := range r.part.valueless {
		if r.part.rows > maxCalculatedRows || !isPlainFormula(cell.formula) {
			continue
		}
		for _, name := range cellReferences(cell.formula) {
			if row, column, ok := cellAt(name); ok {
				wanted[[2]int{row, column}] = true
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	budget := &sheetBudget{}
	return r.eachRow(func(row *sheetRow) error {
		for column, value := range row.stored {
			if wanted[[2]int{row.number, column}] {
				r.found[cellName(row.number, column)] = cellValue(value, slices.Contains(row.formulas, column))
			}
		}
		return budget.spend(len(row.stored), 0, row.size)
	})
}

// calculated returns the value of a formula that the file has no value of; "" if it is
// too long, or needs a range, another sheet or another formula.
func (r *sheetReader) calculated(cell cellPlace) string {
	if r.part.rows > maxCalculatedRows || !isPlainFormula(cell.formula) {
		return ""
	}
	value, err := calculate(cell.formula, r.found, r.book.from1904)
	if err != nil {
		return ""
	}
	shown := value.String()
	if value.isNumber {
		shown = r.book.show(plainNumber(shown), cell.style, false)
	}
	if len(shown) > maxFormula {
		return ""
	}
	return shown
}

// isPlainFormula reports whether a formula is short and needs no range and no other sheet.
func isPlainFormula(formula string) bool {
	return formula != "" && len(formula) <= maxFormula && !strings.ContainsAny(quoted().ReplaceAllString(formula, ""), ":![{")
}

// cellReferences returns the addresses of the cells that a formula needs.
func cellReferences(formula string) []string {
	words := strings.ReplaceAll(quoted().ReplaceAllString(formula, ""), "$", "")
	names := regexp.MustCompile(`\b[A-Z]{1,3}[0-9]{1,7}\b`).FindAllString(words, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

// quoted returns what finds the texts in a formula.
func quoted() *regexp.Regexp { return regexp.MustCompile(`"[^"]*"`) }
