package text

import (
	"slices"

	"duban/seeds/document"
)

// IsTableFooter reports whether the words are a sum or a note below a table.
func IsTableFooter(p document.Phrase) bool {
	return isSum(p) || p.PrefixOf(0, []string{"注:", "备注:", "说明:", "填表人", "填报人", "审核人", "填表说明"}) > 0
}

// IsFooterRow reports whether a row belongs to no task, but is a sum of those above or a
// note. The word for the sum may be in any cell: below the number, or below the tasks.
func IsFooterRow(filled []document.Phrase) bool {
	return len(filled) > 0 && IsTableFooter(filled[0].Compact()) || slices.ContainsFunc(filled, isSum)
}

// isSum reports whether a cell is the word for a sum: 合计, 全县合计, 小计（3项）.
func isSum(cell document.Phrase) bool {
	if cell.Len() > 20 {
		return false
	}
	p := cell.Compact()
	if open := p.Index("("); open > 0 {
		p = p.Sub(0, open)
	}
	p = p.TrimAny(":")
	return p.Len() <= 4 && p.SuffixOf([]string{"合计", "总计", "小计"}) > 0
}
