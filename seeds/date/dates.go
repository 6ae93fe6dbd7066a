// Package date recognises the dates, deadlines and quotas of a text.
package date

import (
	"cmp"
	"time"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// Found is a date in a phrase, at the positions from and to.
type Found struct {
	From, To        int
	Date            model.Date // zero if the year is not known or the day impossible
	Year            int        // as written; 0 if it is not
	Impossible      bool
	Yearless        bool
	HasDeadlineWord bool // 前, 底, 内: words that only a deadline has
}

// Reader reads the dates of one phrase.
type Reader struct {
	document.Phrase
	*Calendar
	PlanYear int
	Issued   int // the year in which the document was issued, 0 if unknown
	year     int // the last year in the phrase; later dates without one have it
	written  int // the last of them that is written, from which 明年 counts
}

// Moment is a date as written: parts that are missing are 0.
type Moment struct {
	Year, Month, Day int
	End              int  // the position after it
	HasDeadlineWord  bool // 前, 底, 内: it can only be a deadline
	next             bool // its year is 明年
	Ok               bool
}

// Dates returns the dates of a phrase in order. A date without a year has the last
// year in the phrase, else the plan's. 明年 counts from the year of issue.
func (g *Calendar) Dates(p document.Phrase, planYear, issued int) []Found {
	r := Reader{Phrase: p, Calendar: g, PlanYear: planYear, Issued: issued}
	var found []Found
	for i := 0; i < p.Len(); {
		months, next := r.listed(i)
		m := r.span(next)
		if !m.Ok {
			i = r.Skip(i)
			continue
		}
		if p.At(m.End) == '起' {
			i = m.End + 1 // a start is no deadline
			continue
		}
		for _, month := range months {
			listed := m
			listed.Month, listed.Day = month, 0
			found = append(found, r.Resolve(i, listed))
		}
		found = append(found, r.Resolve(i, m))
		i = m.End
	}
	return found
}

// listed reads the months before the last one of a list with one unit: 3、6、 of 3、6、9月底,
// and as months, 第一、 of 第一、三季度. next is where the last one begins.
func (r *Reader) listed(i int) (months []int, next int) {
	next = SkipWord(r.Phrase, i, "第")
	for last := 0; ; {
		value, length := numbering.ReadNumeral(r.Phrase, next)
		if length == 0 || value <= last || value > 12 {
			return nil, i
		}
		switch after := r.At(next + length); {
		case after == '月' && last > 0:
			return months, next
		case after == '季' && last > 0 && value <= 4:
			for j := range months {
				months[j] *= 3
			}
			return months, next
		case after != '、' && after != '和' || document.IsDigit(r.At(i-1)):
			return nil, i
		}
		months, last = append(months, value), value
		next = SkipWord(r.Phrase, next+length+1, "第")
	}
}

// Skip returns the position after the character or the digits at i, so that no date
// begins in the middle of a figure.
func (r *Reader) Skip(i int) int {
	if _, length := numbering.Digits(r.Phrase, i, 20); length > 0 {
		return i + length
	}
	return i + 1
}

// Resolve returns the date of a moment that is written from a position on.
func (r *Reader) Resolve(from int, m Moment) Found {
	f := Found{From: from, To: m.End, Year: m.Year, HasDeadlineWord: m.HasDeadlineWord}
	year := m.Year
	if year == 0 {
		year = r.year
	}
	if year == 0 {
		year = r.planYearOf(m)
	}
	if m.Year != 0 {
		r.year = m.Year
	}
	if m.Year != 0 && !m.next {
		r.written = m.Year
	}
	probeYear := year
	if probeYear == 0 {
		probeYear = 2000 // a leap year: 2月29日 may exist
	}
	if m.Month < 1 || m.Month > 12 {
		f.Impossible = true
		return f
	}
	date, possible := model.NewDate(probeYear, time.Month(m.Month), m.Day)
	if m.Day == 0 {
		date, possible = model.EndOfMonth(probeYear, time.Month(m.Month)), true
	}
	f.Impossible, f.Yearless = !possible, year == 0
	if possible && year != 0 {
		f.Date = date
	}
	return f
}

// planYearOf returns the year of a date that is written without one.
func (r *Reader) planYearOf(m Moment) int {
	if r.SchoolYear > 0 && r.PlanYear > 0 && m.Month < r.SchoolYear {
		return r.PlanYear + 1
	}
	return r.PlanYear
}

// span reads a date, or the end of a span: 5月 of 3月至5月.
func (r *Reader) span(i int) Moment {
	first := r.MomentAt(i)
	if _, length := numbering.Digits(r.Phrase, i, 2); !first.Ok && length > 0 {
		if dash := r.SpanMarkLength(i + length); dash > 0 {
			return r.MomentAt(i + length + dash) // 3-5月
		}
	}
	if !first.Ok {
		return first
	}
	dash := r.SpanMarkLength(r.skipBlanks(first.End))
	if dash == 0 {
		return first
	}
	start := r.skipBlanks(r.skipBlanks(first.End) + dash)
	if second := r.MomentAt(start); second.Ok {
		if second.Year == 0 {
			second.Year = first.Year
		}
		return second
	}
	last, length := numbering.Digits(r.Phrase, start, 2)
	switch after := r.At(start + length); {
	case first.Day > 0 && after == '日':
		first.Day = last
		return r.limitSuffix(first, start+length+1)
	case first.Day == 0 && last > first.Month && last <= 12 && (after == 0 || after == ',' || after == '、' || after == '前'):
		first.Month = last // 2021.5-10
		return r.limitSuffix(first, start+length)
	}
	return first
}

// SpanMarkLength returns the length of the mark at position i between the ends of a span,
// 0 if there is none.
func (r *Reader) SpanMarkLength(i int) int {
	for _, word := range []string{"至", "到", "-", "~"} {
		length := 0
		for r.HasAt(i+length, word) {
			length++
		}
		if length > 0 {
			return length
		}
	}
	return 0
}

func (r *Reader) skipBlanks(i int) int {
	for r.At(i) == ' ' {
		i++
	}
	return i
}

// MomentAt reads one date at position i.
func (r *Reader) MomentAt(i int) Moment {
	m, next := r.YearAt(i)
	if next == i && document.IsDigit(r.At(i-1)) {
		return Moment{}
	}
	if next > i && (r.At(next) == '-' || r.At(next) == '.' || r.At(next) == '/') {
		return r.numeric(m, next)
	}
	next = r.skipBlanks(next)
	if part := r.quarterOrHalf(m, next); part.Ok {
		return part
	}
	if part := r.beforeHoliday(m, next); part.Ok {
		return part
	}
	month, length := numbering.ReadNumeral(r.Phrase, next)
	monthEnd := r.skipBlanks(next + length)
	if length == 0 || length > 3 || r.At(monthEnd) != '月' {
		return r.yearEnd(m, i, next)
	}
	m.Month, m.Ok, m.End = month, true, monthEnd+1
	day, length := numbering.ReadNumeral(r.Phrase, r.skipBlanks(m.End))
	dayEnd := r.skipBlanks(r.skipBlanks(m.End) + length)
	if length > 0 && length <= 3 && (r.At(dayEnd) == '日' || r.At(dayEnd) == '号') {
		m.Day = day
		return r.limitSuffix(m, dayEnd+1)
	}
	if length > 0 && document.IsDigit(r.At(dayEnd-1)) && (r.At(dayEnd) == 0 || r.At(dayEnd) == '前' || r.SpanMarkLength(dayEnd) > 0) && day <= 31 {
		m.Day = day // 11月15前, 3月5至8日
		return r.limitSuffix(m, dayEnd)
	}
	for _, suffix := range []struct {
		word string
		day  int
	}{{"上旬", 10}, {"中旬", 20}, {"下旬", 0}, {"月末", 0}, {"份", 0}, {"底", 0}, {"末", 0}, {"初", 10}, {"中", 20}} {
		if r.HasAt(m.End, suffix.word) && !r.beginsWord(m.End) {
			m.Day, m.End = suffix.day, m.End+document.RuneCount(suffix.word)
			m.HasDeadlineWord = m.HasDeadlineWord || suffix.word != "份"
		}
	}
	return r.limitSuffix(m, m.End)
}

// limitSuffix reads 前 and the like after a date, which may have its weekday behind it.
func (r *Reader) limitSuffix(m Moment, end int) Moment {
	m.End = end
	next := r.skipBlanks(end)
	if closing := r.ClosingBracket(next); r.PrefixOf(next, []string{"(星期", "(周"}) > 0 && closing > next && closing-next <= 5 {
		next = closing + 1
	}
	if length := r.PrefixOf(next, []string{"前后", "左右", "之前", "以前", "之内", "以内", "前", "内", "止"}); length > 0 {
		m.End, m.HasDeadlineWord = next+length, true
	}
	return m
}

// IsYear reports whether a number may be the year of a plan.
func IsYear(number int) bool { return number >= 1949 && number <= 2199 }

// YearAt reads a year, or a word for one, and returns the position after it; i if
// there is none.
func (r *Reader) YearAt(i int) (m Moment, next int) {
	year, length := numbering.Digits(r.Phrase, i, 4)
	if length == 0 {
		year, length = HanYear(r.Phrase, i)
	}
	if length == 4 && IsYear(year) && !document.IsDigit(r.At(i-1)) {
		end := r.skipBlanks(i + 4)
		switch {
		case r.At(end) == '年':
			return Moment{Year: year}, SkipWord(r.Phrase, end+1, "度")
		case r.At(i+4) == '-' || r.At(i+4) == '.' || r.At(i+4) == '/':
			return Moment{Year: year}, i + 4
		case r.quarterOrHalf(Moment{}, end).Ok && !document.IsDigit(r.At(end)):
			return Moment{Year: year}, end // 2024上半年
		}
	}
	if length == 2 && r.PlanYear != 0 && !document.IsDigit(r.At(i-1)) && r.At(i+2) == '年' && max(2000+year-r.PlanYear, r.PlanYear-2000-year) <= 2 {
		return Moment{Year: 2000 + year}, i + 3
	}
	if length := r.PrefixOf(i, []string{"今年", "本年度", "本年", "当年"}); length > 0 {
		return Moment{Year: cmp.Or(r.PlanYear, r.Issued)}, i + length
	}
	if length := r.PrefixOf(i, []string{"明年", "次年", "翌年", "下一年度", "下年度", "来年"}); length > 0 {
		m := Moment{next: true}
		if base := cmp.Or(r.written, r.Issued, r.PlanYear); base != 0 {
			m.Year = base + 1
		}
		return m, i + length
	}
	return Moment{}, i
}

// SkipWord returns the position after word if it is at position i, else i.
func SkipWord(p document.Phrase, i int, word string) int {
	if p.HasAt(i, word) {
		return i + document.RuneCount(word)
	}
	return i
}

// HanYear reads 二〇二一.
func HanYear(p document.Phrase, i int) (year, length int) {
	for length < 4 {
		digit := numbering.HanDigit(p.At(i + length))
		if digit == 0 && p.At(i+length) != '〇' {
			return 0, 0
		}
		year = year*10 + digit
		length++
	}
	return year, length
}

// Calendar reads the dates and quotas of a plan.
type Calendar struct {
	document.Folding
	SchoolYear   int // the month with which the plan's school year begins; 0 of other plans
	measureWords map[rune]bool
}

// NewCalendar returns the calendar of a plan whose years are calendar years.
func NewCalendar() *Calendar {
	return &Calendar{Folding: lexicon.Folding(), measureWords: document.RuneSet(lexicon.MeasureWords())}
}
