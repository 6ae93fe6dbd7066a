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

// entry is a paragraph of prose with what was found beside its text.
type entry struct {
	kind             numbering.MarkKind // MarkNone: it has no numbering
	number           document.Phrase
	heading          document.Phrase // the paragraph as written, except for its clauses
	written          document.Phrase // of a heading: with the deadline in its bracket; empty if it has none
	text             document.Phrase // without its number
	offices          []document.Phrase
	deadlines        []document.Phrase
	lineDeadlines    []document.Phrase // those in lines of their own
	people           []document.Phrase
	officesOnOwnLine bool // its offices are in lines of their own
	officesShared    bool // it shares the offices that its heading's last task names
	sameParagraph    bool // it is in one paragraph with the item before it
	hasChildren      bool
	emptyHeading     bool          // a heading without tasks
	closingPart      bool          // a heading over how the plan is to be carried out
	byHand           model.RowKind // what a person said it is; empty if nothing was said

	// Of a heading while the tasks below it are made:
	tasks     int  // how many there are
	inherited bool // one of them has its offices
	dated     bool // one of them has its deadline
	reported  bool // it is among the skipped lines
}

// addClauses adds the offices, deadlines and people of an entry that is merged into e.
func (e *entry) addClauses(merged entry) {
	e.offices = append(e.offices, merged.offices...)
	e.deadlines = append(e.deadlines, merged.deadlines...)
	e.people = append(e.people, merged.people...)
}

// Read makes the outline of a text without a table.
func Read(g *text.Grammar, lines []document.Line) outline.Outline {
	var o outline.Outline
	paragraphs := withoutFieldNumbers(g, paragraphs(g, lines))
	record, group := recordLabels(g, paragraphs)
	if record != "" && group == "" {
		paragraphs = withLabelFirst(g, paragraphs, record)
	}
	start := coverLetterEnd(g, paragraphs)
	o.Head = append(o.Head, paragraphs[:start]...)
	r := proseReader{Grammar: g, outline: &o, contacts: outline.SkippedLines{Why: model.WhyPerson}, recordLabel: record, groupLabel: group}
	r.lines, r.hasOfficeLines = lineKinds(g, lines, paragraphs, start), hasOfficesBelowTasks(g, paragraphs)
	for i := len(paragraphs) - 1; i >= start && r.lastOfficesLine == 0; i-- {
		if c, ok := g.ReadClauseLine(paragraphs[i]); ok && len(c.Offices) > 0 || r.hasOfficeClause(paragraphs[i]) {
			r.lastOfficesLine = paragraphs[i].Line
		}
	}
	for i, p := range paragraphs[start:] {
		if g.Progress.Advance(document.FileWork, document.StructureWork, start+i, len(paragraphs)) != nil {
			return o
		}
		r.next = document.Phrase{}
		if following := start + i + 1; following < len(paragraphs) {
			r.next = paragraphs[following]
		}
		r.readParagraph(p)
	}
	o.AddSkipped(r.contacts)
	r.settleUnnumbered()
	r.mergeSublists()
	r.makeItems()
	return o
}

// paragraphs returns the lines as paragraphs: a line that holds several items is cut,
// and one whose bracket or number, 第 over 一、二期, continues in the next line is joined with it.
func paragraphs(g *text.Grammar, lines []document.Line) []document.Phrase {
	var all []document.Phrase
	s := itemSplitter{Grammar: g}
	var open document.Phrase // a line whose bracket continues in the next one
	lines = slices.Clone(lines)
	for i := range lines {
		lines[i].Phrase = numbering.TrimBulletBeforeNumber(lines[i].TrimAny(" |").WithoutSpacing())
	}
	lines = numbering.WithMarks(lines)
	for i, line := range lines {
		words := line.Phrase
		if words.Empty() {
			continue
		}
		if !open.Empty() {
			if labels := g.FindLabels(words); len(labels) > 0 && labels[0].From == 0 {
				words = document.JoinLines(open, words)
			} else {
				words = open.Concat(words)
			}
			open = document.Phrase{}
		}
		if words.Len() < text.MaxTextLength && (words.HasSuffix("第") || endsInsideBracket(words, lines[i+1:])) {
			open = words
			continue
		}
		all = append(all, s.split(words)...)
	}
	return all
}

