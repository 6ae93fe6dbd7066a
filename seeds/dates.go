package seeds

import (
	"time"

	"duban/model"
)

// dateFound is a date in a phrase, at the positions from and to.
type dateFound struct {
	from, to        int
	date            model.Date // zero if the year is not known or the day impossible
	year            int        // as written; 0 if it is not
	impossible      bool
	yearless        bool
	hasDeadlineWord bool // 前, 底, 内: words that only a deadline has
}

// dateReader reads the dates of one phrase.
type dateReader struct {
	phrase
	*grammar
	planYear int
	year     int // the last year in the phrase; later dates without one have it
}

// moment is a date as written: parts that are missing are 0.
type moment struct {
	year, month, day int
	end              int  // the position after it
	hasDeadlineWord  bool // 前, 底, 内: it can only be a deadline
	ok               bool
}

// dates returns the dates of a phrase in order. A date without a year has the last
// year in the phrase, else the plan's.
func (g *grammar) dates(p phrase, planYear int) []dateFound {
	r := dateReader{phrase: p, grammar: g, planYear: planYear}
	var found []dateFound
	for i := 0; i < p.len(); {
		months, next := r.listedMonths(i)
		if len(months) == 0 {
			months, next = r.listedQuarters(i)
		}
		m := r.span(next)
		if !m.ok {
			i = r.skip(i)
			continue
		}
		if p.at(m.end) == '起' {
			i = m.end + 1 // a start is no deadline
			continue
		}
		for _, month := range months {
			listed := m
			listed.month, listed.day = month, 0
			found = append(found, r.resolve(i, listed))
		}
		found = append(found, r.resolve(i, m))
		i = m.end
	}
	return found
}

// listedMonths reads 3、6、 of 3、6、9月底 and returns the position after them. 1、 alone
// may be numbering.
func (r *dateReader) listedMonths(i int) (months []int, next int) {
	next = i
	for {
		month, length := r.digits(next, 2)
		after := r.at(next + length)
		last := 0
		if len(months) > 0 {
			last = months[len(months)-1]
		}
		if length == 0 || month > 12 || month <= last {
			return nil, i
		}
		if after == '月' {
			if i == 0 && len(months) == 1 && months[0] == 1 {
				return nil, i
			}
			return months, next
		}
		if after != '、' || isDigit(r.at(i-1)) {
			return nil, i
		}
		months, next = append(months, month), next+length+1
	}
}

// listedQuarters reads 第一、 of 第一、三季度 as the last months of the quarters.
func (r *dateReader) listedQuarters(i int) (months []int, next int) {
	next = r.skipWord(i, "第")
	for {
		quarter, length := r.readNumeral(next)
		if length != 1 || quarter < 1 || quarter > 4 {
			return nil, i
		}
		switch after := r.at(next + 1); {
		case after == '季' && len(months) > 0:
			return months, next
		case after != '、' && after != '和':
			return nil, i
		}
		months, next = append(months, quarter*3), r.skipWord(next+2, "第")
	}
}

// skip returns the position after the character or the digits at i, so that no date
// begins in the middle of a figure.
func (r *dateReader) skip(i int) int {
	if _, length := r.digits(i, 20); length > 0 {
		return i + length
	}
	return i + 1
}

func (r *dateReader) resolve(from int, m moment) dateFound {
	f := dateFound{from: from, to: m.end, year: m.year, hasDeadlineWord: m.hasDeadlineWord}
	year := m.year
	if year == 0 {
		year = r.year
	}
	if year == 0 {
		year = r.planYear
	}
	if m.year != 0 {
		r.year = m.year
	}
	probeYear := year
	if probeYear == 0 {
		probeYear = 2000 // a leap year: 2月29日 may exist
	}
	if m.month < 1 || m.month > 12 {
		f.impossible = true
		return f
	}
	date, possible := model.NewDate(probeYear, time.Month(m.month), m.day)
	if m.day == 0 {
		date, possible = model.EndOfMonth(probeYear, time.Month(m.month)), true
	}
	f.impossible, f.yearless = !possible, year == 0
	if possible && year != 0 {
		f.date = date
	}
	return f
}

