package text

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// bracket is where a bracket of a paragraph opens and ends, and what is in it.
type bracket struct {
	open, end int
	kind      ClauseKind
}

// takeBracket takes a bracket of clauses, with what follows it, out of the text. It returns
// false for one that is none.
func (g *Grammar) takeBracket(c *paragraphClauses, p document.Phrase, b bracket, rest document.Phrase, atEnd bool) bool {
	inner := p.Sub(b.open+1, b.end)
	switch {
	case b.kind != ClauseNone && b.open > 0 && b.open == p.Len()-numbering.TrimItemMark(p).Len() && !atEnd && g.namesCertainOffice(inner):
		c.Text = p.Sub(0, b.open).Concat(p.Sub(b.end+1, p.Len()).Trim()) // 1.[办公室]…
		c.add(inner, true)
		return true
	case b.kind == ClauseNone || b.open == 0 && !atEnd || isPlaceBracket(p, b.open, b.end):
	case atEnd:
		c.Text = p.Sub(0, b.open).Trim()
		if p.At(b.open) == '[' {
			g.addInnerBrackets(c)
		}
		c.add(inner, b.kind != clauseDeadline)
		more, _ := g.clauseBrackets(rest)
		for _, inner := range more {
			c.add(inner, g.ClauseKindOf(inner) != clauseDeadline)
		}
		return true
	case rest.Len() <= 20 && b.kind != clauseDeadline && g.ResemblesDeadline(rest):
		c.Text = p.Sub(0, b.open).Trim() // …(财务科),3月底前完成。
		c.add(inner, true)
		c.add(rest, false)
		return true
	case (b.kind == ClauseRoles || b.kind == ClauseNames && g.closesItem(p, b)) && g.endsInOfficeBracket(rest):
		c.Text = p.Sub(0, b.open).Trim()
		c.add(inner, true)
		c.restAt, c.Rest = b.end+1, rest
		return true
	}
	return false
}
