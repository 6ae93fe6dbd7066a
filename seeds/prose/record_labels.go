package prose

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// recordLabels returns the label with which each task of a plan of records begins,
// 工作任务:… 责任单位:…, "" for other plans. It is one that as the name of a column
// announces tasks; if there is none, one that no list has, as 活动:. above is the label of
// a heading over several records, as 重点任务 over 具体措施, "" if there is none.
func recordLabels(g *text.Grammar, paragraphs []document.Phrase) (record, above string) {
	counts, items := map[string]int{}, map[string]int{} // how often a label comes, and under how many numbered lines
	officesBefore := map[string]int{}                   // how many labels of offices were before it
	under := map[string]int{}                           // the numbered line that a label came under last
	var labels, unknown []string                        // as they first appear
	offices, item := 0, 0
	for _, p := range paragraphs {
		label, words := fieldLabel(p)
		key := label.Key()
		if key == "" && numbering.IsNumbered(p) {
			item++
		}
		col, known := column.Of(g, label)
		switch {
		case key == "" || words.Empty():
			continue
		case col.Kind == column.Offices:
			offices++
			continue
		case known && col.Kind != column.Text:
			continue
		case known && counts[key] == 0:
			labels = append(labels, key)
		case counts[key] == 0:
			unknown = append(unknown, key)
		case !known && officesBefore[key] == offices: // two without offices between them: 附件:
			unknown = slices.DeleteFunc(unknown, func(other string) bool { return other == key })
		}
		officesBefore[key] = offices
		counts[key]++
		if under[key] < item {
			under[key] = item
			items[key]++
		}
	}
	if offices > 1 {
		labels = append(labels, unknown...)
	}
	for _, key := range labels {
		ofItems := items[key] == counts[key] && g.Phrase(key, 0).SuffixOf(lexicon.TaskNouns()) == 0 // the numbered lines are the tasks
		if !ofItems && counts[key] > 1 && counts[key]*2 >= offices && counts[key] > counts[record] {
			record = key
		}
	}
	if record != "" && labels[0] != record && counts[labels[0]] < counts[record] {
		above = labels[0]
	}
	return record, above
}

// fieldLabel returns the label with which a line begins, after its number, and the words
// after it: 工作内容:… or 【工作内容】….
func fieldLabel(p document.Phrase) (label, words document.Phrase) {
	p = p.Sub(numbering.MarkAt(p, 0).Length, p.Len())
	if end := p.ClosingBracket(0); p.At(0) == '[' && end > 0 && end <= 10 {
		return p.Sub(1, end), p.Sub(end+1, p.Len()).TrimAny(": ")
	}
	return numbering.SplitLabel(p)
}

// maxFields is how many fields before a task may be ordered after the sentences that
// continue it, so that the work does not grow with their product.
const maxFields = 20

// withLabelFirst returns the paragraphs of a plan of records with the task first in each
// record, after the record's number, and the sentences that continue it. A record begins
// with a number, or where a label comes again.
func withLabelFirst(g *text.Grammar, paragraphs []document.Phrase, record string) []document.Phrase {
	var ordered []document.Phrase
	seen := map[string]bool{}
	begin, taskEnd := 0, 0 // of the record, and of the task in it; 0 where the task is not the last that was read
	var number document.Phrase
	for _, p := range paragraphs {
		label, _ := fieldLabel(p)
		key := label.Key()
		m := numbering.MarkAt(p, 0)
		if seen[key] || isNumberLabel(key) || m.Kind != numbering.MarkNone {
			clear(seen)
			number = document.Phrase{}
		}
		if taskEnd > 0 && len(ordered)-taskEnd < maxFields && key == "" && m.Kind == numbering.MarkNone && numbering.EndsSentence(p) {
			ordered = slices.Insert(ordered, taskEnd, p)
			taskEnd++
			continue
		}
		taskEnd = 0
		_, named := column.Of(g, label)
		if key == "" || isNumberLabel(key) || m.Kind != numbering.MarkNone && key != record && !named {
			ordered = append(ordered, p)
			continue
		}
		if m.Kind >= numbering.MarkDigit {
			number, p = p.Sub(0, m.Length), p.Sub(m.Length, p.Len())
		}
		if len(seen) == 0 {
			begin = len(ordered)
		}
		seen[key] = true
		if key != record {
			ordered = append(ordered, p)
			continue
		}
		if !number.Empty() {
			p, number = number.Concat(p), document.Phrase{}
		}
		ordered = slices.Insert(ordered, begin, p)
		taskEnd = begin + 1
	}
	return ordered
}

// isNumberLabel reports whether the field of a label is the number of the record.
func isNumberLabel(key string) bool { return key == "序号" || key == "编号" }

// readRecord reads the line with which a record begins. It returns false for any other
// line.
func (r *proseReader) readRecord(p document.Phrase) bool {
	label, words := fieldLabel(p)
	if r.recordLabel == "" || label.Key() != r.recordLabel {
		return false
	}
	if number := numbering.MarkAt(p, 0).Number; !number.Empty() {
		r.pendingNumber = number
	}
	r.planEnded = false
	r.addEntries(words, numbering.Mark{Kind: numbering.MarkDigit})
	return true
}
