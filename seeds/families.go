package seeds

import "slices"

// makeItems turns entries into tasks under their headings.
func (r *proseReader) makeItems() {
	var above []entry
	r.nestAlike()
	r.findFamilies()
	r.shareOffices()
	r.outline.open = false
	for i, e := range r.entries {
		if e.kind != markNone && !e.sibling {
			above = r.leave(above, e.kind)
			r.outline.follow(e.heading)
		}
		switch {
		case e.children:
			e.closing = r.officed && r.isClosing(i)
			if more := e.more(); !more.empty() {
				r.outline.outside(more)
			}
			above = append(above, e)
		case e.bare && len(e.offices) == 0 && len(e.deadlines) == 0 && e.text.isHeading():
			r.outline.warn(e.heading, WhyEmptyHeading)
		case len(e.offices) == 0 && e.kind <= markHan && e.kind != markNone && r.isGeneral(e.text):
			r.tellEntry(e)
		case len(e.offices) == 0 && (r.isPreamble(above) || len(above) > 0 && above[0].closing):
			r.tellHeadings(above)
			r.tellEntry(e)
		case len(e.offices) == 0 && r.officed && e.kind == markNone:
			r.tellEntry(e)
		default:
			r.addItem(e, above)
		}
	}
	r.leave(above, markNone)
}

// leave drops the headings of a kind and below, and tells what of them no task has.
func (r *proseReader) leave(above []entry, kind markKind) []entry {
	return slices.DeleteFunc(above, func(a entry) bool {
		if a.kind < kind {
			return false
		}
		if a.tasks == 0 && !a.told {
			r.outline.warn(a.heading, WhyEmptyHeading)
		}
		r.outline.warnUnused(a.offices, a.lent, a.deadlines)
		return true
	})
}

// warnUnused tells what stands with a heading and belongs to no task: offices that
// were not lent to any, and deadlines.
func (o *outline) warnUnused(offices []officeCell, lent bool, deadlines []phrase) {
	for _, cell := range offices {
		if !lent {
			o.warn(cell.phrase, WhyUnused)
		}
	}
	for _, words := range deadlines {
		o.warn(words, WhyUnused)
	}
}

// tellHeadings tells the headings of a part that gives nobody anything to do.
func (r *proseReader) tellHeadings(above []entry) {
	for i := range above {
		if a := &above[i]; a.tasks == 0 && !a.told {
			r.outline.outside(a.heading)
			a.told = true
		}
	}
}

// tellEntry tells all words of what is no task.
func (r *proseReader) tellEntry(e entry) {
	if e.more().empty() {
		r.outline.outside(e.heading)
	} else {
		r.outline.outside(e.number, e.text)
	}
	r.tellClauses(e)
}

// more returns the text that was taken into an entry from below its own paragraph.
func (e entry) more() phrase {
	own := e.heading.len() - e.heading.markAt(0).length
	if e.text.len() <= own {
		return phrase{}
	}
	return e.text.sub(own, e.text.len()).trim()
}

// tellClauses tells of the offices and deadlines of what is no task.
func (r *proseReader) tellClauses(e entry) {
	for _, cell := range e.offices {
		r.outline.outside(cell.phrase)
	}
	r.outline.outside(e.deadlines...)
}

// isHeading reports whether a text is short, of one line and one sentence.
func (p phrase) isHeading() bool {
	return p.len() <= 40 && p.index("\n") < 0 && p.trimAny("。;: ").index("。") < 0
}

