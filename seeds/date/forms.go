package date

import (
	"cmp"
	"strings"

	"duban/seeds/document"
	"duban/seeds/numbering"
)

// numeric reads month and day after the year in 2021-11-20, 2021.11.20, 2021/11.
func (r *Reader) numeric(m Moment, i int) Moment {
	mark := r.At(i)
	month, length := numbering.Digits(r.Phrase, i+1, 2)
	if length == 0 {
		return Moment{}
	}
	m.Month, m.Ok, m.End = month, true, i+1+length
	if r.At(m.End) == '月' {
		return r.MomentAt(i + 1)
	}
	if r.At(m.End) != mark {
		if document.IsDigit(r.At(m.End)) || r.At(m.End) == '年' {
			return Moment{}
		}
		return r.limitSuffix(m, m.End)
	}
	day, length := numbering.Digits(r.Phrase, m.End+1, 2)
	if length == 0 {
		return Moment{}
	}
	m.Day = day
	return r.limitSuffix(m, m.End+1+length)
}

// quarterOrHalf reads quarters and half-years after a year that may be missing.
func (r *Reader) quarterOrHalf(m Moment, i int) Moment {
	for _, half := range []struct {
		word  string
		month int
	}{{"上半年", 6}, {"下半年", 12}} {
		if r.HasAt(i, half.word) {
			m.Month, m.Ok = half.month, true
			return r.quarterSuffix(m, i+3)
		}
	}
	start := i
	start = SkipWord(r.Phrase, start, "第")
	start = SkipWord(r.Phrase, start, "前")
	quarter, length := numbering.ReadNumeral(r.Phrase, start)
	if length != 1 || quarter < 1 || quarter > 4 || r.At(start+1) != '季' {
		return Moment{}
	}
	m.Month, m.Ok = quarter*3, true
	return r.quarterSuffix(m, SkipWord(r.Phrase, start+2, "度"))
}

// beginsWord reports whether 初 or 中 at position i is part of the word after a month:
// 3月初步完成, 6月中小学.
func (r *Reader) beginsWord(i int) bool {
	switch r.At(i) {
	case '初':
		return strings.ContainsRune("步中次级始审", max(r.At(i+1), 1))
	case '中':
		return strings.ContainsRune("小学央国期考心型部医共高层", max(r.At(i+1), 1))
	}
	return false
}

func (r *Reader) quarterSuffix(m Moment, end int) Moment {
	if r.At(end) == '初' && !r.beginsWord(end) {
		m.Month, m.Day, m.HasDeadlineWord = m.Month-2, 10, true
		return r.limitSuffix(m, end+1)
	}
	if length := r.PrefixOf(end, []string{"末", "底"}); length > 0 {
		end, m.HasDeadlineWord = end+length, true
	}
	return r.limitSuffix(m, end)
}

// yearEnd reads 年底前, 年内 and 2021年底: 31 December.
func (r *Reader) yearEnd(m Moment, from, next int) Moment {
	if next == from {
		if r.At(from) != '年' || r.PrefixOf(from-1, []string{"去", "上", "往", "历", "每", "全", "近", "多", "半", "数", "两", "几"}) > 0 {
			return Moment{}
		}
		if _, length := numbering.ReadNumeral(r.Phrase, from-1); length > 0 {
			return Moment{}
		}
		next++
	} else if r.At(next) == '年' {
		next++
	}
	if verb := r.PrefixOf(next, []string{"完成", "建成", "投用", "实现"}); verb > 0 && m.Year > 0 && strings.ContainsRune("。;,", max(r.At(next+verb), 1)) {
		m.Month, m.Day, m.Ok, m.HasDeadlineWord, m.End = 12, 31, true, true, next // ,2025年完成。
		return m
	}
	length := r.PrefixOf(next, []string{"底", "末", "终", "内", "以内", "之内", "前"})
	if length == 0 || from+1 == next && r.At(next) == '前' {
		return Moment{}
	}
	m.Month, m.Day, m.Ok, m.HasDeadlineWord = 12, 31, true, true
	return r.limitSuffix(m, next+length)
}

// DayInDigits reads a phrase that is only a month and a day in digits, or two of them
// with the later one last: 2.26-3.3.
func (r *Reader) DayInDigits() Moment {
	m := r.dayInDigitsAt(0)
	if dash := r.SpanMarkLength(m.End); m.Ok && dash > 0 && r.At(m.End-1) != '前' && r.Index("-") == m.End {
		m = r.dayInDigitsAt(m.End + dash)
	}
	if m.End != r.Len() {
		return Moment{}
	}
	return m
}

func (r *Reader) dayInDigitsAt(i int) Moment {
	month, length := numbering.Digits(r.Phrase, i, 2)
	i += length
	if length == 0 || month > 12 || r.At(i) != '.' && r.At(i) != '-' && r.At(i) != '/' {
		return Moment{}
	}
	day, length := numbering.Digits(r.Phrase, i+1, 2)
	if length == 0 || day == 0 {
		return Moment{}
	}
	return r.limitSuffix(Moment{Month: month, Day: day, Ok: true}, SkipWord(r.Phrase, i+1+length, "日"))
}

// beforeHoliday reads 国庆节前 as the last day before a holiday that the solar calendar
// dates; those of the lunar calendar have no date here.
func (r *Reader) beforeHoliday(m Moment, start int) Moment {
	if !strings.ContainsRune("清五七八国十", r.At(start)) {
		return Moment{}
	}
	if before := r.At(start - 1); numbering.HanDigit(before) > 0 || before == '十' || before == '第' {
		return Moment{} // 第十一
	}
	year := cmp.Or(m.Year, r.year, r.PlanYear)
	for _, holiday := range []struct {
		word       string
		month, day int
	}{
		{"清明", 4, tombSweepingDay(year) - 1}, {"五一", 4, 30}, {"七一", 6, 30}, {"八一", 7, 31}, {"国庆", 9, 30}, {"十一", 9, 30},
	} {
		next := SkipWord(r.Phrase, start, holiday.word)
		if next == start {
			continue
		}
		next += r.PrefixOf(next, []string{"劳动节", "建党节", "建军节", "假期", "节"})
		end := next + r.PrefixOf(next, []string{"之前", "以前", "前"})
		_, counted := readCount(r.Phrase, end)
		if end == next || counted > 0 || r.PrefixOf(end, []string{"半", "后", "夕", "和", "、后", "、中", "、节"}) > 0 {
			return Moment{} // 国庆节前三天, 国庆节前夕
		}
		m.Month, m.Day, m.End = holiday.month, holiday.day, end
		m.Ok, m.HasDeadlineWord = true, true
		return m
	}
	return Moment{}
}

// tombSweepingDay returns the day of April on which 清明 is in a year of this century, by
// the usual approximation of the solar term.
func tombSweepingDay(year int) int {
	year %= 100
	return int(float64(year)*0.2422+4.81) - year/4
}
