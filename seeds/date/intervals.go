package date

import (
	"duban/model"
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// interval is a period as written: how many units, and the first character of the unit.
type interval struct {
	count int
	unit  rune
}

// half is the count of 半年.
const half = 0

// intervals returns the periods that quotas have.
func intervals() map[interval]model.Every {
	return map[interval]model.Every{
		{1, '年'}: model.EveryYear, {half, '年'}: model.EveryHalfYear,
		{1, '季'}: model.EveryQuarter, {2, '季'}: model.EveryHalfYear, {4, '季'}: model.EveryYear,
		{1, '月'}: model.EveryMonth, {2, '月'}: model.EveryTwoMonths, {3, '月'}: model.EveryQuarter,
		{6, '月'}: model.EveryHalfYear, {12, '月'}: model.EveryYear, {half, '月'}: model.EveryHalfMonth,
		{1, '周'}: model.EveryWeek, {2, '周'}: model.EveryTwoWeeks, {1, '星'}: model.EveryWeek, {2, '星'}: model.EveryTwoWeeks,
		{1, '日'}: model.EveryDay, {1, '天'}: model.EveryDay, {1, '工'}: model.EveryDay,
		{7, '日'}: model.EveryWeek, {7, '天'}: model.EveryWeek, {10, '日'}: model.EveryTenDays, {10, '天'}: model.EveryTenDays,
		{14, '天'}: model.EveryTwoWeeks, {15, '日'}: model.EveryHalfMonth, {15, '天'}: model.EveryHalfMonth,
		{1, '旬'}: model.EveryTenDays,
	}
}

// intervalAt reads the period after 每, 月 or 两个月, and returns the position after it, 0 if
// there is none. every is empty if quotas have no such period: 三年, 学期.
func (g *Calendar) intervalAt(p document.Phrase, i int) (every model.Every, next int) {
	other := SkipWord(p, i, "隔") - i
	i += other
	count, length := readCount(p, i)
	switch {
	case p.At(i) == '半':
		count, length = half, 1
	case p.At(i) == '双':
		count, length = 2, 1
	case length == 0:
		count = 1 + other // 隔月
	}
	unit := i + length
	for p.At(unit) == ' ' || p.At(unit) == '个' {
		unit++
	}
	length = p.PrefixOf(unit, []string{"年度", "年", "季度", "季", "月度", "月", "旬", "星期", "周", "工作日", "日", "天", "学期", "学年"})
	if length == 0 {
		return "", 0
	}
	return g.intervals[interval{count, p.At(unit)}], unit + length
}

// readCount reads a numeral, or 两.
func readCount(p document.Phrase, i int) (value, length int) {
	if p.At(i) == '两' {
		return 2, 1
	}
	return numbering.ReadNumeral(p, i)
}

// UnknownInterval returns the words of an interval that no quota has, 每三年轮换一次; an
// empty phrase if there is none.
func (g *Calendar) UnknownInterval(p document.Phrase) document.Phrase {
	for i := range p.Len() {
		if p.At(i) != '每' {
			continue
		}
		if every, next := g.intervalAt(p, i+1); next > 0 && every == "" {
			for next < p.Len() && document.IsLetter(p.At(next)) {
				next++
			}
			return p.Sub(i, next)
		}
	}
	return document.Phrase{}
}

// periodDays returns the ways to write a day of a period: 末 of 每季度末, 次月5日.
func periodDays() []form {
	const month = "年| 首月|末月| 首个月|最后一个月|最后1个月|第一个月|第二个月|第三个月|第1个月|第2个月|第3个月|后次月|次月|下月| "
	return []form{newForm(month + "末|底|初|终|结束后|上旬|中旬|下旬"), newForm(month + "N 日|号")}
}
