package date

import (
	"cmp"

	"duban/seeds/document"
	"duban/seeds/numbering"
)

// Moment is a date as written: parts that are missing are 0.
type Moment struct {
	Year, Month, Day int
	End              int   // the position after it
	HasDeadlineWord  bool  // 前, 底, 内: it can only be a deadline
	next             bool  // its year is 明年
	before           []int // the months before it that have its unit: 3、6、9月底
	Ok               bool
}

// tombSweeping marks the day before 清明, which moves from year to year.
const tombSweeping = -1

// monthForm is a form of a date behind its year. The first number is the month, or the
// quarter, and the second one the day.
type monthForm struct {
	form
	afterYear  bool // a year is before it
	month, day int  // those of a form without numbers; 0 is the last day
	quarter    int  // which month of a quarter its number is, 0 if it is no quarter
}

// monthForms returns the ways to write a date behind its year. The first that fits counts.
func monthForms() []monthForm {
	const (
		quarter   = "第| 前| N 季度|季 "
		month     = "N _ 月 "
		noWord    = "!步|中|次|级|始|审|小|学|央|国|期|考|心|型|部|医|共|高|层"           // 3月初步完成, 6月中小学
		holiday   = " 劳动节|建党节|建军节|假期|节| 之前|以前|前 !N|两|半|后|夕|和|、后|、中|、节" // 国庆节前三天, 国庆节前夕
		noOrdinal = "<N|第 "
	)
	return []monthForm{
		{form: newForm("- D - D 日|"), afterYear: true},
		{form: newForm(". D . D 日|"), afterYear: true},
		{form: newForm("/ D / D 日|"), afterYear: true},
		{form: newForm("-|.|/ D !D|年|月"), afterYear: true},
		{form: newForm("上半年 末|底|"), month: 6},
		{form: newForm("下半年 末|底|"), month: 12},
		{form: newForm(quarter + "初 " + noWord), quarter: 1, day: 10},
		{form: newForm(quarter + "末|底|"), quarter: 3},
		{form: newForm(noOrdinal + "清明" + holiday), month: 4, day: tombSweeping},
		{form: newForm(noOrdinal + "五一" + holiday), month: 4, day: 30},
		{form: newForm(noOrdinal + "七一" + holiday), month: 6, day: 30},
		{form: newForm(noOrdinal + "八一" + holiday), month: 7, day: 31},
		{form: newForm(noOrdinal + "国庆" + holiday), month: 9, day: 30},
		{form: newForm(noOrdinal + "十一" + holiday), month: 9, day: 30},
		{form: newForm(month + "_ N _ 日|号")},
		{form: newForm(month + "_ D =前|至|到|-|~|$")}, // 11月15前, 3月5至8日
		{form: newForm(month + "份| 上旬"), day: 10},
		{form: newForm(month + "初 " + noWord), day: 10},
		{form: newForm(month + "份| 中旬"), day: 20},
		{form: newForm(month + "中 " + noWord), day: 20},
		{form: newForm(month + "份| 下旬|月末|底|末|")},
		{form: newForm("<N|去|上|往|历|每|全|近|多|半|数|两|几 年 底|末|终|内|以内|之内"), month: 12},
		{form: newForm("年| 底|末|终|内|以内|之内|前"), afterYear: true, month: 12},
		{form: newForm("=完成。|完成;|完成,|建成。|建成;|建成,|投用。|投用;|投用,|实现。|实现;|实现,"), afterYear: true, month: 12},
	}
}

// yearForms returns the ways to write a year in full.
func yearForms() []form {
	return []form{newForm("Y _ 年 度|"), newForm("Y =-|.|/"), newForm("Y _ =上半年|下半年|第一季|第二季|第三季|第四季|一季|二季|三季|四季")}
}

// YearAt reads a year, or a word for one, and returns the position after it; i if
// there is none.
func (r *Reader) YearAt(i int) (m Moment, next int) {
	for _, f := range r.years {
		if numbers, end, ok := f.match(r.Phrase, i); ok {
			return Moment{Year: numbers[0]}, end
		}
	}
	if short, length := numbering.Digits(r.Phrase, i, 2); length == 2 && r.PlanYear != 0 && !document.IsDigit(r.At(i-1)) && r.At(i+2) == '年' && max(2000+short-r.PlanYear, r.PlanYear-2000-short) <= 2 {
		return Moment{Year: 2000 + short}, i + 3
	}
	if length := r.PrefixOf(i, []string{"今年", "本年度", "本年", "当年"}); length > 0 {
		return Moment{Year: cmp.Or(r.PlanYear, r.Issued)}, i + length
	}
	length := r.PrefixOf(i, []string{"明年", "次年", "翌年", "下一年度", "下年度", "来年"})
	if base := cmp.Or(r.written, r.Issued, r.PlanYear); length > 0 && base != 0 {
		m.Year = base + 1
	}
	m.next = length > 0
	return m, i + length
}

