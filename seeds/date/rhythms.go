package date

import (
	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// rhythmAt reads 按月 and 逐季, alone or before a verb. 按季度计划 is no rhythm.
func (g *Calendar) rhythmAt(p document.Phrase, i int) (QuotaFound, bool) {
	for _, period := range rhythmWords() {
		next := i + 1 + document.RuneCount(period.word)
		if !p.HasAt(i+1, period.word) {
			continue
		}
		next = SkipWord(p, next, "度")
		ends := next == p.Len() || numbering.IsLabelEdge(p.At(next))
		if !ends && p.PrefixOf(next, lexicon.RhythmVerbs()) == 0 {
			return QuotaFound{}, false
		}
		q, ok := g.quotaBody(p, i, next, period.every)
		return q, ok && (i == 0 || !document.IsLetter(p.At(i-1)) || !ends)
	}
	return QuotaFound{}, false
}

// oneEachAt reads 一月一次 and 一季一通报. 一月一日 is a date.
func oneEachAt(p document.Phrase, i int) (QuotaFound, bool) {
	for _, period := range rhythmWords() {
		next := i + 1 + document.RuneCount(period.word)
		if p.At(i) != '一' || !p.HasAt(i+1, period.word) || p.At(next) != '一' || document.IsLetter(p.At(i-1)) && !document.RuneSet("行立持现按")[p.At(i-1)] {
			continue
		}
		what := p.At(next + 1)
		if !document.IsLetter(what) || what == '日' || what == '号' || numbering.HanDigit(what) > 0 {
			return QuotaFound{}, false
		}
		to := next + 2
		if what != '次' && document.IsLetter(p.At(to)) {
			to++
		}
		return QuotaFound{Quota: model.Quota{Every: period.every, AtLeast: 1}, From: i, To: to, Counted: true}, true
	}
	return QuotaFound{}, false
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
	from := SkipWord(p, SkipWord(p, i+length+2, "每"), "1")
	for _, period := range append(rhythmWords(), periodWord{"年", model.EveryYear}) {
		if p.HasAt(from, period.word) {
			to := from + document.RuneCount(period.word)
			return QuotaFound{Quota: model.Quota{Every: period.every, AtLeast: value}, From: i, To: to, Counted: true}, true
		}
	}
	return QuotaFound{}, false
}

// RhythmOnly reads a deadline that is only a rhythm: 月度, 季度.
func (g *Calendar) RhythmOnly(cell document.Phrase) []QuotaFound {
	for _, period := range rhythmWords() {
		if rest := document.RuneCount(period.word); cell.HasPrefix(period.word) && (cell.Len() == rest && period.word != "月" && period.word != "周" || cell.Len() == rest+1 && cell.At(rest) == '度') {
			return []QuotaFound{{Quota: model.Quota{Every: period.every, AtLeast: 1, Words: cell.String()}, To: cell.Len()}}
		}
	}
	return nil
}
