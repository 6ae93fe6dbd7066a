package front

import (
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// isDateInDigits reports whether a line is a date that lost its 年月日: 2022728.
func isDateInDigits(line document.Phrase) bool {
	line = line.Trim()
	year, _ := numbering.Digits(line.Sub(0, min(4, line.Len())), 0, 5)
	_, length := numbering.Digits(line, 0, 9)
	return length == line.Len() && length >= 6 && length <= 8 && date.IsYear(year)
}

// year returns the year of the plan, 0 if it is unknown: that of its title, else the
// first in the lines before the tasks that is not part of a date or document number.
func (f matter) year(title string) int {
	if year, found := f.YearIn(f.Phrase(title, 0)); found {
		return year
	}
	for _, line := range f.head {
		if year, found := f.YearIn(line); found {
			return year
		}
	}
	// (2024年4月15日—19日), 2024年9月份: dates in a title are those of the plan.
	if dates := f.Dates(f.Phrase(title, 0), 0, 0); len(dates) > 0 && !dates[0].Date.IsZero() {
		return dates[0].Date.Year
	}
	return 0
}

// years returns the first and last year of a plan of several, by its title: 2023—2025年;
// 0 for any other plan.
func (f matter) years(title string) (first, last int) {
	p := f.Phrase(title, 0).Compact()
	for i := range p.Len() {
		from, length := numbering.Digits(p, i, 5)
		next := date.SkipWord(p, i+length, "年")
		mark := 0
		for strings.ContainsRune("-~至到", max(p.At(next+mark), 1)) {
			mark++
		}
		if length != 4 || !date.IsYear(from) || mark == 0 || document.IsDigit(p.At(i-1)) {
			continue
		}
		to, length := numbering.Digits(p, next+mark, 5)
		if length == 2 {
			to += from / 100 * 100
		}
		end := next + mark + length
		if (length == 4 || length == 2) && to > from && to-from <= 20 && (p.At(end) == '年' || strings.ContainsRune(")]", max(p.At(end), 1))) {
			return from, to
		}
	}
	return 0, 0
}

// The month with which a school year begins. A plan of its second half has no date in
// its first year.
const (
	schoolYearBegins = 8
	secondHalfOnly   = 13
)

// schoolYear returns the first year of the school year in a title, 2021—2022学年 or
// 2021学年, and the month from which on a date is in that year; 0 if it names none.
func (f matter) schoolYear(title string) (first, month int) {
	p := f.Phrase(title, 0).Compact()
	at := p.Index("学年")
	if at < 4 {
		return 0, 0
	}
	from := at
	for from > 0 && (document.IsDigit(p.At(from-1)) || strings.ContainsRune("-~至", p.At(from-1))) {
		from--
	}
	first, length := numbering.Digits(p, from, 5)
	if length != 4 || !date.IsYear(first) {
		return 0, 0
	}
	if p.ContainsAny([]string{"第二学期", "下学期", "下期", "春季学期"}) {
		return first, secondHalfOnly
	}
	return first, schoolYearBegins
}

// IssuedOn returns the day on which the document was issued, zero if it does not say: that
// of the metadata, or of a date in a line of its own.
func (f matter) IssuedOn() model.Date {
	lines := []document.Phrase{
		f.metadataValue("成文日期", "印发日期", "发文日期"), f.metadataValue("发布日期", "发布时间", "公开日期"),
	}
	for _, line := range slices.Concat(f.tail, f.head) {
		if f.IsDateLine(line) {
			lines = append(lines, line.Trim())
		}
	}
	for _, line := range lines {
		if dates := f.Dates(line, 0, 0); len(dates) > 0 && !dates[0].Date.IsZero() {
			return dates[0].Date
		}
	}
	return model.Date{}
}

// Issued returns the year in which the document was issued, 0 if it does not say: that
// of its day, or of the document number.
func (f matter) Issued() int {
	if day := f.IssuedOn(); !day.IsZero() {
		return day.Year
	}
	year, _ := f.documentNumber()
	return year
}

// YearOfIssue returns the year in which the document was issued and the words that say
// so, for a plan that names no year itself; 0 if it does not say. A plan of the last two
// months may be that of the next year.
func (f matter) YearOfIssue() (year int, words document.Phrase) {
	lines := slices.Concat(f.tail, f.head)
	for _, line := range lines {
		if date := f.dateOfIssue(line); !date.IsZero() && date.Month < lastMonthsOfYear {
			return date.Year, line
		}
	}
	written := f.metadataValue("成文日期", "印发日期", "发文日期", "填报时间", "填报日期", "制表时间", "制表日期")
	if dates := f.Dates(written, 0, 0); len(dates) > 0 && dates[0].Date.Month < lastMonthsOfYear {
		return dates[0].Date.Year, written
	}
	for _, line := range f.head {
		for _, d := range f.Dates(line, 0, 0) {
			if span := line.Sub(d.From, d.To); span.ContainsAny([]string{"至", "-", "~"}) && !d.Date.IsZero() && d.To-d.From > len("2024-01-01") {
				return d.Date.Year, span // 自2024年7月1日至10月10日
			}
		}
	}
	meeting := f.metadataValue("时间", "会议时间", "开会时间")
	for _, line := range append([]document.Phrase{meeting}, f.head...) {
		if dates := f.Dates(line, 0, 0); len(dates) > 0 && dates[0].From == 0 && dates[0].Year != 0 && dates[0].Date.Month < lastMonthsOfYear {
			return dates[0].Year, line // 2024年5月8日,镇长主持召开…
		}
	}
	return f.documentNumber()
}

// documentNumber returns the year of the document number, and its line.
func (f matter) documentNumber() (year int, line document.Phrase) {
	for _, line := range f.head {
		if year := numberYear(line); year > 0 {
			return year, line
		}
	}
	return 0, document.Phrase{}
}

// lastMonthsOfYear is the first month in which plans of the next year are issued.
const lastMonthsOfYear = 11

// dateOfIssue returns the date of a line that has nothing else, or says that the document
// was issued on it: (2023年5月制定), 某办公室 2023年3月15日印发. It is zero for any other.
func (f matter) dateOfIssue(line document.Phrase) model.Date {
	line = text.TrimBrackets(line)
	if line.Len() > 60 {
		return model.Date{}
	}
	dates := f.Dates(line, 0, 0)
	if len(dates) != 1 {
		return model.Date{}
	}
	after := line.Sub(dates[0].To, line.Len()).Compact()
	verb := after.Len() <= 2 && after.SuffixOf([]string{"制定", "印发", "发布", "修订", "公布", "制"}) == after.Len()
	asOf := line.HasPrefix("截至") || line.HasPrefix("截止")
	if (dates[0].From == 0 || asOf && dates[0].From == len([]rune("截至"))) && verb || after.Key() == "印发" {
		return dates[0].Date
	}
	return model.Date{}
}
