package seeds

import (
	"slices"

	"duban/model"
)

// makeItems turns entries into tasks under their headings.
func (r *proseReader) makeItems() {
	var above []entry
	r.demoteRestartedList()
	r.findChildren()
	r.shareOffices()
	r.outline.runOpen = false
	for i, e := range r.entries {
		if e.kind != markNone && !e.sameParagraph {
			above = r.closeHeadings(above, e.kind)
			r.outline.checkOrder(e.heading, e.heading.hanValue())
		}
		switch {
		case e.hasChildren:
			e.closingPart = r.tasksNameOffices && r.isClosing(i)
			if more := e.addedText(); !more.empty() {
				r.outline.skip(more)
			}
			above = append(above, e)
		case e.emptyHeading && len(e.offices) == 0 && len(e.deadlines) == 0 && e.text.isHeading():
			r.outline.warn(e.heading, model.WhyEmptyHeading)
		case len(e.offices) == 0 && e.kind <= markHan && e.kind != markNone && r.isGeneral(e.text):
			r.reportEntry(e)
		case len(e.offices) == 0 && (r.isPreamble(above) || len(above) > 0 && above[0].closingPart):
			r.reportHeadings(above)
			r.reportEntry(e)
		case len(e.offices) == 0 && r.tasksNameOffices && e.kind == markNone:
			r.reportEntry(e)
		default:
			r.addItem(e, above)
		}
	}
	r.closeHeadings(above, markNone)
}

// closeHeadings drops the headings of a kind and below. It reports those without
// tasks, and their offices and deadlines that no task has.
func (r *proseReader) closeHeadings(above []entry, kind markKind) []entry {
	return slices.DeleteFunc(above, func(a entry) bool {
		if a.kind < kind {
			return false
		}
		if a.tasks == 0 && !a.reported {
			r.outline.warn(a.heading, model.WhyEmptyHeading)
		}
		r.outline.warnUnused(a.offices, a.inherited, a.deadlines)
		return true
	})
}

// reportHeadings adds headings without tasks to the skipped lines.
func (r *proseReader) reportHeadings(above []entry) {
	for i := range above {
		if a := &above[i]; a.tasks == 0 && !a.reported {
			r.outline.skip(a.heading)
			a.reported = true
		}
	}
}

// reportEntry adds all words of an entry that is no task to the skipped lines.
func (r *proseReader) reportEntry(e entry) {
	if e.addedText().empty() {
		r.outline.skip(e.heading)
	} else {
		r.outline.skip(e.number, e.text)
	}
	r.reportClauses(e)
}

// addedText returns the text that was merged into an entry from later paragraphs.
func (e entry) addedText() phrase {
	own := e.heading.len() - e.heading.markAt(0).length
	if e.text.len() <= own {
		return phrase{}
	}
	return e.text.sub(own, e.text.len()).trim()
}

// reportClauses adds the offices and deadlines of an entry to the skipped lines.
func (r *proseReader) reportClauses(e entry) {
	for _, cell := range e.offices {
		r.outline.skip(cell)
	}
	r.outline.skip(e.deadlines...)
}

// isGeneral reports whether a chapter of one paragraph is a general part: 一、总体
// 要求。坚持…, or, where tasks name offices, one about carrying out.
func (r *proseReader) isGeneral(p phrase) bool {
	end := p.index("。")
	if end < 0 || end > 12 || end == p.len()-1 {
		return false
	}
	words := preambleWords()
	if r.tasksNameOffices {
		words = append(words, closingWords()...)
	}
	return p.sub(0, end).containsAny(words)
}

func preambleWords() []string {
	return []string{"总体要求", "指导思想", "总体思路", "总体目标", "基本原则", "总体安排", "总则"}
}

func closingWords() []string {
	return []string{"工作要求", "保障措施", "组织保障", "组织实施", "有关要求", "工作保障", "实施步骤", "工作步骤", "方法步骤", "步骤安排", "时间安排", "进度安排", "附则"}
}

// isPreamble reports whether the headings are those of a general part without tasks.
func (r *proseReader) isPreamble(above []entry) bool {
	words := preambleWords()
	if r.tasksNameOffices {
		words = append(words, "工作思路", "目标要求", "工作目标", "主要目标")
	}
	return len(above) > 0 && above[0].heading.len() <= 20 && above[0].heading.containsAny(words)
}

// isClosing reports whether the heading at i is that of the last part, which
// says how the plan is to be carried out: nothing under it names offices. Some of
// its names are those of tasks as well, unless nothing after it names offices.
func (r *proseReader) isClosing(i int) bool {
	heading := r.entries[i]
	last := heading.heading.containsAny([]string{"组织领导", "加强领导", "强化保障", "监督考核", "督查考核", "考核督查"})
	if heading.heading.len() > 20 || !last && !heading.heading.containsAny(closingWords()) {
		return false
	}
	if last {
		return i > r.lastWithOffices
	}
	for _, e := range r.entries[i+1:] {
		if e.kind != markNone && e.kind <= heading.kind {
			break
		}
		if len(e.offices) > 0 {
			return false
		}
	}
	return len(heading.offices) == 0
}

