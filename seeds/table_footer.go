package seeds

// isTableFooter reports whether the words are a sum or a note below a table.
func (p phrase) isTableFooter() bool {
	sum := p.len() <= 4 && p.prefixOf(0, []string{"合计", "总计", "小计"}) > 0
	return sum || p.prefixOf(0, []string{"注:", "备注:", "说明:", "填表人", "填报人", "审核人", "填表说明"}) > 0
}