// span reads a date, or the end of a span: 5月 of 3月至5月.
func (r *dateReader) span(i int) moment {
	first := r.moment(i)
	if !first.ok {
		return r.monthSpan(i)
	}
	if r.at(first.end) == '起' && r.spanMarkLength(first.end+1) > 0 {
		first.end++
	}
	dash := r.spanMarkLength(r.skipBlanks(first.end))
	if dash == 0 {
		return first
	}
	start := r.skipBlanks(r.skipBlanks(first.end) + dash)
	if second := r.moment(start); second.ok {
		if second.year == 0 {
			second.year = first.year
		}
		return second
	}
	last, length := r.digits(start, 2)
	switch after := r.at(start + length); {
	case length == 0:
	case first.day > 0 && after == '日':
		first.day = last
		return r.limitSuffix(first, start+length+1)
	case first.day == 0 && last > first.month && last <= 12 && (after == 0 || after == ',' || after == '、' || after == '前'):
		first.month = last // 2021.5-10
		return r.limitSuffix(first, start+length)
	}
	return first
}

// monthSpan reads 3-5月, where the first month has no 月.
func (r *dateReader) monthSpan(i int) moment {
	_, length := r.digits(i, 2)
	if length == 0 {
		return moment{}
	}
	dash := r.spanMarkLength(i + length)
	if dash == 0 {
		return moment{}
	}
	return r.moment(i + length + dash)
}

func (r *dateReader) spanMarkLength(i int) int {
	for _, word := range []string{"至", "到", "-", "~"} {
		length := 0
		for r.hasAt(i+length, word) {
			length++
		}
		if length > 0 {
			return length
		}
	}
	return 0
}

func (r *dateReader) skipBlanks(i int) int {
	for r.at(i) == ' ' {
		i++
	}
	return i
}

// moment reads one date at position i.
func (r *dateReader) moment(i int) moment {
	m, next := r.yearAt(i)
	if next == i && isDigit(r.at(i-1)) {
		return moment{}
	}
	if next > i && (r.at(next) == '-' || r.at(next) == '.' || r.at(next) == '/') {
		return r.numeric(m, next)
	}
	next = r.skipBlanks(next)
	if part := r.quarterOrHalf(m, next); part.ok {
		return part
	}
	month, length := r.readNumeral(next)
	monthEnd := r.skipBlanks(next + length)
	if length == 0 || length > 3 || r.at(monthEnd) != '月' {
		return r.yearEnd(m, i, next)
	}
	m.month, m.ok, m.end = month, true, monthEnd+1
	day, length := r.readNumeral(r.skipBlanks(m.end))
	dayEnd := r.skipBlanks(r.skipBlanks(m.end) + length)
	if length > 0 && length <= 3 && (r.at(dayEnd) == '日' || r.at(dayEnd) == '号') {
		m.day = day
		return r.limitSuffix(m, dayEnd+1)
	}
	if length > 0 && isDigit(r.at(dayEnd-1)) && (r.at(dayEnd) == 0 || r.at(dayEnd) == '前') && day <= 31 {
		m.day = day // 11月15前
		return r.limitSuffix(m, dayEnd)
	}
	for _, suffix := range []struct {
		word string
		day  int
	}{{"上旬", 10}, {"中旬", 20}, {"下旬", 0}, {"月末", 0}, {"份", 0}, {"底", 0}, {"末", 0}} {
		if r.hasAt(m.end, suffix.word) {
			m.day, m.end = suffix.day, m.end+runeCount(suffix.word)
			m.hasDeadlineWord = m.hasDeadlineWord || suffix.word != "份"
		}
	}
	return r.limitSuffix(m, m.end)
}

// limitSuffix reads 前 and the like after a date.
func (r *dateReader) limitSuffix(m moment, end int) moment {
	m.end = end
	next := r.skipBlanks(end)
	if length := r.prefixOf(next, []string{"前后", "左右", "之前", "以前", "之内", "以内", "前", "内", "止"}); length > 0 {
		m.end, m.hasDeadlineWord = next+length, true
	}
	return m
}

