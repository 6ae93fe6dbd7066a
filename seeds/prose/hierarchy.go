package prose

import (
	"slices"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// makeItems turns entries into tasks under their headings.
func (r *proseReader) makeItems() {
	var above []entry
	r.demoteRestartedList()
	r.findChildren()
	r.shareOffices()
	r.outline.RunOpen = false
	for i, e := range r.entries {
		if e.kind != numbering.MarkNone && !e.sameParagraph {
			above = r.closeHeadings(above, e.kind)
			r.outline.CheckOrder(e.heading, numbering.HanValue(e.heading))
		}
		switch {
		case e.byHand == model.RowTask:
			r.addItem(e, above)
		case e.hasChildren:
			e.closingPart = r.isClosing(i)
			if more := e.addedText(); !more.Empty() {
				r.outline.Skip(more)
			}
			above = append(above, e)
		case e.emptyHeading && e.kind < numbering.MarkDigit && len(e.offices) == 0 && len(e.deadlines) == 0 && numbering.IsHeading(e.text) && !r.acts(e):
			r.outline.Warn(e.heading, model.WhyEmptyHeading)
		case len(e.offices) == 0 && e.kind <= numbering.MarkHan && e.kind != numbering.MarkNone && r.isGeneral(e.text):
			r.reportEntry(e)
		case !r.namesOffices(&e) && (r.isPreamble(above, e.kind) || len(above) > 0 && above[0].closingPart):
			r.reportHeadings(above)
			r.reportEntry(e)
		case len(e.offices) == 0 && r.tasksNameOffices && e.kind == numbering.MarkNone:
			r.reportEntry(e)
		default:
			r.addItem(e, above)
		}
	}
	r.closeHeadings(above, numbering.MarkNone)
}

// closeHeadings drops the headings of a kind and below. It reports those without
// tasks, and their offices and deadlines that no task has.
func (r *proseReader) closeHeadings(above []entry, kind numbering.MarkKind) []entry {
	return slices.DeleteFunc(above, func(a entry) bool {
		if a.kind < kind {
			return false
		}
		if a.tasks == 0 && !a.reported {
			r.outline.Warn(a.heading, model.WhyEmptyHeading)
		}
		r.outline.WarnUnused(a.offices, a.inherited, nil)
		if a.written.Empty() && !a.dated {
			r.outline.WarnUnused(nil, false, a.deadlines)
		}
		return true
	})
}

// reportHeadings adds headings without tasks to the skipped lines.
func (r *proseReader) reportHeadings(above []entry) {
	for i := range above {
		if a := &above[i]; a.tasks == 0 && !a.reported {
			r.outline.Skip(a.heading)
			a.reported = true
		}
	}
}

// reportEntry adds all words of an entry that is no task to the skipped lines.
func (r *proseReader) reportEntry(e entry) {
	if e.addedText().Empty() {
		r.outline.Skip(e.heading)
	} else {
		r.outline.Skip(e.number, e.text)
	}
	r.reportClauses(e)
}

// addedText returns the text that was merged into an entry from later paragraphs.
func (e entry) addedText() document.Phrase {
	own := e.heading.Len() - numbering.MarkAt(e.heading, 0).Length
	if e.text.Len() <= own {
		return document.Phrase{}
	}
	return e.text.Sub(own, e.text.Len()).Trim()
}

// reportClauses adds the offices and deadlines of an entry to the skipped lines.
func (r *proseReader) reportClauses(e entry) {
	for _, cell := range e.offices {
		r.outline.Skip(cell)
	}
	r.outline.Skip(e.deadlines...)
}

// isGeneral reports whether a chapter of one paragraph is a general part: 一、总体
// 要求。坚持…, or, where tasks name offices, one about carrying out.
func (r *proseReader) isGeneral(p document.Phrase) bool {
	words := lexicon.Preamble()
	end := numbering.SentenceEnd(p)
	if length := p.PrefixOf(0, words); length > 0 && p.Len() > length && !numbering.IsLabelEdge(p.At(length)) && end > 20 {
		return true // 一、指导思想以…: the line break after the heading is lost
	}
	if end < 0 || end > 12 || end == p.Len()-1 {
		return false
	}
	if r.tasksNameOffices {
		words = append(words, lexicon.Closing()...)
	}
	return p.Sub(0, end).ContainsAny(words)
}

// isPreamble reports whether the headings over an entry of a kind are those of a general
// part without tasks. Aims are one where tasks have what these lack: offices or numbers.
func (r *proseReader) isPreamble(above []entry, kind numbering.MarkKind) bool {
	if len(above) == 0 || above[0].heading.Len() > 20 {
		return false
	}
	aims := []string{"思路", "目标", "目标要求", "概况", "基本情况", "原则", "机构", "意义", "时间", "范围", "对象"}
	lacking := r.tasksNameOffices || kind == numbering.MarkNone && r.numbersTasks
	if slices.ContainsFunc(above[1:], func(e entry) bool { return e.heading.ContainsAny([]string{"步骤", "任务", "措施"}) }) {
		return false
	}
	return above[0].heading.ContainsAny(lexicon.Preamble()) || lacking && above[0].text.TrimAny(" :。").SuffixOf(aims) > 0
}

// isClosing reports whether the heading at i is that of the last part, which says how the
// plan is to be carried out: few of those under it name offices. Some of its names are
// those of tasks as well, unless nothing after it names offices. Steps are tasks where
// tasks name none.
func (r *proseReader) isClosing(i int) bool {
	heading := r.entries[i]
	end := i + 1
	for end < len(r.entries) && (r.entries[end].kind == numbering.MarkNone || r.entries[end].kind > heading.kind) {
		end++
	}
	below := r.entries[i+1 : end]
	known := r.tasksNameOffices || r.numbersTasks && len(below) > 0 && below[0].kind == numbering.MarkNone && (len(below) == 1 || below[1].kind != numbering.MarkNone)
	switch {
	case heading.heading.Len() > 20 || len(heading.offices) > 0:
		return false
	case heading.heading.ContainsAny([]string{"组织领导", "加强领导", "强化保障", "监督考核", "督查考核", "考核督查"}):
		return known && i > r.lastWithOffices
	case !heading.heading.ContainsAny(lexicon.Closing()):
		return false
	case !known && (len(r.outline.Items) == 0 || heading.heading.ContainsAny([]string{"步骤", "安排"})):
		return false
	}
	return countWithOffices(below)*2 < len(below)
}

// namesOffices reports whether an entry names offices. One without a number may be followed
// by a list of people.
func (r *proseReader) namesOffices(e *entry) bool {
	return len(e.offices) > 0 && (e.kind != numbering.MarkNone || r.hasOffices(*e))
}

// findChildren sets which entries have others under them, and which are empty
// headings: those without any beside others of the same kind that have some. It
// also sets whether the tasks of this plan name offices at all.
func (r *proseReader) findChildren() {
	parents := map[numbering.MarkKind]bool{} // among the entries under one heading
	tasks, withOffices := 0, 0
	var siblings [numbering.MarkCircle + 1][]int
	settle := func(kind numbering.MarkKind) {
		for _, i := range siblings[kind] {
			r.entries[i].emptyHeading = parents[kind] && !r.entries[i].hasChildren
		}
		siblings[kind], parents[kind] = nil, false
	}
	for i := range r.entries {
		e := &r.entries[i]
		e.hasChildren = r.isParent(i)
		if !e.hasChildren && e.kind != numbering.MarkNone {
			tasks++
		}
		if r.namesOffices(e) {
			withOffices++
			r.lastWithOffices = i
		}
		r.numbersTasks = r.numbersTasks || e.kind > numbering.MarkHan && !e.hasChildren
		for deeper := e.kind + 1; e.kind != numbering.MarkNone && deeper <= numbering.MarkCircle; deeper++ {
			settle(deeper)
		}
		siblings[e.kind] = append(siblings[e.kind], i)
		parents[e.kind] = parents[e.kind] || e.hasChildren
	}
	for kind := numbering.MarkNone; kind <= numbering.MarkCircle; kind++ {
		settle(kind)
	}
	r.tasksNameOffices = withOffices > 0 && withOffices*3 >= tasks
	if withOffices == 0 {
		r.takeOffices(tasks)
	}
}

// takeOffices sets what names the offices where nothing else does: the headings, 一、办公室,
// if all of them are offices, and the topics of tasks, 1.办公室:… or 1.办公室。…, if most of
// them are.
func (r *proseReader) takeOffices(tasks int) {
	var headings []int
	labelled, other := 0, false // other: a heading is no office
	for i, e := range r.entries {
		topic := topicOf(e.text)
		switch {
		case e.hasChildren && r.ClauseKindOf(e.text.TrimAny(" :。")) == text.ClauseNames:
			headings = append(headings, i)
		case e.hasChildren:
			other = true
		case r.ClauseKindOf(topic) == text.ClauseNames:
			labelled++
		}
	}
	if !other && len(headings) > 1 {
		for _, i := range headings {
			r.entries[i].offices = []document.Phrase{r.entries[i].text.TrimAny(" :。")}
		}
	}
	if labelled < 2 || labelled*2 < tasks {
		return
	}
	for i := range r.entries {
		if topic := topicOf(r.entries[i].text); !r.entries[i].hasChildren && r.ResemblesOffices(topic) {
			r.entries[i].offices = []document.Phrase{topic}
			r.lastWithOffices = i
		}
	}
	r.tasksNameOffices = true
}

// topicOf returns the words before the first colon or full stop of a text that goes on
// after it.
func topicOf(p document.Phrase) document.Phrase {
	topic, words := numbering.SplitLabel(p)
	if end := numbering.SentenceEnd(p); topic.Empty() && end >= 0 {
		topic, words = p.Sub(0, end), p.Sub(end+1, p.Len())
	}
	if words.Empty() {
		return document.Phrase{}
	}
	return topic
}

func (r *proseReader) isParent(i int) bool {
	if kind := r.entries[i].byHand; kind != "" {
		return kind == model.RowHeading
	}
	if i+1 >= len(r.entries) || r.entries[i].kind == numbering.MarkNone {
		return false
	}
	next := r.entries[i+1]
	return !next.sameParagraph && (next.kind > r.entries[i].kind || next.kind == numbering.MarkNone)
}

// addItem adds a task. A task without offices inherits those of its nearest heading.
func (r *proseReader) addItem(e entry, above []entry) {
	it := outline.Item{Number: e.number, Text: numbering.TrimBullet(e.text), Offices: outline.OfficeCells(e.offices), Deadlines: e.deadlines, Inherited: e.officesShared}
	if it.Text.Empty() {
		r.outline.Warn(e.heading, model.WhyNoText)
		r.outline.WarnUnused(e.offices, e.officesShared, e.deadlines)
		return
	}
	for i := range above {
		it.Path = append(it.Path, above[i].asWritten())
		above[i].tasks++
	}
	own := slices.ContainsFunc(e.offices, r.isOfOffices)
	for i := len(above) - 1; i >= 0 && !own && !it.Inherited; i-- {
		it.Offices = append(outline.OfficeCells(above[i].offices), it.Offices...)
		it.Inherited = e.officesShared || len(above[i].offices) > 0
		above[i].inherited = it.Inherited
	}
	if len(it.Offices) == 0 {
		it.Offices = outline.OfficeCells(actingOffices(r.Grammar, e.text))
	}
	for i := len(above) - 1; i >= 0 && len(it.Deadlines)+len(it.Details) == 0; i-- {
		it.Details = outline.NewDetails(outline.Fallback, above[i].deadlines)
		above[i].dated = above[i].dated || len(it.Details) > 0
	}
	people := e.people
	for i := len(above) - 1; i >= 0 && len(people) == 0; i-- {
		people = above[i].people
	}
	it.Details = append(it.Details, outline.NewDetails(outline.Person, people)...)
	r.outline.Add(it)
}

// actingOffices returns who acts in the first sentence of a text, or in the second one if the
// first is its topic: 安全隐患排查。由安监科会同….
func actingOffices(g *text.Grammar, p document.Phrase) []document.Phrase {
	if offices := g.ActingOffices(p); len(offices) > 0 {
		return offices
	}
	if end := numbering.SentenceEnd(p); end > 0 && end <= text.MaxTopicLength {
		return g.ActingOffices(p.Sub(end+1, p.Len()))
	}
	return nil
}

// isOfOffices reports whether the words of a clause name an office that does not only
// assist those of the heading, and not only people.
func (r *proseReader) isOfOffices(cell document.Phrase) bool {
	read := r.ReadOffices(cell, lexicon.RoleUnstated)
	if len(read.Mentions) == 0 {
		return len(read.People) == 0 && len(read.Unread) > 0
	}
	return slices.ContainsFunc(read.Mentions, func(m text.Mention) bool { return m.Role != lexicon.RoleAssist })
}

// asWritten returns a heading with the deadline in its bracket.
func (e entry) asWritten() document.Phrase {
	if e.written.Empty() {
		return numbering.TrimBullet(e.heading)
	}
	return e.written
}

// demoteRestartedList makes a numbered line without offices a heading if the same
// numbering restarts below it: 1.公开 1.公开预算(财务科). A nested list may have lost
// the numbering of its levels.
func (r *proseReader) demoteRestartedList() {
	withOffices := 0
	for _, e := range r.entries {
		if e.kind == numbering.MarkParen {
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
		begins := next.kind == numbering.MarkDigit && numbering.NumberValue(next.number) == 1 && len(next.offices) > 0
		if e.kind == numbering.MarkDigit && begins && len(e.offices)+len(e.deadlines) == 0 && numbering.IsHeading(e.text) {
			e.kind = numbering.MarkParen
		}
	}
}