// isGeneral reports whether a chapter of one paragraph is a general part: 一、总体
// 要求。坚持…, or, where tasks name offices, one about carrying out.
func (r *proseReader) isGeneral(p phrase) bool {
	end := p.index("。")
	if end < 0 || end > 12 || end == p.len()-1 {
		return false
	}
	words := preambleWords()
	if r.officed {
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

// isPreamble reports whether the headings are those of a general part, which
// gives nobody anything to do.
func (r *proseReader) isPreamble(above []entry) bool {
	words := preambleWords()
	if r.officed {
		words = append(words, "工作思路", "目标要求", "工作目标", "主要目标")
	}
	return len(above) > 0 && above[0].heading.len() <= 20 && above[0].heading.containsAny(words)
}

// isClosing reports whether the heading at i is that of the last part, which
// says how the plan is to be carried out: nothing under it names offices. Some of
// its names are those of tasks as well, unless nothing behind it names offices.
func (r *proseReader) isClosing(i int) bool {
	heading := r.entries[i]
	last := heading.heading.containsAny([]string{"组织领导", "加强领导", "强化保障", "监督考核", "督查考核", "考核督查"})
	if heading.heading.len() > 20 || !last && !heading.heading.containsAny(closingWords()) {
		return false
	}
	if last {
		return i > r.lastOfficed
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

// findFamilies finds out which entries have others under them, and which are
// bare: without any, though a heading of the same kind beside them has. A bare
// one is a heading too, left without tasks. It also finds out whether the
// tasks of this plan name offices at all.
func (r *proseReader) findFamilies() {
	parents := map[markKind]bool{} // among the entries under one heading
	tasks, officed := 0, 0
	var family [markCircle + 1][]int
	settle := func(kind markKind) {
		for _, i := range family[kind] {
			r.entries[i].bare = parents[kind] && !r.entries[i].children
		}
		family[kind], parents[kind] = nil, false
	}
	for i := range r.entries {
		e := &r.entries[i]
		e.children = r.hasChildren(i)
		if !e.children && e.kind != markNone {
			tasks++
		}
		if len(e.offices) > 0 {
			officed++
			r.lastOfficed = i
		}
		for deeper := e.kind + 1; e.kind != markNone && deeper <= markCircle; deeper++ {
			settle(deeper)
		}
		family[e.kind] = append(family[e.kind], i)
		parents[e.kind] = parents[e.kind] || e.children
	}
	for kind := markNone; kind <= markCircle; kind++ {
		settle(kind)
	}
	r.officed = officed > 0 && officed*3 >= tasks
	if officed == 0 {
		r.officesOfHeadings()
		r.officesOfLabels(tasks)
	}
}

// officesOfLabels takes what stands before a colon at the beginning of tasks for
// their offices, 1.办公室:…, if most tasks begin so and nothing else says who acts.
func (r *proseReader) officesOfLabels(tasks int) {
	var labelled []int
	for i, e := range r.entries {
		if label, text := e.text.cutLabel(); !e.children && !text.empty() && r.sortOf(label) == clauseNames {
			labelled = append(labelled, i)
		}
	}
	if len(labelled) < 2 || len(labelled)*2 < tasks {
		return
	}
	for _, i := range labelled {
		label, _ := r.entries[i].text.cutLabel()
		r.entries[i].offices = []officeCell{{phrase: label}}
		r.lastOfficed = i
	}
	r.officed = true
}

// officesOfHeadings takes headings that are offices, 一、办公室, for those of the
// tasks under them, if nothing else says who acts and all headings are offices.
func (r *proseReader) officesOfHeadings() {
	var headings []int
	for i, e := range r.entries {
		switch {
		case !e.children:
		case r.sortOf(e.text.trimAny(" :。")) != clauseNames:
			return
		default:
			headings = append(headings, i)
		}
	}
	if len(headings) < 2 {
		return
	}
	for _, i := range headings {
		r.entries[i].offices = []officeCell{{phrase: r.entries[i].text.trimAny(" :。")}}
	}
}

func (r *proseReader) hasChildren(i int) bool {
	if i+1 >= len(r.entries) || r.entries[i].kind == markNone {
		return false
	}
	next := r.entries[i+1]
	return !next.sibling && (next.kind > r.entries[i].kind || next.kind == markNone)
}

// addItem adds a task. Offices that stand with a heading are those of all tasks
// under it that name none.
func (r *proseReader) addItem(e entry, above []entry) {
	it := item{number: e.number, text: e.text.pastBullet(), offices: e.offices, deadlines: e.deadlines, inherited: e.shared}
	if it.text.empty() {
		r.outline.warn(e.heading, WhyNoText)
		r.outline.warnUnused(e.offices, e.shared, e.deadlines)
		return
	}
	for i := range above {
		it.path = append(it.path, above[i].heading)
		above[i].tasks++
	}
	for i := len(above) - 1; i >= 0 && len(it.offices) == 0; i-- {
		it.offices = above[i].offices
		it.inherited = len(it.offices) > 0
		above[i].lent = it.inherited
	}
	r.outline.add(it)
}

// shareOffices gives all tasks under a heading the offices that stand in lines of
// their own behind the last of them, in a plan where no other task has any.
func (r *proseReader) shareOffices() {
	var groups [][]int // tasks of one kind under one heading
	for i, e := range r.entries {
		last := len(groups) - 1
		switch {
		case e.kind == markNone && !e.children:
			return
		case e.children:
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
			if n < len(group)-1 && len(e.offices) > 0 || n == len(group)-1 && !e.lined {
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
			r.entries[group[n]].shared = true
		}
	}
}

// nestAlike makes headings of numbered lines that name nobody and behind which the
// same way of numbering begins again: 1.公开 1.公开预算(财务科). A list inside a list
// may have lost how its levels are numbered.
func (r *proseReader) nestAlike() {
	officed := 0
	for _, e := range r.entries {
		if e.kind == markParen {
			return
		}
		if len(e.offices) > 0 {
			officed++
		}
	}
	if officed*2 < len(r.entries) {
		return
	}
	for i := range r.entries[:max(0, len(r.entries)-1)] {
		e, next := &r.entries[i], r.entries[i+1]
		begins := next.kind == markDigit && next.number.bareValue() == 1 && len(next.offices) > 0
		if e.kind == markDigit && begins && len(e.offices)+len(e.deadlines) == 0 && e.text.isHeading() {
			e.kind = markParen
		}
	}
}