// yearAt reads a year, or a word for one, and returns the position after it; i if
// there is none.
func (r *dateReader) yearAt(i int) (m moment, next int) {
	year, length := r.digits(i, 4)
	if length == 0 {
		year, length = r.hanYear(i)
	}
	if length == 4 && year >= 1949 && year <= 2199 && !isDigit(r.at(i-1)) {
		end := r.skipBlanks(i + 4)
		switch {
		case r.at(end) == '年':
			return moment{year: year}, r.skipWord(end+1, "度")
		case r.at(i+4) == '-' || r.at(i+4) == '.' || r.at(i+4) == '/':
			return moment{year: year}, i + 4
		case r.quarterOrHalf(moment{}, end).ok && !isDigit(r.at(end)):
			return moment{year: year}, end // 2024上半年
		}
	}
	if length == 2 && r.planYear != 0 && !isDigit(r.at(i-1)) && r.at(i+2) == '年' && max(2000+year-r.planYear, r.planYear-2000-year) <= 2 {
		return moment{year: 2000 + year}, i + 3
	}
	if length := r.prefixOf(i, []string{"今年", "本年度", "本年", "当年"}); length > 0 {
		return moment{year: r.planYear}, i + length
	}
	if length := r.prefixOf(i, []string{"明年", "次年", "翌年", "下一年度", "下年度", "来年"}); length > 0 {
		m := moment{}
		if base := max(r.year, r.planYear); base != 0 {
			m.year = base + 1
		}
		return m, i + length
	}
	return moment{}, i
}

func (p phrase) skipWord(i int, word string) int {
	if p.hasAt(i, word) {
		return i + runeCount(word)
	}
	return i
}

// hanYear reads 二〇二一.
func (p phrase) hanYear(i int) (year, length int) {
	for length < 4 {
		digit := hanDigit(p.at(i + length))
		if digit == 0 && p.at(i+length) != '〇' {
			return 0, 0
		}
		year = year*10 + digit
		length++
	}
	return year, length
}

// numeric reads month and day after the year in 2021-11-20, 2021.11.20, 2021/11.
func (r *dateReader) numeric(m moment, i int) moment {
	mark := r.at(i)
	month, length := r.digits(i+1, 2)
	if length == 0 {
		return moment{}
	}
	m.month, m.ok, m.end = month, true, i+1+length
	if r.at(m.end) == '月' {
		return r.moment(i + 1)
	}
	if r.at(m.end) != mark {
		if isDigit(r.at(m.end)) || r.at(m.end) == '年' {
			return moment{}
		}
		return r.limitSuffix(m, m.end)
	}
	day, length := r.digits(m.end+1, 2)
	if length == 0 {
		return moment{}
	}
	m.day = day
	return r.limitSuffix(m, m.end+1+length)
}

// quarterOrHalf reads quarters and half-years after a year that may be missing.
func (r *dateReader) quarterOrHalf(m moment, i int) moment {
	for _, half := range []struct {
		word  string
		month int
	}{{"上半年", 6}, {"下半年", 12}} {
		if r.hasAt(i, half.word) {
			m.month, m.ok = half.month, true
			return r.quarterSuffix(m, i+3)
		}
	}
	start := i
	start = r.skipWord(start, "第")
	start = r.skipWord(start, "前")
	quarter, length := r.readNumeral(start)
	if length != 1 || quarter < 1 || quarter > 4 || r.at(start+1) != '季' {
		return moment{}
	}
	m.month, m.ok = quarter*3, true
	return r.quarterSuffix(m, r.skipWord(start+2, "度"))
}

func (r *dateReader) quarterSuffix(m moment, end int) moment {
	if length := r.prefixOf(end, []string{"末", "底"}); length > 0 {
		end, m.hasDeadlineWord = end+length, true
	}
	return r.limitSuffix(m, end)
}

// yearEnd reads 年底前, 年内 and 2021年底: 31 December.
func (r *dateReader) yearEnd(m moment, from, next int) moment {
	if next == from {
		if r.at(from) != '年' || r.prefixOf(from-1, []string{"去", "上", "往", "历", "每", "全", "近", "多", "半", "数", "两", "几"}) > 0 {
			return moment{}
		}
		if _, length := r.readNumeral(from - 1); length > 0 {
			return moment{}
		}
		next++
	} else if r.at(next) == '年' {
		next++
	}
	length := r.prefixOf(next, []string{"底", "末", "终", "内", "以内", "之内", "前"})
	if length == 0 || from+1 == next && r.at(next) == '前' {
		return moment{}
	}
	m.month, m.day, m.ok, m.hasDeadlineWord = 12, 31, true, true
	return r.limitSuffix(m, next+length)
}
