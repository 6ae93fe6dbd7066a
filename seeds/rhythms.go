package seeds

import "duban/model"

// rhythmAt reads 按月 and 逐季, alone or before a verb. 按季度计划 is no rhythm.
func (g *grammar) rhythmAt(p phrase, i int) (quotaFound, bool) {
	for _, period := range rhythmWords() {
		next := i + 1 + runeCount(period.word)
		if !p.hasAt(i+1, period.word) {
			continue
		}
		next = p.skipWord(next, "度")
		ends := next == p.len() || isLabelEdge(p.at(next))
		if !ends && p.prefixOf(next, rhythmVerbs()) == 0 {
			return quotaFound{}, false
		}
		q, ok := g.quotaBody(p, i, next, period.every)
		return q, ok && (i == 0 || !isLetter(p.at(i-1)) || !ends)
	}
	return quotaFound{}, false
}

func rhythmVerbs() []string {
	return []string{"调度", "通报", "报送", "上报", "报告", "汇报", "督查", "督办", "督导", "更新", "公布", "公开", "公示", "发布", "召开", "开展", "组织", "统计", "监测", "研判", "检查", "推送", "梳理", "评估", "分析", "考核", "排名", "推进", "完成", "进行", "对账", "会商", "反馈", "跟踪", "点评", "总结", "至少", "不少于"}
}

// oneEachAt reads 一月一次 and 一季一通报. 一月一日 is a date.
func oneEachAt(p phrase, i int) (quotaFound, bool) {
	for _, period := range rhythmWords() {
		next := i + 1 + runeCount(period.word)
		if p.at(i) != '一' || !p.hasAt(i+1, period.word) || p.at(next) != '一' || isLetter(p.at(i-1)) && !runeSet("行立持现按")[p.at(i-1)] {
			continue
		}
		what := p.at(next + 1)
		if !isLetter(what) || what == '日' || what == '号' || hanDigit(what) > 0 {
			return quotaFound{}, false
		}
		to := next + 2
		if what != '次' && isLetter(p.at(to)) {
			to++
		}
		return quotaFound{Quota: model.Quota{Every: period.every, AtLeast: 1}, from: i, to: to, counted: true}, true
	}
	return quotaFound{}, false
}

// halvesAt reads 上半年、下半年各1次. Without a number of times they are dates.
func (g *grammar) halvesAt(p phrase, i int) (quotaFound, bool) {
	length := p.prefixOf(i, []string{"上半年、下半年", "上半年和下半年", "上半年与下半年", "上半年,下半年", "上半年下半年", "上、下半年", "上下半年"})
	if length == 0 {
		return quotaFound{}, false
	}
	next := i + length
	each := p.prefixOf(next, []string{"各", "分别", "均", "至少各", "至少分别"})
	if each == 0 {
		return quotaFound{}, false
	}
	q, ok := g.quotaBody(p, i, next+each, model.EveryHalfYear)
	return q, ok && q.counted
}

// rateAt reads 2次/年 and 1期/季度.
func (g *grammar) rateAt(p phrase, i int) (quotaFound, bool) {
	value, length := p.readNumeral(i)
	if length == 0 || value == 0 || isDigit(p.at(i-1)) || p.at(i-1) == '.' || !g.measureWords[p.at(i+length)] || p.at(i+length+1) != '/' {
		return quotaFound{}, false
	}
	from := i + length + 2
	for _, period := range append(rhythmWords(), periodWord{"年", model.EveryYear}) {
		if p.hasAt(from, period.word) {
			to := from + runeCount(period.word)
			return quotaFound{Quota: model.Quota{Every: period.every, AtLeast: value}, from: i, to: to, counted: true}, true
		}
	}
	return quotaFound{}, false
}

// rhythmOnly reads a deadline that is only a rhythm: 月度, 季度.
func (g *grammar) rhythmOnly(cell phrase) []quotaFound {
	for _, period := range rhythmWords() {
		if rest := runeCount(period.word); cell.hasPrefix(period.word) && (cell.len() == rest && period.word != "月" && period.word != "周" || cell.len() == rest+1 && cell.at(rest) == '度') {
			return []quotaFound{{Quota: model.Quota{Every: period.every, AtLeast: 1, Words: cell.String()}, to: cell.len()}}
		}
	}
	return nil
}
