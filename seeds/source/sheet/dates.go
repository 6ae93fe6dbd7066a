package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"duban/model"
	"duban/seeds/source"
)

// showWholeDates replaces the dates of a row that are shown without their day, year or
// century, or with the year last. stored holds the values behind those that are shown.
func (r *sheetReader) showWholeDates(shown, stored []string, number int) {
	for i := range min(len(shown), len(stored)) {
		date, ok := r.dateBehind(shown[i], stored[i])
		if !ok {
			continue
		}
		numbers := numbersIn(shown[i])
		century := slices.Contains(numbers, date.Year())
		short := len(numbers) == 3 && (numbers[0] == date.Year()%100 || numbers[2] == date.Year()%100)
		dayShown := slices.Contains(numbers, date.Day()) && (!century || len(numbers) > 2)
		whole := date.Format(time.DateOnly)
		switch {
		case !slices.Contains(numbers, int(date.Month())):
		case century && !dayShown && date.Day() > 1, century && dayShown && numbers[0] != date.Year(), short && dayShown && !century:
			shown[i] = whole
		case !century && dayShown:
			if len(r.HiddenYears) < source.MaxLeftOut {
				r.HiddenYears = append(r.HiddenYears, source.HiddenYear{Year: date.Year(), Warning: r.cellWarning(i, number, shown[i]+" "+whole, model.WhyHiddenYear)})
			}
			shown[i] = whole
		}
	}
}

// dateBehind returns the day that a cell holds as a number and shows in another form.
func (r *sheetReader) dateBehind(shown, stored string) (time.Time, bool) {
	if shown == stored || len(shown) > 60 {
		return time.Time{}, false
	}
	days, err := strconv.ParseFloat(stored, 64)
	if err != nil || days < 20_000 || days > 80_000 { // 1954 to 2119
		return time.Time{}, false
	}
	return r.book.dateOf(days), true
}

// numbersIn returns the numbers in digits of a text.
func numbersIn(text string) []int {
	var numbers []int
	for _, digits := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if value, err := strconv.Atoi(digits); err == nil {
			numbers = append(numbers, value)
		}
	}
	return numbers
}

// reportCell reports a cell.
func (r *sheetReader) reportCell(column, number int, words string, why model.WarningReason) {
	if len(r.LeftOut) < source.MaxLeftOut {
		r.LeftOut = append(r.LeftOut, r.cellWarning(column, number, words, why))
	}
}

// cellWarning returns a warning about a cell, with its address.
func (r *sheetReader) cellWarning(column, number int, words string, why model.WarningReason) model.Warning {
	text := strings.TrimSuffix(fmt.Sprintf("%s%s: %s", r.address, cellName(number, column), source.Shortened(words)), ": ")
	return model.Warning{Line: number, Text: text, Why: why}
}
