package clause

import (
	"slices"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// saysFirstLeads reports whether the words around the tasks, or the name of a column, say
// that the first of several offices leads: 列第一位的为牵头单位.
func saysFirstLeads(g *text.Grammar, o *outline.Outline, warnings []model.Warning) bool {
	for _, col := range o.Columns {
		if isFirstLeads(col.Name) {
			return true
		}
	}
	for _, warning := range warnings {
		if isFirstLeads(g.Phrase(warning.Text, 0)) {
			return true
		}
	}
	return slices.ContainsFunc(o.Head, isFirstLeads)
}

// isFirstLeads reports whether words say it in either order: 排在首位的为牵头单位,
// 牵头单位为排在首位的单位.
func isFirstLeads(p document.Phrase) bool {
	leads := []string{"牵头", "主办", "主责"}
	for i := range p.Len() {
		if p.PrefixOf(i, []string{"第一位", "第一个", "第一家", "排第一", "名第一", "首位"}) == 0 {
			continue
		}
		before, after := p.Sub(max(i-12, 0), i), p.Sub(i, min(i+20, p.Len()))
		if is := max(after.Index("为"), after.Index("是")); is > 0 && after.Sub(is, after.Len()).ContainsAny(leads) {
			return true
		}
		if is := max(before.Index("为"), before.Index("是")); is > 0 && before.Sub(0, is).ContainsAny(leads) {
			return true
		}
	}
	return false
}
