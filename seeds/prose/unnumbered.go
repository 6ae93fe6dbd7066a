package prose

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// settleUnnumbered decides whether paragraphs without a number are tasks under a
// heading or more text of the item above.
func (r *proseReader) settleUnnumbered() {
	several := map[numbering.MarkKind]bool{
		numbering.MarkChapter: true,
		numbering.MarkHan:     r.haveSeveralTasks(numbering.MarkHan) || !r.allUnnumbered(numbering.MarkHan),
		numbering.MarkParen:   r.haveSeveralTasks(numbering.MarkParen),
	}
	var settled []entry
	for i := 0; i < len(r.entries); {
		e := r.entries[i]
		end := i + 1
		for end < len(r.entries) && r.entries[end].kind == numbering.MarkNone {
			end++
		}
		if e.kind == numbering.MarkNone {
			settled = append(settled, e)
			i++
			continue
		}
		parent := end < len(r.entries) && r.entries[end].kind > e.kind
		settled = append(settled, r.withUnnumbered(e, r.entries[i+1:end], parent, several[e.kind] || e.kind == numbering.MarkDigit && countWithOffices(r.entries[i+1:end]) > 1)...)
		i = end
	}
	r.entries = settled
}

// allUnnumbered reports whether everything under entries of the kind is without a
// number.
func (r *proseReader) allUnnumbered(kind numbering.MarkKind) bool {
	for _, e := range r.entries {
		if e.kind > kind {
			return false
		}
	}
	return true
}

// haveSeveralTasks reports whether entries of the kind are headings: under at least one
// of them several paragraphs without number name offices.
func (r *proseReader) haveSeveralTasks(kind numbering.MarkKind) bool {
	count, under := 0, false
	for _, e := range r.entries {
		switch {
		case e.kind != numbering.MarkNone:
			count, under = 0, e.kind == kind && len(e.offices) == 0 && numbering.IsHeading(e.text)
		case under && len(e.offices) > 0:
			if count++; count > 1 {
				return true
			}
		}
	}
	return false
}

// withUnnumbered returns an entry and the paragraphs without number after it, merged or
// as tasks. heading: entries of its kind are headings.
func (r *proseReader) withUnnumbered(e entry, plain []entry, parent, heading bool) []entry {
	r.outline.RunOpen = false
	plain = r.withoutRequests(e, plain)
	withOffices := countWithOffices(plain)
	outer := e.kind <= numbering.MarkHan
	switch {
	case len(plain) == 0:
		return []entry{e}
	case len(e.offices) == 0 && heading && withOffices > 0 && (outer || numbering.IsHeading(e.text)):
		return append([]entry{e}, r.keepWithOffices(plain)...)
	case parent:
		for _, p := range plain {
			r.reportEntry(p)
		}
		return []entry{e}
	case outer && len(e.offices) == 0 && withOffices == 0 && e.text.Len() <= 40 && !r.acts(e):
		return append([]entry{e}, plain...)
	}
	for _, p := range plain {
		if len(e.offices)+len(e.deadlines) > 0 {
			e.text = document.JoinLines(e.text, p.text)
		} else {
			e.text = numbering.JoinParagraphs(e.text, p.text)
		}
		e.heading = e.text
		e.addClauses(p)
	}
	return []entry{e}
}

func countWithOffices(entries []entry) int {
	count := 0
	for _, e := range entries {
		if len(e.offices) > 0 {
			count++
		}
	}
	return count
}

// withoutRequests drops requests to all offices after a task that has its offices:
// 请各单位…报送进展。
func (r *proseReader) withoutRequests(e entry, plain []entry) []entry {
	if len(e.offices) == 0 && !r.acts(e) {
		return plain
	}
	asks := func(p entry) bool {
		begins := p.text.PrefixOf(0, []string{"请各", "请于", "请将", "请认真", "请结合", "以上工作", "以上任务", "上述任务", "特此通知"}) > 0
		return !r.hasOffices(p) && (begins || p.text.Sub(0, min(p.text.Len(), 12)).ContainsAny([]string{"接到通知", "接通知", "收到通知"}) || r.isRequest(p.text))
	}
	var rest []entry
	asked := false
	for _, p := range plain {
		asked = asked || asks(p)
		if asked && !r.hasOffices(p) {
			r.reportEntry(p)
			continue
		}
		rest = append(rest, p)
	}
	return rest
}

// hasOffices reports whether the clauses of an entry name offices, not only people.
// acts reports whether an entry is a sentence that begins with who acts: 一、财务科负责….
func (r *proseReader) acts(e entry) bool {
	return e.kind != numbering.MarkNone && numbering.EndsSentence(e.text) && len(r.ActingOffices(e.text)) > 0
}

func (r *proseReader) hasOffices(e entry) bool {
	return slices.ContainsFunc(e.offices, func(cell document.Phrase) bool {
		return len(r.ReadOffices(cell, lexicon.RoleUnstated).Mentions) > 0
	})
}

// isRequest reports whether a paragraph asks something of many offices: 各县、市直各部门
// 要…, 各部门于12月20日前…报市政府办.
func (r *proseReader) isRequest(p document.Phrase) bool {
	for i := 2; i < min(p.Len(), 40); i++ {
		if p.At(i) != '要' && (p.At(i) != '于' || p.Index("报") < i) {
			continue
		}
		asked := p.Sub(0, i)
		if r.IsClass(asked) && asked.ContainsAny([]string{"各", "有关"}) && numbering.SentenceEnd(asked) < 0 && r.ResemblesOffices(asked) {
			return true
		}
	}
	return false
}

// keepWithOffices returns the paragraphs that name offices. A paragraph without any is
// joined with the next.
func (r *proseReader) keepWithOffices(plain []entry) []entry {
	var withOffices []entry
	var waiting entry
	for _, p := range plain {
		if !waiting.text.Empty() {
			p.text = document.JoinLines(waiting.text, p.text)
			p.heading = p.text
			p.deadlines = append(waiting.deadlines, p.deadlines...)
			p.people = append(waiting.people, p.people...)
			waiting = entry{}
		}
		if len(p.offices) == 0 {
			waiting = p
			continue
		}
		withOffices = append(withOffices, p)
	}
	r.reportEntry(waiting)
	return withOffices
}
