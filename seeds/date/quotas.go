package date

import (
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
		if q, ok := g.fixedMonthsAt(p, i); ok {
			return q, true
		}
		if every, next := intervalAt(p, i+1); next > 0 {
			if every == "" {
				return QuotaFound{}, false
			}
			return g.quotaBody(p, i, next, every)
		}
	case '按', '逐':
		return g.rhythmAt(p, i)
	case '上':
		return g.halvesAt(p, i)
	case '全', '一', '年', '半':
		if q, ok := oneEachAt(p, i); ok {
			return q, true
		}
		if every, next := intervalAt(p, SkipWord(p, i, "全")); every != "" && p.At(i-1) != '每' && !p.HasAt(i, "一月") && (p.At(i) != '年' || document.RuneSet("内度均")[p.At(i+1)]) {
			next += p.PrefixOf(next, []string{"内", "均"})
			q, ok := g.quotaBody(p, i, next, every)
			counted := p.Sub(i, q.To).ContainsAny(lexicon.BoundMarks()) || q.Counted && p.HasAt(q.To, "以上") || i == 0 && p.PrefixOf(next, []string{"一次", "1次", "两次", "二次", "2次"}) > 0 || p.PrefixOf(i, []string{"全年", "一年"}) > 0 && countsEvents(p, q)
			return q, ok && counted && !isLongerSpan(p, i)
		}
	default:
		return g.rateAt(p, i)
	}
	return QuotaFound{}, false
}

// isLongerSpan reports whether the period's word ends a longer span: 五年内, 3年内, 近几
// 年内.
func isLongerSpan(p document.Phrase, i int) bool {
	before := p.At(i - 1)
	return p.At(i) == '年' && (numbering.HanDigit(before) > 0 || document.IsDigit(before) || document.RuneSet("十几数两多")[before])
}

// quotaBody reads the number or day after the period's word, up to the end of the
// clause.
func (g *Calendar) quotaBody(p document.Phrase, from, next int, every model.Every) (QuotaFound, bool) {
	q := QuotaFound{Quota: model.Quota{Every: every, AtLeast: 1}, From: from, To: next}
	if p.At(next) == '的' {
		return q, false
	}
	end := clauseEnd(p, next)
	if bound := afterBound(p.Sub(0, end), next); bound >= 0 {
		if count, to, ok := g.FindCount(p, bound, min(end, nextComma(p, bound)), true); ok {
			q.AtLeast, q.To, q.Counted = count, to, true
			return q, true
		}
	}
	end = min(end, nextComma(p, next))
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

// clauseEnd returns the position where the words about a period end: at the end of the
// sentence or the next period.
func clauseEnd(p document.Phrase, i int) int {
	for end := i; end < p.Len() && end < i+40; end++ {
		switch p.At(end) {
		case '。', ';', '\n', '每', ')':
			return end
		}
	}
	return min(p.Len(), i+40)
}

func nextComma(p document.Phrase, i int) int {
	for end := i; end < p.Len(); end++ {
		if p.At(end) == ',' || p.At(end) == '(' {
			return end
		}
	}
	return p.Len()
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
	r := Reader{Phrase: p, Calendar: g, PlanYear: 2000}
	if m := r.MomentAt(i); m.Ok {
		for r.At(m.End) == '、' || r.At(m.End) == '和' {
			more := r.MomentAt(m.End + 1)
			if !more.Ok || more.Year != 0 {
				break
			}
			m = more
		}
		return m.End
	}
	next := SkipWord(p, SkipWord(p, i, "年"), "首月")
	next = SkipWord(p, next, "末月")
	next += p.PrefixOf(next, []string{"首个月", "最后一个月", "最后1个月", "第一个月", "第二个月", "第三个月", "第1个月", "第2个月", "第3个月", "后次月", "次月", "下月"})
	if length := p.PrefixOf(next, []string{"末", "底", "初", "终", "结束后", "上旬", "中旬", "下旬"}); length > 0 {
		return r.limitSuffix(Moment{}, next+length).End
	}
	if _, length := numbering.ReadNumeral(p, next); length > 0 && (p.At(next+length) == '日' || p.At(next+length) == '号') {
		return r.limitSuffix(Moment{}, next+length+1).End
	}
	return i
}