// findChildren sets which entries have others under them, and which are empty
// headings: those without any beside others of the same kind that have some. It
// also sets whether the tasks of this plan name offices at all.
func (r *proseReader) findChildren() {
	parents := map[markKind]bool{} // among the entries under one heading
	tasks, withOffices := 0, 0
	var siblings [markCircle + 1][]int
	settle := func(kind markKind) {
		for _, i := range siblings[kind] {
			r.entries[i].emptyHeading = parents[kind] && !r.entries[i].hasChildren
		}
		siblings[kind], parents[kind] = nil, false
	}
	for i := range r.entries {
		e := &r.entries[i]
		e.hasChildren = r.isParent(i)
		if !e.hasChildren && e.kind != markNone {
			tasks++
		}
		if len(e.offices) > 0 {
			withOffices++
			r.lastWithOffices = i
		}
		for deeper := e.kind + 1; e.kind != markNone && deeper <= markCircle; deeper++ {
			settle(deeper)
		}
		siblings[e.kind] = append(siblings[e.kind], i)
		parents[e.kind] = parents[e.kind] || e.hasChildren
	}
	for kind := markNone; kind <= markCircle; kind++ {
		settle(kind)
	}
	r.tasksNameOffices = withOffices > 0 && withOffices*3 >= tasks
	if withOffices == 0 {
		r.takeOfficesFromHeadings()
		r.takeOfficesFromLabels(tasks)
	}
}

// takeOfficesFromLabels sets the words before a colon as the offices of tasks,
// 1.办公室:…, if most tasks begin so and nothing else names offices.
func (r *proseReader) takeOfficesFromLabels(tasks int) {
	var labelled []int
	for i, e := range r.entries {
		if label, text := e.text.splitLabel(); !e.hasChildren && !text.empty() && r.clauseKindOf(label) == clauseNames {
			labelled = append(labelled, i)
		}
	}
	if len(labelled) < 2 || len(labelled)*2 < tasks {
		return
	}
	for _, i := range labelled {
		label, _ := r.entries[i].text.splitLabel()
		r.entries[i].offices = []phrase{label}
		r.lastWithOffices = i
	}
	r.tasksNameOffices = true
}

// takeOfficesFromHeadings sets headings that are offices, 一、办公室, as the offices of
// the tasks below, if all headings are offices and nothing else names any.
func (r *proseReader) takeOfficesFromHeadings() {
	var headings []int
	for i, e := range r.entries {
		switch {
		case !e.hasChildren:
		case r.clauseKindOf(e.text.trimAny(" :。")) != clauseNames:
			return
		default:
			headings = append(headings, i)
		}
	}
	if len(headings) < 2 {
		return
	}
	for _, i := range headings {
		r.entries[i].offices = []phrase{r.entries[i].text.trimAny(" :。")}
	}
}

func (r *proseReader) isParent(i int) bool {
	if i+1 >= len(r.entries) || r.entries[i].kind == markNone {
		return false
	}
	next := r.entries[i+1]
	return !next.sameParagraph && (next.kind > r.entries[i].kind || next.kind == markNone)
}

// addItem adds a task. A task without offices inherits those of its nearest heading.
func (r *proseReader) addItem(e entry, above []entry) {
	it := item{number: e.number, text: e.text.trimBullet(), offices: officeCells(e.offices), deadlines: e.deadlines, inherited: e.officesShared}
	if it.text.empty() {
		r.outline.warn(e.heading, model.WhyNoText)
		r.outline.warnUnused(e.offices, e.officesShared, e.deadlines)
		return
	}
	for i := range above {
		it.path = append(it.path, above[i].heading)
		above[i].tasks++
	}
	for i := len(above) - 1; i >= 0 && len(it.offices) == 0; i-- {
		it.offices = officeCells(above[i].offices)
		it.inherited = len(it.offices) > 0
		above[i].inherited = it.inherited
	}
	r.outline.add(it)
}

// shareOffices gives all tasks under a heading the offices that are in lines of
// their own after the last of them, in a plan where no other task has any.
func (r *proseReader) shareOffices() {
	var groups [][]int // tasks of one kind under one heading
	for i, e := range r.entries {
		last := len(groups) - 1
		switch {
		case e.kind == markNone && !e.hasChildren:
			return
		case e.hasChildren:
			groups = append(groups, nil)
		case last < 0:
			return
		default:
			groups[last] = append(groups[last], i)
		}
	}
	several := 0
	for _, group := range groups {
		for n, i := range group {
			e := r.entries[i]
			if n < len(group)-1 && len(e.offices) > 0 || n == len(group)-1 && !e.officesOnOwnLine {
				return
			}
		}
		if len(group) > 1 {
			several++
		}
	}
	if several < 2 {
		return
	}
	for _, group := range groups {
		for n := range max(0, len(group)-1) {
			r.entries[group[n]].offices = r.entries[group[len(group)-1]].offices
			r.entries[group[n]].officesShared = true
		}
	}
}

// demoteRestartedList makes a numbered line without offices a heading if the same
// numbering restarts below it: 1.公开 1.公开预算(财务科). A nested list may have lost
// the numbering of its levels.
func (r *proseReader) demoteRestartedList() {
	withOffices := 0
	for _, e := range r.entries {
		if e.kind == markParen {
			return
		}
		if len(e.offices) > 0 {
			withOffices++
		}
	}
	if withOffices*2 < len(r.entries) {
		return
	}
	for i := range r.entries[:max(0, len(r.entries)-1)] {
		e, next := &r.entries[i], r.entries[i+1]
		begins := next.kind == markDigit && next.number.numberValue() == 1 && len(next.offices) > 0
		if e.kind == markDigit && begins && len(e.offices)+len(e.deadlines) == 0 && e.text.isHeading() {
			e.kind = markParen
		}
	}
}
