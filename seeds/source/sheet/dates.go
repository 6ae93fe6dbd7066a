package sheet

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/nfp"

	"duban/model"
	"duban/seeds/source"
)

// wholeDate returns the date of a number that a format shows without its day, month, year
// or century, or with the year last; "" if it shows the date whole, or is none of dates.
// hiddenYear is its year if the format shows none.
func (f numberFormat) wholeDate(value string, from1904 bool) (whole string, hiddenYear int) {
	s, ok := f.section(value, false, from1904)
	if !ok || s.isSystemDate() || s.number < 20_000 || s.number > 80_000 { // 1954 to 2119
		return "", 0
	}
	shown := ""
	for i, item := range s.items {
		code := strings.ToUpper(item.TValue)
		switch {
		case item.TType != nfp.TokenTypeDateTimes:
		case code[0] == 'E', code[0] == 'Y' && len(code) > 2:
			shown += "Y"
		case code[0] == 'Y', code[0] == 'M' && !s.isMinute(i), code[0] == 'D' && len(code) <= 2:
			shown += strings.ToLower(code[:1])
		}
	}
	date := dateOf(s.number, from1904)
	switch shown {
	case "":
		if !s.has(nfp.TokenTypeDateTimes) {
			return "", 0
		}
		hiddenYear = date.Year()
	case "m":
		hiddenYear = date.Year()
		if date.Day() == 1 { // a month was typed
			return date.Format("2006年1月"), hiddenYear
		}
	case "d", "md", "dm":
		hiddenYear = date.Year()
	case "ymd", "mdy", "dmy", "mdY", "dmY", "ym", "my", "mY":
	case "Ym":
		if date.Day() == 1 { // a month was typed
			return "", 0
		}
	default:
		return "", 0
	}
	return date.Format(time.DateOnly), hiddenYear
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
