package date

import (
	"slices"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
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
		{"半个月", model.EveryHalfMonth},
		{"半月", model.EveryHalfMonth},
		{"半年度", model.EveryHalfYear},
		{"半年", model.EveryHalfYear},
		{"双月", model.EveryTwoMonths},
		{"双周", model.EveryTwoWeeks},
		{"旬", model.EveryTenDays},
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

// rhythmAt reads 按月 and 逐季, alone or before a verb. 按季度计划 is no rhythm.
func (g *Calendar) rhythmAt(p document.Phrase, i int) (QuotaFound, bool) {
	every, next := intervalAt(p, i+1)
	if every == "" || every == model.EveryYear {
		return QuotaFound{}, false // 逐年
	}
	ends := next == p.Len() || numbering.IsLabelEdge(p.At(next))
	if !ends && p.PrefixOf(next, lexicon.RhythmVerbs()) == 0 {
		return QuotaFound{}, false
	}
	q, ok := g.quotaBody(p, i, next, every)
	return q, ok && (i == 0 || !document.IsLetter(p.At(i-1)) || !ends)
}

// oneEachAt reads 一月一次 and 一季一通报. 一月一日 is a date.
func oneEachAt(p document.Phrase, i int) (QuotaFound, bool) {
	every, next := intervalAt(p, i+1)
	if p.At(i) != '一' || every == "" || p.At(next) != '一' || document.IsLetter(p.At(i-1)) && !document.RuneSet("行立持现按")[p.At(i-1)] {
		return QuotaFound{}, false
	}
	what := p.At(next + 1)
	if !document.IsLetter(what) || document.RuneSet("日号度个")[what] || numbering.HanDigit(what) > 0 {
		return QuotaFound{}, false
	}
	to := next + 2
	if what != '次' && document.IsLetter(p.At(to)) {
		to++
	}
	return QuotaFound{Quota: model.Quota{Every: every, AtLeast: 1}, From: i, To: to, Counted: true}, true
}

// halvesAt reads 上半年、下半年各1次. Without a number of times they are dates.
func (g *Calendar) halvesAt(p document.Phrase, i int) (QuotaFound, bool) {
	length := p.PrefixOf(i, []string{"上半年、下半年", "上半年和下半年", "上半年与下半年", "上半年,下半年", "上半年下半年", "上、下半年", "上下半年"})
	if length == 0 {
		return QuotaFound{}, false
	}
	next := i + length
	each := p.PrefixOf(next, []string{"各", "分别", "均", "至少各", "至少分别"})
	if each == 0 {
		return QuotaFound{}, false
	}
	q, ok := g.quotaBody(p, i, next+each, model.EveryHalfYear)
	return q, ok && q.Counted
}

// rateAt reads 2次/年, 1次/1年 and 1期/季度.
func (g *Calendar) rateAt(p document.Phrase, i int) (QuotaFound, bool) {
	value, length := numbering.ReadNumeral(p, i)
	if length == 0 || value == 0 || document.IsDigit(p.At(i-1)) || p.At(i-1) == '.' || !g.measureWords[p.At(i+length)] || p.At(i+length+1) != '/' {
		return QuotaFound{}, false
	}
	every, to := intervalAt(p, SkipWord(p, i+length+2, "每"))
	return QuotaFound{Quota: model.Quota{Every: every, AtLeast: value}, From: i, To: to, Counted: true}, every != ""
}

// RhythmOnly reads a deadline that is only a rhythm: 月度, 季度.
func (g *Calendar) RhythmOnly(cell document.Phrase) []QuotaFound {
	every, next := intervalAt(cell, 0)
	if !document.RuneSet("季半月周")[cell.At(0)] || every == "" || next < cell.Len() || cell.Len() == 1 && cell.At(0) != '季' {
		return nil
	}
	return []QuotaFound{{Quota: model.Quota{Every: every, AtLeast: 1, Words: cell.String()}, To: cell.Len()}}
}
