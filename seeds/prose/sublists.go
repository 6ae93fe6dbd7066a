package prose

import (
	"iter"
	"slices"

	"duban/seeds/document"
	"duban/seeds/numbering"
)

// lists returns the lists of a kind, and where each begins: entries that follow each other.
func (r *proseReader) lists(kind numbering.MarkKind) iter.Seq2[int, []entry] {
	return func(yield func(int, []entry) bool) {
		for from := 0; from < len(r.entries); from++ {
			begin := from
			for from < len(r.entries) && r.entries[from].kind == kind {
				from++
			}
			if from > begin && !yield(begin, r.entries[begin:from]) {
				return
			}
		}
	}
}

// mergeSublists merges (1) and ① into the item above, unless most have offices of their
// own.
func (r *proseReader) mergeSublists() {
	for _, kind := range []numbering.MarkKind{numbering.MarkCircle, numbering.MarkDigits} {
		closed, tasks := r.closesLists(kind), r.listsTasks(kind)
		merged, read := r.entries[:0], 0 // in place, as the list only shrinks
		for from, list := range r.lists(kind) {
			merged = append(merged, r.entries[read:from]...)
			read = from + len(list)
			isHeading := read < len(r.entries) && r.entries[read].kind > kind // ① is below the last of them
			if len(list) == 1 && r.isApart(merged, from, isHeading, tasks) {
				merged = append(merged, list[0])
			} else {
				merged = mergeSublist(merged, list, closed && countWithOffices(list) < len(list), isHeading)
			}
		}
		merged = append(merged, r.entries[read:]...)
		clear(r.entries[len(merged):])
		r.entries = merged
	}
}

// listsTasks reports whether there is a list of a kind in which most entries name offices:
// a list of one is one of tasks, too.
func (r *proseReader) listsTasks(kind numbering.MarkKind) bool {
	for _, list := range r.lists(kind) {
		if len(list) > 1 && countWithOffices(list)*2 > len(list) {
			return true
		}
	}
	return false
}

// isApart reports whether the only entry of a list is no part of the item above, which is a
// heading without offices: it is the heading of tasks that name some, or names them itself.
// So is a bullet, where the entries of other lists do (tasks).
func (r *proseReader) isApart(above []entry, i int, isHeading, tasks bool) bool {
	own := len(r.entries[i].offices) > 0
	if own && tasks && r.entries[i].number.Empty() {
		return true // a bullet
	}
	if len(above) == 0 || len(above[len(above)-1].offices) > 0 || !numbering.IsHeading(above[len(above)-1].text) {
		return false
	}
	return own || isHeading && len(r.entries[i+1].offices) > 0
}

// closesLists reports whether the offices after the last entry of a list of a kind are those
// of the whole list: two lists name them nowhere else, or one, and an item above such lists
// that has none names its own in a line, too. Where offices have lines of their own, those
// that an entry names in its text are no more than a part of it.
func (r *proseReader) closesLists(kind numbering.MarkKind) bool {
	onLine := func(e entry) bool { return e.officesOnOwnLine }
	lines := slices.ContainsFunc(r.entries, func(e entry) bool { return e.kind == kind && onLine(e) })
	named, closed := 0, 0
	for from, list := range r.lists(kind) {
		last, all := len(list)-1, countWithOffices(list) == len(list)
		for i, e := range list {
			if all || len(e.offices) == 0 || lines && !onLine(e) && i < last {
				continue // each entry has its own, or this one has none
			}
			named++
			if i == last && !r.isParent(from+i) {
				closed++
			}
		}
	}
	above := lines && slices.ContainsFunc(r.entries, func(e entry) bool { return e.kind > numbering.MarkHan && e.kind < kind && onLine(e) })
	return named == closed && (closed > 1 || closed == 1 && above)
}

// shareOffices gives all tasks of a list the offices, deadlines and people that are in lines
// of their own after the last of them.
func (r *proseReader) shareOffices() {
	for kind := numbering.MarkParen; kind < numbering.MarkDigits; kind++ {
		if !r.closesLists(kind) {
			continue
		}
		for _, list := range r.lists(kind) {
			last := len(list) - 1
			if !list[last].officesOnOwnLine || countWithOffices(list) > 1 {
				continue
			}
			for i := range last {
				list[i].offices, list[i].officesShared = list[last].offices, true
				list[i].deadlines = append(list[i].deadlines, list[last].lineDeadlines...)
				list[i].people = append(list[i].people, list[last].people...)
			}
		}
	}
}

// mergeSublist merges a list into the item above it. closed: the offices after its last
// entry are those of the item. isHeading: its last entry has others below it.
func mergeSublist(above, list []entry, closed, isHeading bool) []entry {
	withOffices := countWithOffices(list)
	if isHeading && len(list[len(list)-1].offices) == 0 {
		withOffices++
	}
	last := len(above) - 1
	if last < 0 || above[last].kind <= numbering.MarkHan || above[last].kind > list[0].kind || !closed && withOffices*2 > len(list) && len(list) > 1 {
		return append(above, list...)
	}
	if !closed && above[last].kind == numbering.MarkParen && above[last].text.Len() <= 30 && len(above[last].offices) == 0 {
		return append(above, list...)
	}
	parent := &above[last]
	for i, e := range list {
		parent.text = document.JoinLines(parent.text, e.heading)
		if parent.kind == numbering.MarkDigits {
			parent.heading = document.JoinLines(parent.heading, e.heading) // by which it will be merged itself
		}
		if closed && i < len(list)-1 {
			e.offices = slices.DeleteFunc(e.offices, func(cell document.Phrase) bool { return e.text.Index(cell.Plain()) >= 0 })
		}
		parent.addClauses(e)
	}
	return above
}
