package date

import (
	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

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
