package seeds

// recordLabel returns the label that begins each task of a plan written as
// records, 工作任务:… 责任单位:…, and "" if it is not.
func recordLabel(paragraphs []phrase) string {
	counts := map[string]int{}
	offices := 0
	for _, p := range paragraphs {
		label, text := p.cutLabel()
		switch key := label.key(); key {
		case "重点任务", "工作任务", "任务", "任务名称", "任务内容", "主要任务", "工作内容", "项目名称", "工作事项", "事项", "任务事项", "公开事项":
			if !text.empty() {
				counts[key]++
			}
		case "责任单位", "牵头单位", "责任科室", "责任部门", "牵头科室", "牵头部门", "责任处室":
			offices++
		}
	}
	best := ""
	for key, count := range counts {
		if count > 1 && count*2 >= offices && (best == "" || count > counts[best] || count == counts[best] && key > best) {
			best = key
		}
	}
	return best
}

// cutLabel returns the words before a colon near the beginning of a line, and
// those behind it.
func (p phrase) cutLabel() (label, text phrase) {
	for i := range min(p.len(), 10) {
		if p.at(i) == ':' {
			return p.sub(0, i).trim(), p.sub(i+1, p.len()).trim()
		}
	}
	return phrase{}, p
}