// endsInsideBracket reports whether a line ends inside a bracket that the lines
// after it close before another item begins.
func endsInsideBracket(p document.Phrase, following []document.Line) bool {
	depth := 0
	for i := max(0, p.Len()-document.MaxBracketLength); i < p.Len(); i++ {
		switch p.At(i) {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
	}
	inside, read := 0, 0 // open brackets and characters in the lines after it
	for _, next := range following {
		if depth == 0 || next.Empty() || read > document.MaxBracketLength || numbering.IsNumbered(next.Phrase) {
			return false
		}
		for i := range min(next.Len(), document.MaxBracketLength-read) {
			switch next.At(i) {
			case '(', '[':
				inside++
			case ')', ']':
				if inside == 0 {
					return true
				}
				inside--
			}
		}
		read += next.Len()
	}
	return false
}

// proseReader collects the entries of prose.
type proseReader struct {
	*text.Grammar
	outline          *outline.Outline
	entries          []entry
	next             document.Phrase      // the paragraph after the one that is read
	afterOffices     bool                 // the paragraph before named offices, and nothing else
	planEnded        bool                 // the plan has ended: signature, contacts
	attachments      int                  // after the end: how many attachments or remarks are listed so far
	tasksNameOffices bool                 // at least a third of the tasks name offices
	numbersTasks     bool                 // at least one task below a heading has a number
	contacts         outline.SkippedLines // lines that say whom to call
	pendingNumber    document.Phrase      // that a line gives the record below it: 序号:2
	recordLabel      string               // the label that each task begins with; empty if there is none
	lines            map[int]lineKind     // what the lines without a number are
	hasOfficeLines   bool                 // most tasks have a line with nothing but offices below them
	groupLabel       string               // the label of headings over such records; empty if there is none
	lastOfficesLine  int                  // the last line that names the offices of a task; 0: there is none
	lastWithOffices  int                  // the place of the last entry that names offices
}

func (r *proseReader) readParagraph(p document.Phrase) {
	last := len(r.entries) - 1
	afterOffices := r.afterOffices
	r.afterOffices = false
	if r.readMarked(p) || r.readNonTask(p) || r.readRecord(p) {
		return
	}
	unmarked := !numbering.IsNumbered(p)
	if last >= 0 && unmarked && !r.planEnded && r.awaitsOffices(&r.entries[last]) && r.ClauseKindOf(p) != text.ClauseNone && !r.StartsWithLabel(p) {
		r.continueOffices(p)
		return
	}
	if c, ok := r.ReadClauseLine(p); ok && last >= 0 && !r.planEnded && !r.lines[p.Line].duty {
		r.addClauseLine(c.Offices, c.Deadlines, c.People)
		return
	}
	if last >= 0 && r.isOfficesLine(p, &r.entries[last]) {
		r.addClauseLine([]document.Phrase{p}, nil, nil)
		return
	}
	if last >= 0 && r.ResemblesDeadline(p) {
		if d := r.entries[last].deadlines; len(d) > 0 && d[len(d)-1].Empty() {
			r.entries[last].deadlines = append(d, p) // below its label
			return
		}
	}
	m := numbering.MarkAt(p, 0)
	if m.Kind == numbering.MarkNone {
		m.Kind = r.lines[p.Line].MarkKind
	}
	if m.Kind == numbering.MarkDigit && p.HasSuffix(":") && numbering.MarkAt(r.next, 0).Kind == numbering.MarkParen {
		m.Kind = numbering.MarkHan // 第四条 委员会履行下列职责: (一)…
	}
	if last >= 0 && r.entries[last].isBefore(p, m) {
		m.Kind = r.entries[last].kind
	}
	if last >= 0 && m.Kind == numbering.MarkNone && (r.awaitsOffices(&r.entries[last]) || afterOffices && r.isMoreOffices(p)) {
		r.continueOffices(p)
		return
	}
	if listed := r.attachmentNumber(p); last >= 0 && m.Kind == numbering.MarkNone && (listed > 0 || r.startsTrailer(p)) {
		r.planEnded, r.attachments = true, listed
	}
	if m.Kind == numbering.MarkNone && (last < 0 && !r.hasOfficeClause(p) && !r.isDecision(p) || r.planEnded) {
		if last < 0 {
			r.outline.Head = append(r.outline.Head, p)
		} else {
			r.outline.AddTail(p, r.IsDateLine(p), r.IsSignature(p, r.next))
		}
		return
	}
	if m.Kind == numbering.MarkNone && (r.isDecision(p) || !r.pendingNumber.Empty()) {
		m.Kind = numbering.MarkDigit
	}
	r.planEnded = false
	r.addEntries(p, m)
}

// isDecision reports whether a paragraph of minutes says who is to do what.
func (r *proseReader) isDecision(p document.Phrase) bool {
	return p.PrefixOf(0, lexicon.Decisions()) > 0 && len(r.ActingOffices(p)) > 0
}

// isRepeatedTitle reports whether a line among the tasks repeats the title of the
// plan, as the header of a page or of another part.
func (r *proseReader) isRepeatedTitle(p document.Phrase) bool {
	if p.Len() > 60 {
		return false
	}
	return r.IsTitle(p) && slices.ContainsFunc(r.outline.Head, func(line document.Phrase) bool { return line.Key() == p.Key() })
}

// isComplete reports whether an entry names its offices or ends with a sentence.
func (e entry) isComplete() bool {
	return len(e.offices) > 0 || numbering.IsEnded(e.heading)
}

// readNonTask reads a line that is neither a task nor about the task before it. It
// returns false for any other line.
func (r *proseReader) readNonTask(p document.Phrase) bool {
	last := len(r.entries) - 1
	label, words := numbering.SplitLabel(p)
	switch {
	case r.lines[p.Line].offices || r.lines[p.Line].deadline:
		r.addClauseHeading(p, r.lines[p.Line])
	case last >= 0 && r.isRepeatedTitle(p):
		r.planEnded = r.entries[last].isComplete()
	case r.planEnded && r.attachments > 0 && numbering.MarkAt(p, 0).Kind == numbering.MarkDigit && numbering.MarkAt(p, 0).Value == r.attachments+1 && !r.hasOfficeClause(p):
		r.attachments++
		r.outline.AddTail(p, r.IsDateLine(p), r.IsSignature(p, r.next))
	case last >= 0 && text.IsPageFurniture(p):
		r.planEnded = true
		r.outline.Tail = append(r.outline.Tail, p)
		r.outline.Skip(p)
	case r.recordLabel != "" && isNumberLabel(label.Key()) && numbering.NumberValue(words) > 0:
		r.pendingNumber = words
	case numbering.IsTaskNumber(p):
		r.pendingNumber, r.planEnded = p.TrimAny(" :"), false
	case r.groupLabel != "" && label.Key() == r.groupLabel && !words.Empty():
		r.entries = append(r.entries, entry{kind: numbering.MarkChapter, heading: words, text: words})
	default:
		return false
	}
	return true
}

// awaitsOffices reports whether the last office line of an entry ends in a separator,
// or has nothing after its label yet.
func (r *proseReader) awaitsOffices(e *entry) bool {
	if len(e.offices) == 0 {
		return false
	}
	cell := e.offices[len(e.offices)-1]
	return cell.HasSuffix("、") || cell.HasSuffix(",") || cell.HasSuffix(":")
}

// isOfficesLine reports whether a line after a task without offices holds only
// offices, as in a table whose cells became paragraphs.
func (r *proseReader) isOfficesLine(p document.Phrase, e *entry) bool {
	if e.kind < numbering.MarkParen || len(e.offices) > 0 || p.Len() > 60 || numbering.IsNumbered(p) {
		return false
	}
	ended := r.hasOfficeLines || numbering.EndsSentence(e.heading) || e.heading.HasSuffix("%")
	return ended && r.ClauseKindOf(p) == text.ClauseNames && !r.IsDateLine(r.next)
}

// isMoreOffices reports whether a line after a line of offices holds more of them. A
// name above a date is a signature.
func (r *proseReader) isMoreOffices(p document.Phrase) bool {
	return p.Len() <= 60 && r.ResemblesOffices(p) && !r.IsDateLine(r.next)
}

// startsTrailer reports whether the line begins the part after the plan: attachments,
// contacts, date, signature.
func (r *proseReader) startsTrailer(p document.Phrase) bool {
	starts := []string{"附件", "联系人", "联系电话", "(联系人", "(此件", "主办:", "附表", "注:"}
	return r.IsDateLine(p) || p.PrefixOf(0, starts) > 0 || p.Len() <= 30 && r.IsIssuer(p) && !numbering.IsPunctuated(p) && p.Index("、") < 0 && !r.hasOfficeClause(p)
}

// attachmentNumber returns the first number in a list of attachments or remarks after
// the plan, 附件:1.… and 说明:1.…; 0 if the line has none.
func (r *proseReader) attachmentNumber(p document.Phrase) int {
	label, words := numbering.SplitLabel(p)
	remarks := slices.Contains([]string{"注", "说明", "备注"}, label.Key()) && 0 < r.lastOfficesLine && r.lastOfficesLine <= p.Line
	if m := numbering.MarkAt(words, 0); m.Kind == numbering.MarkDigit && (remarks || label.Key() == "附件") {
		return m.Value
	}
	return 0
}

func (r *proseReader) hasOfficeClause(p document.Phrase) bool {
	return r.hasOffices(entry{offices: r.SplitClauses(p).Offices})
}
