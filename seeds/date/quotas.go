package date

import (
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// QuotaFound is a quota in a phrase, at the positions from and to.
type QuotaFound struct {
	model.Quota
	From, To int  // with the words for the day: 每月10日前
	Counted  bool // it has a number
	Vague    bool // it has neither a number nor a day, and may be an attribute: 每月考核的
}

// Quotas returns the quotas of a phrase in order: 每月至少更新2条. Without a number it is
// once a period.
func (g *Calendar) Quotas(p document.Phrase) []QuotaFound {
	var found []QuotaFound
	for i := 0; i < p.Len(); i++ {
		q, ok := g.quotaAt(p, i)
		if !ok {
			continue
		}
		q.Words = p.Sub(i, q.To).String()
		found = append(found, q)
		i = max(i, q.To-1)
	}
	return found
}

func (g *Calendar) quotaAt(p document.Phrase, i int) (QuotaFound, bool) {
	switch p.At(i) {
	case '每':
		every, next := g.intervalAt(p, i+1)
		if every == "" {
			return QuotaFound{}, false
		}
		if months, end := g.fixedMonths(p, SkipWord(p, next, "的")); every == model.EveryYear && len(months) > 1 {
			q, ok := g.quotaBody(p, i, end, model.EveryFixed)
			q.Months = months
			return q, ok
		}
		return g.quotaBody(p, i, next, every)
	case '上': // without a number of times they are dates
		_, next, ok := g.halves.match(p, i)
		if !ok {
			return QuotaFound{}, false
		}
		q, ok := g.quotaBody(p, i, next, model.EveryHalfYear)
		return q, ok && q.Counted
	case '按', '逐':
		return g.rhythmAt(p, i)
	case '全', '一', '年', '半', '两', '隔':
		if q, ok := g.oneEachAt(p, i); ok {
			return q, true
		}
		return g.periodAt(p, i)
	}
	return g.rateAt(p, i)
}

// fixedMonths reads the months of 每年3月、9月各一次, each of which is a period.
func (g *Calendar) fixedMonths(p document.Phrase, i int) (months []int, end int) {
	r := Reader{Phrase: p, Calendar: g}
	for at := i; ; at = i + 1 {
		all := r.moments(skipBlanks(p, at))
		for _, m := range all {
			if m.Year != 0 || m.Month > 12 || slices.Contains(months, m.Month) {
				return months, i
			}
			months, end = append(months, m.Month), m.End
		}
		if i = max(i, end); len(all) == 0 || p.PrefixOf(i, []string{"、", "和", "及", "与", ","}) == 0 {
			slices.Sort(months)
			return months, i
		}
	}
}

// periodAt reads a period that is no quota without a number: 全年不少于2次, 半年通报一次.
func (g *Calendar) periodAt(p document.Phrase, i int) (QuotaFound, bool) {
	every, next := g.intervalAt(p, SkipWord(p, i, "全"))
	if every == "" || p.At(i-1) == '每' || p.HasAt(i, "一月") || p.At(i) == '年' && !document.RuneSet("内度均")[p.At(i+1)] {
		return QuotaFound{}, false
	}
	if before := p.At(i - 1); p.At(i) == '年' && (numbering.HanDigit(before) > 0 || document.IsDigit(before) || document.RuneSet("十几数两多")[before]) {
		return QuotaFound{}, false // 五年内, 近几年内
	}
	next += p.PrefixOf(next, []string{"内", "均"})
	q, ok := g.quotaBody(p, i, next, every)
	const longestTimes = 6 // 通报一次
	times := q.Counted && p.At(q.To-1) == '次' && q.To-next <= longestTimes && p.At(i) != '年' && p.At(next-1) != '内'
	counted := p.Sub(i, q.To).ContainsAny(lexicon.BoundMarks()) || q.Counted && p.HasAt(q.To, "以上") || times && (i == 0 || numbering.IsLabelEdge(p.At(i-1)))
	return q, ok && (counted || p.PrefixOf(i, []string{"全年", "一年"}) > 0 && countsEvents(p, q))
}

// rhythmAt reads 按月 and 逐季, alone or before a verb. 按季度计划 is no rhythm.
func (g *Calendar) rhythmAt(p document.Phrase, i int) (QuotaFound, bool) {
	every, next := g.intervalAt(p, i+1)
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
func (g *Calendar) oneEachAt(p document.Phrase, i int) (QuotaFound, bool) {
	every, next := g.intervalAt(p, i+1)
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

// rateAt reads 2次/年, 1次/1年 and 1期/季度.
func (g *Calendar) rateAt(p document.Phrase, i int) (QuotaFound, bool) {
	value, length := numbering.ReadNumeral(p, i)
	if length == 0 || value == 0 || document.IsDigit(p.At(i-1)) || p.At(i-1) == '.' || !g.measureWords[p.At(i+length)] || p.At(i+length+1) != '/' {
		return QuotaFound{}, false
	}
	every, to := g.intervalAt(p, SkipWord(p, i+length+2, "每"))
	return QuotaFound{Quota: model.Quota{Every: every, AtLeast: value}, From: i, To: to, Counted: true}, every != ""
}

// RhythmOnly reads a deadline that is only a rhythm: 月度, 季度.
func (g *Calendar) RhythmOnly(cell document.Phrase) []QuotaFound {
	every, next := g.intervalAt(cell, 0)
	if !document.RuneSet("季半月周")[cell.At(0)] || every == "" || next < cell.Len() || cell.Len() == 1 && cell.At(0) != '季' {
		return nil
	}
	return []QuotaFound{{Quota: model.Quota{Every: every, AtLeast: 1, Words: cell.String()}, To: cell.Len()}}
}

// quotaBody reads the number or day after the period's word, up to the end of the
// clause.
func (g *Calendar) quotaBody(p document.Phrase, from, next int, every model.Every) (QuotaFound, bool) {
	q := QuotaFound{Quota: model.Quota{Every: every, AtLeast: 1}, From: from, To: next}
	if p.At(next) == '的' {
		return q, false
	}
	const longest = 40
	end := nextMark(p.Sub(0, min(p.Len(), next+longest)), next, "。;\n每)")
	if bound := afterBound(p.Sub(0, end), next); bound >= 0 {
		if count, to, ok := g.FindCount(p, bound, nextMark(p.Sub(0, end), bound, ",("), true); ok {
			q.AtLeast, q.To, q.Counted = count, to, true
			return q, true
		}
	}
	end = nextMark(p.Sub(0, end), next, ",(")
	if p.Sub(next, end).ContainsAny([]string{"%", "增长", "下降", "递增", "亿元", "万", "提高到", "达到"}) {
		return q, false
	}
	if count, to, ok := g.FindCount(p, next, end, false); ok {
		q.AtLeast, q.To, q.Counted = count, to, true
		return q, true
	}
	q.To = g.dayWords(p, next)
	q.Vague = q.To == next && (p.Sub(next, end).Index("的") >= 0 || isAttribute(p, from, next))
	return q, true
}

// isAttribute reports whether a period belongs to what is made known, not to how often:
// 公布每日办件数量, but not 公示每月更新一次.
func isAttribute(p document.Phrase, from, next int) bool {
	before := p.Sub(max(0, from-2), from)
	verb := before.SuffixOf([]string{"公布", "公开", "公示", "发布", "统计", "通报", "汇总", "公告"})
	return verb > 0 && document.IsLetter(p.At(next)) && p.PrefixOf(next, lexicon.RhythmVerbs()) == 0
}

// countsEvents reports whether a quota of a year counts events, not results: 全年举办2期,
// but not 全年受理300件.
func countsEvents(p document.Phrase, q QuotaFound) bool {
	return q.Counted && q.AtLeast <= 60 && strings.ContainsRune("次期场轮遍", p.At(q.To-1)) && !strings.ContainsRune("数工项建", max(p.At(q.To), 1))
}

// nextMark returns the position of the first of the marks from a position on, the end of the
// phrase if there is none.
func nextMark(p document.Phrase, i int, marks string) int {
	for i < p.Len() && !strings.ContainsRune(marks, p.At(i)) {
		i++
	}
	return i
}

// afterBound returns the position after 至少 or 不少于, -1 if there is none.
func afterBound(p document.Phrase, i int) int {
	for ; i < p.Len(); i++ {
		if length := p.PrefixOf(i, lexicon.BoundMarks()); length > 0 {
			return i + length
		}
	}
	return -1
}

// FindCount returns the next number with a measure word, 2条 or 一次, and the position
// after it. Of 1-2次 the lower counts. With bound, after 至少, digits without a known
// measure word count too.
func (g *Calendar) FindCount(p document.Phrase, i, end int, bound bool) (count, to int, ok bool) {
	for ; i < end; i++ {
		value, length := readCount(p, i)
		if value == 0 {
			continue
		}
		next := i + length
		if p.At(next) == '至' || p.At(next) == '-' || p.At(next) == '~' {
			if _, more := numbering.ReadNumeral(p, next+1); more > 0 {
				next += 1 + more
			}
		}
		for p.At(next) == ' ' {
			next++
		}
		switch {
		case p.At(next) == '年' || p.At(next) == '月' || p.At(next) == '日' || p.At(next) == '个' && p.At(next+1) == '工' || p.At(next) == '个' && p.At(next+1) == '月':
		case g.measureWords[p.At(next)]:
			return value, next + 1, bound || p.HasAt(next+1, "以上") || p.At(next) != '个' && p.At(next) != '部' && p.At(next) != '家'
		case bound && document.IsDigit(p.At(i)) && p.PrefixOf(next, []string{"%", "学时", "课时", "小时", "分钟", "天", "元", "万", "亿", "."}) == 0:
			return value, next, true
		}
		i = next - 1
	}
	return 0, 0, false
}

// dayWords returns the position after the words for a day of the period: 10日前 of 每月
// 10日前, 末 of 每季度末; i if there are none.
func (g *Calendar) dayWords(p document.Phrase, i int) int {
	r := Reader{Phrase: p, Calendar: g}
	for _, f := range g.periodDays {
		if _, end, ok := f.match(p, i); ok {
			return r.withLimit(Moment{}, i, end).End
		}
	}
	_, end := g.fixedMonths(p, i)
	return end
}