// MomentAt reads one date at position i, or several months or quarters with one unit:
// 3-5月, 3、6、9月底, 第一、三季度.
func (r *Reader) MomentAt(i int) Moment {
	if !r.begins[r.At(i)] {
		return Moment{} // nearly always
	}
	year, next := r.YearAt(i)
	hasYear := next > i
	if !hasYear && document.IsDigit(r.At(i-1)) {
		return Moment{}
	}
	next = skipBlanks(r.Phrase, next)
	m := r.monthAt(year, next, hasYear)
	var before []int
	for last := 0; !m.Ok; {
		numbers, end, ok := r.beforeUnit.match(r.Phrase, next)
		if !ok || numbers[0] <= last || numbers[0] > 12 {
			return Moment{}
		}
		last = numbers[0]
		if SpanMarkLength(r.Phrase, end-1) == 0 {
			before = append(before, last)
		}
		next = end
		m = r.monthAt(year, next, false)
	}
	for i := range before {
		if r.Sub(next, m.End).Index("季") >= 0 {
			before[i] *= 3
		}
	}
	if len(before) > 0 && m.Month <= before[len(before)-1] {
		return Moment{}
	}
	m.before = before
	return m
}

// monthAt reads the month and day behind a year.
func (r *Reader) monthAt(m Moment, i int, hasYear bool) Moment {
	for _, f := range r.months {
		if f.afterYear && !hasYear {
			continue
		}
		numbers, end, ok := f.match(r.Phrase, i)
		if !ok || f.quarter > 0 && (numbers[0] < 1 || numbers[0] > 4) {
			continue
		}
		m.Month, m.Day, m.Ok = cmp.Or(f.month, numbers[0]), cmp.Or(f.day, numbers[1]), true
		if f.quarter > 0 {
			m.Month = 3*(numbers[0]-1) + f.quarter
		}
		if f.day == tombSweeping {
			m.Day = tombSweepingDay(cmp.Or(m.Year, r.year, r.PlanYear)) - 1
		}
		return r.withLimit(m, i, end)
	}
	return Moment{}
}

// withLimit returns a date between two positions with the 前 and the like after it, which
// may have its weekday behind it.
func (r *Reader) withLimit(m Moment, from, end int) Moment {
	m.End = end
	next := skipBlanks(r.Phrase, end)
	if closing := r.ClosingBracket(next); r.PrefixOf(next, []string{"(星期", "(周"}) > 0 && closing > next && closing-next <= 5 {
		next = closing + 1
	}
	if length := r.PrefixOf(next, []string{"前后", "左右", "之前", "以前", "之内", "以内", "前", "内", "止"}); length > 0 {
		m.End = next + length
	}
	m.HasDeadlineWord = r.Sub(from, m.End).SuffixOf([]string{"前", "内", "止", "前后", "左右", "底", "末", "终", "初", "中", "旬"}) > 0
	return m
}

// tombSweepingDay returns the day of April on which 清明 is in a year of this century, by
// the usual approximation of the solar term.
func tombSweepingDay(year int) int {
	year %= 100
	return int(float64(year)*0.2422+4.81) - year/4
}

// span reads a date, or the end of a span: 5月 of 3月至5月.
func (r *Reader) span(i int) Moment {
	first := r.MomentAt(i)
	_, start, ok := r.spanMark.match(r.Phrase, first.End)
	if !first.Ok || !ok {
		return first
	}
	if second := r.MomentAt(start); second.Ok {
		second.Year = cmp.Or(second.Year, first.Year)
		return second
	}
	last, length := numbering.Digits(r.Phrase, start, 2)
	switch after := r.At(start + length); {
	case first.Day > 0 && after == '日':
		first.Day = last
		return r.withLimit(first, i, start+length+1)
	case first.Day == 0 && last > first.Month && last <= 12 && (after == 0 || after == ',' || after == '、' || after == '前'):
		first.Month = last // 2021.5-10
		return r.withLimit(first, i, start+length)
	}
	return first
}

// moments reads a date, the end of a span, or a list of which only the last one has its
// unit.
func (r *Reader) moments(i int) []Moment {
	last := r.span(i)
	if !last.Ok {
		return nil
	}
	var all []Moment
	for _, month := range last.before {
		m := last
		m.Month, m.Day = month, 0
		all = append(all, m)
	}
	return append(all, last)
}
