package seeds

import (
	"strings"

	"duban/model"
)

// quotaFound is a quota in a phrase, at the positions from and to.
type quotaFound struct {
	model.Quota
	from, to int  // with the words for the day: 每月10日前
	counted  bool // it has a number
	vague    bool // it has neither a number nor a day, and may be an attribute: 每月考核的
}

type periodWord struct {
	word  string
	every model.Every
}

func periodWords() []periodWord {
	return []periodWord{
		{"每半年度", model.EveryHalfYear},
		{"每半年", model.EveryHalfYear},
		{"每年度", model.EveryYear},
		{"每年", model.EveryYear},
		{"每一年", model.EveryYear},
		{"每个季度", model.EveryQuarter},
		{"每季度", model.EveryQuarter},
		{"每季", model.EveryQuarter},
		{"每个月", model.EveryMonth},
		{"每月度", model.EveryMonth},
		{"每月", model.EveryMonth},
		{"每个星期", model.EveryWeek},
		{"每星期", model.EveryWeek},
		{"每周", model.EveryWeek},
	}
}

// rhythmWords are the words for periods in a quota without 每: 按月, 逐季, 一月一次.
func rhythmWords() []periodWord {
	return []periodWord{
		{"季度", model.EveryQuarter},
		{"季", model.EveryQuarter},
		{"半年", model.EveryHalfYear},
		{"月", model.EveryMonth},
		{"周", model.EveryWeek},
	}
}

// boundWords are a quota only with 至少 or 不少于 after them.
func boundWords() []periodWord {
	return []periodWord{
		{"全年", model.EveryYear},
		{"一年", model.EveryYear},
		{"年内", model.EveryYear},
		{"年度内", model.EveryYear},
		{"年度", model.EveryYear},
		{"年均", model.EveryYear},
		{"半年", model.EveryHalfYear},
		{"一个季度", model.EveryQuarter},
		{"一季度", model.EveryQuarter},
		{"一个月", model.EveryMonth},
		{"一周", model.EveryWeek},
	}
}

func boundMarks() []string {
	return []string{"至少", "不少于", "不低于", "不得少于", "最少", "原则上不少于", "≥", "不小于", "不得低于"}
}

// quotas returns the quotas of a phrase in order: 每月至少更新2条. Without a number it is
// once a period.
func (g *grammar) quotas(p phrase) []quotaFound {
	var found []quotaFound
	for i := 0; i < p.len(); i++ {
		q, ok := g.quotaAt(p, i)
		if !ok {
			continue
		}
		q.Words = p.sub(i, q.to).String()
		found = append(found, q)
		i = max(i, q.to-1)
	}
	return found
}

func (g *grammar) quotaAt(p phrase, i int) (quotaFound, bool) {
	switch p.at(i) {
	case '每':
		for _, period := range periodWords() {
			if p.hasAt(i, period.word) {
				return g.quotaBody(p, i, i+runeCount(period.word), period.every)
			}
		}
	case '按', '逐':
		return g.rhythmAt(p, i)
	case '上':
		return g.halvesAt(p, i)
	case '全', '一', '年', '半':
		if q, ok := oneEachAt(p, i); ok {
			return q, true
		}
		for _, period := range boundWords() {
			if !p.hasAt(i, period.word) || p.at(i-1) == '每' {
				continue
			}
			next := i + runeCount(period.word)
			q, ok := g.quotaBody(p, i, next, period.every)
			counted := p.sub(i, q.to).containsAny(boundMarks()) || q.counted && p.hasAt(q.to, "以上") || p.isTimesAt(next) && i == 0 || (period.word == "全年" || period.word == "一年") && p.countsEvents(q)
			return q, ok && counted && !p.isLongerSpan(i, period.word)
		}
	default:
		return g.rateAt(p, i)
	}
	return quotaFound{}, false
}

// isLongerSpan reports whether the period's word ends a longer span: 五年内, 3年内, 近几
// 年内.
func (p phrase) isLongerSpan(i int, word string) bool {
	before := p.at(i - 1)
	return word[:len("年")] == "年" && (hanDigit(before) > 0 || isDigit(before) || runeSet("十几数两多")[before])
}

