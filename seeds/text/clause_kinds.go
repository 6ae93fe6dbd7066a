package text

import (
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// ClauseKind is what a bracket or line holds.
type ClauseKind int

// The kinds of clauses.
const (
	ClauseNone     ClauseKind = iota
	ClauseNames               // names alone: offices at the end of an item only
	ClauseRoles               // offices with a label or a role word
	clauseDeadline            // about time
)

// ClauseKindOf returns what a bracket or line holds.
func (g *Grammar) ClauseKindOf(p document.Phrase) ClauseKind {
	if p.Len() < 2 {
		return ClauseNone
	}
	labels := g.FindLabels(p)
	if len(labels) > 0 && labels[0].From > 1 && document.IsDigit(p.At(0)) && labels[0].role.IsOfOffices() && (p.At(labels[0].From-1) == ',' || p.At(labels[0].From-1) == ';') {
		return ClauseRoles // 15分,考核单位:办公室
	}
	if len(labels) > 0 && labels[0].From <= 1 {
		if labels[0].role == lexicon.RoleDeadline && len(labels) == 1 {
			if _, rest := g.splitDeadline(p.Sub(labels[0].content, p.Len())); rest.Empty() {
				return clauseDeadline
			}
		}
		return ClauseRoles
	}
	if _, rest := g.splitDeadline(p); !rest.Empty() {
		return g.ClauseKindOf(rest)
	}
	if g.ResemblesOffices(p) {
		c := g.ReadOffices(p, lexicon.RoleUnstated)
		for _, m := range c.Mentions {
			if m.Role != lexicon.RoleUnstated {
				return ClauseRoles
			}
		}
		alone := len(c.Mentions) == 1
		if alone && p.PrefixOf(0, []string{"含", "不含", "包括", "包含", "如", "例如", "即", "见", "原", "简称", "以", "限", "除", "非", "试", "暂"}) > 0 {
			return ClauseNone
		}
		if len(c.Mentions) == 0 || alone && p.SuffixOf([]string{"油站", "电站", "气站", "车站", "泵站", "网站", "驿站", "基站", "场所", "小区"}) > 0 || alone && p.HasSuffix("会") && p.SuffixOf([]string{"委员会", "委会", "工会", "商会", "联合会", "协会", "学会", "理事会", "十字会"}) == 0 {
			return ClauseNone
		}
		return ClauseNames
	}
	if g.ResemblesDeadline(p) {
		// (每月至少2条) is part of what is to be done.
		if _, _, counts := g.FindCount(p, 0, p.Len(), false); !counts || len(g.Dates(p, 2000, 2000)) > 0 {
			return clauseDeadline
		}
	}
	return ClauseNone
}

// splitDeadline splits a deadline or quota from the offices after it: 每月至少2次，市教育
// 局. rest is empty if the clause is not of this kind.
func (g *Grammar) splitDeadline(p document.Phrase) (deadline, rest document.Phrase) {
	const longest = 30
	for i := 2; i < min(p.Len()-2, longest); i++ {
		switch p.At(i) {
		case ',', ';', '。', ' ', '\n', '、':
		default:
			continue
		}
		deadline, rest = p.Sub(0, i), p.Sub(i+1, p.Len())
		if before := g.FindLabels(deadline); len(before) > 0 && before[0].role == lexicon.RoleOther {
			continue // 受理时间:3月5日
		}
		if document.IsBlank(rest.At(0)) || document.ClosingMark(rest.At(0)) != 0 || !g.ResemblesDeadline(deadline) {
			continue
		}
		if labels := g.FindLabels(rest); len(labels) > 0 && labels[0].From <= 1 && labels[0].role != lexicon.RoleDeadline || g.ResemblesOffices(rest) {
			return deadline, rest
		}
	}
	return document.Phrase{}, document.Phrase{}
}
