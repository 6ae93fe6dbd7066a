package prose

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// mergeSublists merges (1) and ① into the item above, unless most have offices of their
// own.
func (r *proseReader) mergeSublists() {
	for _, kind := range []numbering.MarkKind{numbering.MarkCircle, numbering.MarkDigits} {
		closed, tasks := r.officesAfterLast(kind), r.listsTasks(kind)
		merged := r.entries[:0] // in place, as the list only shrinks
		for i := 0; i < len(r.entries); {
			end := i
			for end < len(r.entries) && r.entries[end].kind == kind {
				end++
			}
			if end == i {
				merged = append(merged, r.entries[i])
				i++
				continue
			}
			isHeading := end < len(r.entries) && r.entries[end].kind > kind // ① is below the last of them
			if end == i+1 && r.isApart(merged, i, isHeading, tasks) {
				merged = append(merged, r.entries[i])
			} else {
				merged = r.mergeSublist(merged, r.entries[i:end], closed, isHeading)
			}
			i = end
		}
		clear(r.entries[len(merged):])
		r.entries = merged
	}
}

// listsTasks reports whether there is a list of a kind in which most entries name offices:
// a list of one is one of tasks, too.
func (r *proseReader) listsTasks(kind numbering.MarkKind) bool {
	entries, withOffices := 0, 0
	for i, e := range r.entries {
		if e.kind == kind {
			entries++
			if len(e.offices) > 0 {
				withOffices++
			}
		}
		if e.kind != kind || i+1 == len(r.entries) {
			if entries > 1 && withOffices*2 > entries {
				return true
			}
			entries, withOffices = 0, 0
		}
	}
	return false
}

// isApart reports whether the only entry of a list is no part of the item above: it is the
// heading of tasks that name offices, or names them itself, as the entries of other lists
// do (tasks), and the item above does not.
func (r *proseReader) isApart(above []entry, i int, isHeading, tasks bool) bool {
	own := len(r.entries[i].offices) > 0
	if own && tasks && r.entries[i].number.Empty() {
		return true // a bullet
	}
	if len(above) == 0 || len(above[len(above)-1].offices) > 0 || !numbering.IsHeading(above[len(above)-1].text) {
		return false
	}
	return own && tasks || !own && isHeading && len(r.entries[i+1].offices) > 0
}

// officesAfterLast reports whether at least two lists of a kind name offices only after
// their last entry: they are the offices of the whole item.
func (r *proseReader) officesAfterLast(kind numbering.MarkKind) bool {
	lists := 0
	for i, e := range r.entries {
		if e.kind != kind || len(e.offices) == 0 {
			continue
		}
		if i == 0 || r.entries[i-1].kind != kind || i+1 < len(r.entries) && r.entries[i+1].kind == kind {
			return false
		}
		lists++
	}
	return lists > 1
}

// mergeSublist merges a list into the item above it. closed: the offices after its last
// entry are those of the item. isHeading: its last entry has others below it.
func (r *proseReader) mergeSublist(above, group []entry, closed, isHeading bool) []entry {
	withOffices := 0
	if isHeading && len(group[len(group)-1].offices) == 0 {
		withOffices++
	}
	for _, e := range group {
		if len(e.offices) > 0 {
			withOffices++
		}
	}
	last := len(above) - 1
	if last < 0 || above[last].kind <= numbering.MarkHan || above[last].kind > group[0].kind || withOffices*2 > len(group) && len(group) > 1 {
		return append(above, group...)
	}
	if !closed && above[last].kind == numbering.MarkParen && above[last].text.Len() <= 30 && len(above[last].offices) == 0 {
		return append(above, group...)
	}
	parent := &above[last]
	for _, e := range group {
		parent.text = document.JoinLines(parent.text, e.heading)
		if parent.kind == numbering.MarkDigits {
			parent.heading = document.JoinLines(parent.heading, e.heading) // by which it will be merged itself
		}
		parent.addClauses(e)
	}
	return above
}