// quotaBody reads the number or day after the period's word, up to the end of the
// clause.
func (g *grammar) quotaBody(p phrase, from, next int, every model.Every) (quotaFound, bool) {
	q := quotaFound{Quota: model.Quota{Every: every, AtLeast: 1}, from: from, to: next}
	if p.at(next) == '的' {
		return q, false
	}
	end := clauseEnd(p, next)
	if bound := p.sub(0, end).afterBound(next); bound >= 0 {
		if count, to, ok := g.findCount(p, bound, end, true); ok {
			q.AtLeast, q.to, q.counted = count, to, true
			return q, true
		}
	}
	end = min(end, nextComma(p, next))
	if p.sub(next, end).containsAny([]string{"%", "增长", "下降", "递增", "亿元", "万元", "提高到", "达到"}) {
		return q, false
	}
	if count, to, ok := g.findCount(p, next, end, false); ok {
		q.AtLeast, q.to, q.counted = count, to, true
		return q, true
	}
	q.to = g.dayWords(p, next)
	q.vague = q.to == next && p.sub(next, end).index("的") >= 0
	return q, true
}

// countsEvents reports whether a quota of a year counts events, not results: 全年举办2期,
// but not 全年受理300件.
func (p phrase) countsEvents(q quotaFound) bool {
	return q.counted && q.AtLeast <= 60 && strings.ContainsRune("次期场轮遍", p.at(q.to-1)) && !strings.ContainsRune("数工项建", max(p.at(q.to), 1))
}

// isTimesAt reports whether a number of times is at position i: 两次.
func (p phrase) isTimesAt(i int) bool {
	_, length := p.readNumeral(i)
	if p.at(i) == '两' {
		length = 1
	}
	return length > 0 && p.at(i+length) == '次'
}

// clauseEnd returns the position where the words about a period end: at the end of the
// sentence or the next period.
func clauseEnd(p phrase, i int) int {
	for end := i; end < p.len() && end < i+40; end++ {
		switch p.at(end) {
		case '。', ';', '\n', '每', ')':
			return end
		}
	}
	return min(p.len(), i+40)
}

func nextComma(p phrase, i int) int {
	for end := i; end < p.len(); end++ {
		if p.at(end) == ',' {
			return end
		}
	}
	return p.len()
}

// afterBound returns the position after 至少 or 不少于, -1 if there is none.
func (p phrase) afterBound(i int) int {
	for ; i < p.len(); i++ {
		if length := p.prefixOf(i, boundMarks()); length > 0 {
			return i + length
		}
	}
	return -1
}

// findCount returns the next number with a measure word, 2条 or 一次, and the position
// after it. Of 1-2次 the lower counts. With bound, after 至少, digits without a known
// measure word count too.
func (g *grammar) findCount(p phrase, i, end int, bound bool) (count, to int, ok bool) {
	for ; i < end; i++ {
		value, length := p.readNumeral(i)
		if p.at(i) == '两' {
			value, length = 2, 1
		}
		if length == 0 || value == 0 {
			continue
		}
		next := i + length
		if p.at(next) == '至' || p.at(next) == '-' || p.at(next) == '~' {
			if _, more := p.readNumeral(next + 1); more > 0 {
				next += 1 + more
			}
		}
		for p.at(next) == ' ' {
			next++
		}
		switch {
		case p.at(next) == '年' || p.at(next) == '月' || p.at(next) == '日' || p.at(next) == '个' && p.at(next+1) == '工' || p.at(next) == '个' && p.at(next+1) == '月':
		case g.measureWords[p.at(next)]:
			return value, next + 1, bound || p.hasAt(next+1, "以上") || p.at(next) != '个' && p.at(next) != '部' && p.at(next) != '家'
		case bound && isDigit(p.at(i)) && p.prefixOf(next, []string{"%", "学时", "课时", "小时", "分钟", "天", "元", "万", "亿"}) == 0:
			return value, next, true
		}
		i = next - 1
	}
	return 0, 0, false
}

// dayWords returns the position after the words for a day of the period: 10日前 of 每月
// 10日前, 末 of 每季度末; i if there are none.
func (g *grammar) dayWords(p phrase, i int) int {
	r := dateReader{phrase: p, grammar: g, planYear: 2000}
	if m := r.moment(i); m.ok {
		for r.at(m.end) == '、' || r.at(m.end) == '和' {
			more := r.moment(m.end + 1)
			if !more.ok || more.year != 0 {
				break
			}
			m = more
		}
		return m.end
	}
	next := p.skipWord(p.skipWord(i, "年"), "首月")
	next = p.skipWord(next, "末月")
	next += p.prefixOf(next, []string{"首个月", "最后一个月", "最后1个月", "第一个月", "第二个月", "第三个月", "第1个月", "第2个月", "第3个月", "后次月", "次月", "下月"})
	if length := p.prefixOf(next, []string{"末", "底", "初", "终", "结束后", "上旬", "中旬", "下旬"}); length > 0 {
		return r.limitSuffix(moment{}, next+length).end
	}
	if _, length := p.readNumeral(next); length > 0 && (p.at(next+length) == '日' || p.at(next+length) == '号') {
		return r.limitSuffix(moment{}, next+length+1).end
	}
	return i
}
