package header

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// markRoles says of the marks of a matrix whether an office leads, where its document
// does. Other marks have the role that they have everywhere.
type markRoles map[rune]bool

func (r markRoles) isLead(cell document.Phrase) bool {
	if leads, known := r[cell.Trim().At(0)]; known {
		return leads
	}
	return isLeadMark(cell)
}

func (r markRoles) isAssist(cell document.Phrase) bool {
	if leads, known := r[cell.Trim().At(0)]; known {
		return !leads
	}
	return isAssistMark(cell)
}

// markRoles returns the roles that a legend gives to the marks, ●为牵头部门, and else those of
// a filled and a hollow one beside each other.
func (f *Finder) markRoles(blocks []document.Block) markRoles {
	legend, used := markRoles{}, map[rune]bool{}
	for _, b := range blocks {
		for _, words := range append(b.FilledCells(), b.Text) {
			if words = words.Trim(); isMark(words) {
				used[words.At(0)] = true
			} else if words.Len() <= longestLegend {
				legend.read(words)
			}
		}
	}
	if len(legend) > 0 {
		return legend
	}
	for _, pair := range []struct{ filled, hollow string }{{"●", "○〇◯"}, {"★", "☆"}, {"▲", "△"}, {"◎", "○〇◯"}} {
		filled := []rune(pair.filled)[0]
		for _, hollow := range pair.hollow {
			if used[filled] && used[hollow] {
				return markRoles{filled: true, hollow: false}
			}
		}
	}
	return nil
}

// longestLegend is how many characters a line may have that explains marks.
const longestLegend = 200

// read takes the marks that words explain.
func (r markRoles) read(words document.Phrase) {
	for i := range words.Len() {
		if document.IsHan(words.At(i)) || !isMark(words.Sub(i, i+1)) {
			continue
		}
		next := after(words, i+1, []string{"\"", "”", "’", " "})
		role := after(words, next, []string{"表示", "代表", "的为", "为", "是", "指", ":", "-", "=", " "})
		end := after(words, role, []string{"牵头", "主办", "主责", "主要", "负责", "责任", "承办"})
		leads := end > role
		if !leads {
			end = after(words, role, []string{"配合", "协办", "协助", "参与", "会办", "协同"})
		}
		alone := after(words, end, []string{"单位", "部门", "科室", "处室", "股室"})
		if end > role && (role > next || alone == words.Len() || numbering.IsLabelEdge(words.At(alone))) {
			r[words.At(i)] = leads // but not of ●配合上级检查, the mark of an item
		}
	}
}

// after returns the position after as many of the words as follow each other at position i.
func after(p document.Phrase, i int, words []string) int {
	for {
		length := p.PrefixOf(i, words)
		if length == 0 {
			return i
		}
		i += length
	}
}
