package date

import (
	"slices"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// intervalAt reads the period after 每, 月 or 两个月, and returns the position after it, 0 if
// there is none. every is empty if quotas have no such period: 三年, 学期.
func intervalAt(p document.Phrase, i int) (every model.Every, next int) {
	i = SkipWord(p, i, "隔")
	for _, period := range []struct {
		word  string
		every model.Every
	}{
		{"半个月", model.EveryHalfMonth}, {"半月", model.EveryHalfMonth}, {"半年度", model.EveryHalfYear}, {"半年", model.EveryHalfYear},
		{"双月", model.EveryTwoMonths}, {"双周", model.EveryTwoWeeks}, {"旬", model.EveryTenDays},
	} {
		if next := SkipWord(p, i, period.word); next > i {
			return period.every, next
		}
	}
	count, length := readCount(p, i)
	unit := i + length
	for p.At(unit) == ' ' || p.At(unit) == '个' {
		unit++
	}
	if length == 0 {
		count = 1
	}
	length = p.PrefixOf(unit, []string{"年度", "年", "季度", "季", "月度", "月", "星期", "周", "工作日", "日", "天", "学期", "学年"})
	if length == 0 {
		return "", 0
	}
	return intervalOf(count, p.At(unit)), unit + length
}

// readCount reads a numeral, or 两.
func readCount(p document.Phrase, i int) (value, length int) {
	if p.At(i) == '两' {
		return 2, 1
	}
	return numbering.ReadNumeral(p, i)
}

// intervalOf returns the period of so many units, by the first character of the unit.
func intervalOf(count int, unit rune) model.Every {
	weeks := map[int]model.Every{1: model.EveryWeek, 2: model.EveryTwoWeeks}
	days := map[int]model.Every{1: model.EveryDay, 7: model.EveryWeek, 10: model.EveryTenDays, 14: model.EveryTwoWeeks, 15: model.EveryHalfMonth}
	lengths := map[rune]map[int]model.Every{
		'年': {1: model.EveryYear},
		'季': {1: model.EveryQuarter, 2: model.EveryHalfYear, 4: model.EveryYear},
		'月': {1: model.EveryMonth, 2: model.EveryTwoMonths, 3: model.EveryQuarter, 6: model.EveryHalfYear, 12: model.EveryYear},
		'周': weeks, '星': weeks,
		'日': days, '天': days, '工': days,
	}
	return lengths[unit][count]
}

// UnknownInterval returns the words of an interval that no quota has, 每三年轮换一次; an
// empty phrase if there is none.
func UnknownInterval(p document.Phrase) document.Phrase {
	for i := range p.Len() {
		if p.At(i) != '每' {
			continue
		}
		if every, next := intervalAt(p, i+1); next > 0 && every == "" {
			for next < p.Len() && document.IsLetter(p.At(next)) {
				next++
			}
			return p.Sub(i, next)
		}
	}
	return document.Phrase{}
}

// fixedMonthsAt reads 每年3月、9月各一次: each of the months is a period.
func (g *Calendar) fixedMonthsAt(p document.Phrase, i int) (QuotaFound, bool) {
	next := i + p.PrefixOf(i, []string{"每年度", "每年的", "每年"})
	if next == i {
		return QuotaFound{}, false
	}
	var months []int
	for {
		month, length := numbering.ReadNumeral(p, next)
		end := next + length
		if length == 0 || month < 1 || month > 12 || slices.Contains(months, month) {
			break
		}
		if p.At(end) == '月' {
			end++
			end += p.PrefixOf(end, []string{"份", "底", "末", "初"})
			end += p.PrefixOf(end, []string{"之前", "前"})
		} else if p.At(end) != '、' {
			break
		}
		months, next = append(months, month), end
		if p.PrefixOf(next, []string{"、", "和", "及", "与", ","}) == 0 {
			break
		}
		next++
	}
	if len(months) < 2 {
		return QuotaFound{}, false
	}
	q, ok := g.quotaBody(p, i, next, model.EveryFixed)
	slices.Sort(months)
	q.Months = months
	return q, ok
}
