package text

import (
	"duban/seeds/document"
)

// IsTableFooter reports whether the words are a sum or a note below a table.
func IsTableFooter(p document.Phrase) bool {
	sum := p.Len() <= 4 && p.PrefixOf(0, []string{"合计", "总计", "小计"}) > 0
	return sum || p.PrefixOf(0, []string{"注:", "备注:", "说明:", "填表人", "填报人", "审核人", "填表说明"}) > 0
}
