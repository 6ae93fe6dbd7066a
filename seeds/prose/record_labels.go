package prose

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// recordLabels returns the label with which each task of a plan of records begins,
// 工作任务:… 责任单位:…, "" for other plans. above is the label of a heading over several
// records, as 重点任务 over 具体措施, "" if there is none.
func recordLabels(paragraphs []document.Phrase) (record, above string) {
	counts := map[string]int{}
	var labels []string // as they first appear
	offices := 0
	for _, p := range paragraphs {
		label, text := numbering.SplitLabel(p)
		switch key := label.Key(); key {
		case "重点任务", "工作任务", "任务", "任务名称", "任务内容", "主要任务", "工作内容", "项目名称", "工作事项", "事项", "任务事项", "公开事项", "具体措施", "工作措施", "主要措施", "具体任务":
			if text.Empty() {
				continue
			}
			if counts[key]++; counts[key] == 1 {
				labels = append(labels, key)
			}
		case "责任单位", "牵头单位", "责任科室", "责任部门", "牵头科室", "牵头部门", "责任处室":
			offices++
		}
	}
	for _, key := range labels {
		if counts[key] > 1 && counts[key]*2 >= offices && counts[key] > counts[record] {
			record = key
		}
	}
	if record != "" && labels[0] != record && counts[labels[0]] < counts[record] {
		above = labels[0]
	}
	return record, above
}
