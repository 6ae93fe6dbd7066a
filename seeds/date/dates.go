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

// Calendar reads the dates and quotas of a plan.
type Calendar struct {
	document.Folding
	SchoolYear   int // the month with which the plan's school year begins; 0 of other plans
	measureWords map[rune]bool
	begins       map[rune]bool // the characters with which dates begin
	years        []form
	months       []monthForm
	beforeUnit   form // 3- of 3-5月, 3、 of 3、6月
	spanMark     form
	dayInDigits  form
	halves       form
	periodDays   []form
	intervals    map[interval]model.Every
}

// NewCalendar returns the calendar of a plan whose years are calendar years.
func NewCalendar() *Calendar {
	return &Calendar{
		Folding:      lexicon.Folding(),
		measureWords: document.RuneSet(lexicon.MeasureWords()),
		begins:       document.RuneSet("0123456789〇一二三四五六七八九十第前上下今本当明次翌来年清国"),
		years:        yearForms(),
		months:       monthForms(),
		beforeUnit:   newForm("第| N S|、|和"),
		spanMark:     newForm("_ S _"),
		dayInDigits:  newForm("D .|-|/ D 日|"),
		periodDays:   periodDays(),
		halves:       newForm("上半年|上 、|和|与|,| 下半年 至少| 各|分别|均"),
		intervals:    intervals(),
	}
}

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

// Dates returns the dates of a phrase in order. A date without a year has the last
// year in the phrase, else the plan's. 明年 counts from the year of issue.
func (g *Calendar) Dates(p document.Phrase, planYear, issued int) []Found {
	r := Reader{Phrase: p, Calendar: g, PlanYear: planYear, Issued: issued}
	var found []Found
	for i := 0; i < p.Len(); {
		next := r.Skip(i)
		for _, m := range r.moments(i) {
			if next = m.End; p.At(next) == '起' {
				next++ // a start is no deadline
				break
			}
			found = append(found, r.Resolve(i, m))
		}
		i = next
	}
	return found
}

// Skip returns the position after the character or the digits at i, so that no date
// begins in the middle of a figure.
func (r *Reader) Skip(i int) int {
	_, length := numbering.Digits(r.Phrase, i, 20)
	return i + max(length, 1)
}

// Resolve returns the date of a moment that is written from a position on.
func (r *Reader) Resolve(from int, m Moment) Found {
	year := cmp.Or(m.Year, r.year, r.planYearOf(m))
	r.year = cmp.Or(m.Year, r.year)
	if !m.next {
		r.written = cmp.Or(m.Year, r.written)
	}
	const leapYear = 2000 // 2月29日 may exist
	month := time.Month(m.Month)
	date, possible := model.NewDate(cmp.Or(year, leapYear), month, max(m.Day, 1))
	if possible && m.Day == 0 {
		date = model.EndOfMonth(date.Year, month)
	}
	if !possible || year == 0 {
		date = model.Date{}
	}
	return Found{From: from, To: m.End, Date: date, Year: m.Year, Impossible: !possible, Yearless: year == 0, HasDeadlineWord: m.HasDeadlineWord}
}

// planYearOf returns the year of a date that is written without one.
func (r *Reader) planYearOf(m Moment) int {
	if r.SchoolYear > 0 && r.PlanYear > 0 && m.Month < r.SchoolYear {
		return r.PlanYear + 1
	}
	return r.PlanYear
}

// DayInDigits reads a phrase that is only a month and a day in digits, or two of them
// with the later one last: 2.26-3.3.
func (r *Reader) DayInDigits() Moment {
	from := 0
	if first, end, ok := r.dayInDigits.match(r.Phrase, 0); ok && first[0] <= 12 && r.At(end) == '-' && r.Index("-") == end {
		from = end + 1
	}
	numbers, end, ok := r.dayInDigits.match(r.Phrase, from)
	m := r.withLimit(Moment{Month: numbers[0], Day: numbers[1], Ok: true}, from, end)
	if !ok || m.End != r.Len() || m.Month > 12 || m.Day == 0 {
		return Moment{}
	}
	return m
}
