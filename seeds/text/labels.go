package text

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// label is a word like 牵头单位: in a phrase, with the positions of its first character,
// its content, and the end of that.
type label struct {
	role              lexicon.Role
	From, content, to int
}

// longestLabel is how many characters before a colon may be a label.
const longestLabel = 13

// FindLabels returns the labels of a clause in order: words before a colon, or alone
// in brackets.
func (g *Grammar) FindLabels(p document.Phrase) []label {
	var labels []label
	inside := 0
	for i := range p.Len() {
		if i < inside {
			continue
		}
		var l label
		switch p.At(i) {
		case ':':
			l = g.colonLabel(p, i)
		case ' ', '\n', ';', '为': // instead of a colon
			if from := WordsStart(p, i, longestLabel); i-from == 4 && p.At(i) != '\n' || i-from == 2 && listsRoles(p, labels, from) {
				l = g.labelFrom(p, from, i)
			}
			if l.role != lexicon.RolePerson && !g.isLabelContent(p, i+1) {
				l = label{}
			}
		case '[', '(':
			end := p.ClosingBracket(i)
			if end > 0 && i > 0 && document.IsLetter(p.At(i-1)) {
				inside = end // 办公室(联系人:…): about the name before it
			}
			l = g.bracketLabel(p, i, end, labels)
		}
		last := len(labels) - 1
		if l.role == lexicon.RoleUnstated || last >= 0 && l.From < labels[last].content {
			continue // none, or a part of the last one
		}
		if last >= 0 {
			labels[last].to = l.From
		}
		l.to = p.Len()
		labels = append(labels, l)
	}
	return labels
}

// listsRoles reports whether two characters from a position on may be a label, as the first
// word is one: 牵头 市林业局 配合 市财政局.
func listsRoles(p document.Phrase, before []label, from int) bool {
	return from == 0 && p.Len() > 3 || len(before) > 0 && before[0].From == 0 && before[0].content == 3
}

// labelFrom returns the label between two positions; its role is RoleUnstated if there is
// none.
func (g *Grammar) labelFrom(p document.Phrase, from, end int) label {
	return label{role: g.LabelRole(p.Sub(from, end).Plain()), From: from, content: end + 1}
}

// colonLabel returns the label before the colon at position i; its role is
// RoleUnstated if there is none.
func (g *Grammar) colonLabel(p document.Phrase, i int) label {
	from := WordsStart(p, i, longestLabel)
	role := g.LabelRole(p.Sub(from, i).Plain())
	if role == lexicon.RoleUnstated && isOfficeLabel(p.Sub(from, i)) && g.isLabelContent(p, i+1) {
		role = lexicon.RoleResponsible
	}
	if end := i - 4; i-from > 6 {
		if last := g.LabelRole(p.Sub(end, i).Plain()); last.IsOfOffices() {
			role, from = last, end // 优化目录牵头单位:
		}
	}
	return label{role: role, From: from, content: i + 1}
}

// bracketLabel reads a label alone in brackets at the positions open and end; end is -1
// if the bracket is not closed. before are the labels before it. The role is RoleUnstated
// if there is none.
func (g *Grammar) bracketLabel(p document.Phrase, open, end int, before []label) label {
	if end < 0 || end-open > 10 || p.At(end+1) == 0 || p.Sub(open, end).Index(":") >= 0 {
		return label{}
	}
	if p.At(open) == '(' && len(before) == 0 && !p.Sub(0, open).Trim().Empty() && document.IsBlank(p.At(open-1)) {
		return label{} // 市发改委 (牵头): after the name that it is about
	}
	listed := len(before) > 0 && before[0].From == 0 && p.At(0) == '(' // (牵头)县发改局(配合)县财政局
	if open > 0 && !listed && !numbering.IsLabelEdge(p.At(open-1)) && p.At(open) == '(' {
		return label{}
	}
	l := g.labelFrom(p, open+1, end)
	l.From = open
	return l
}

// WordsStart returns where the words begin that end at a position, at most so many
// characters before it.
func WordsStart(p document.Phrase, end, most int) int {
	from := end
	for from > 0 && end-from < most && !numbering.IsLabelEdge(p.At(from-1)) {
		from--
	}
	return from
}

// WordsEnd returns where the words end that begin at a position, at most so many
// characters after it.
func WordsEnd(p document.Phrase, from, most int) int {
	end := from
	for end < p.Len() && end-from < most && !numbering.IsLabelEdge(p.At(end)) {
		end++
	}
	return end
}

// isOfficeLabel reports whether any other word before a noun of offices announces those
// that act: 考核单位:, but not 报送单位: and 督促单位:.
func isOfficeLabel(p document.Phrase) bool {
	others := []string{"送", "报", "发", "印", "办", "系", "员", "关", "他", "它", "制", "审", "属", "直", "各", "文", "促", "督", "导", "查"}
	noun := p.SuffixOf([]string{"单位", "部门", "科室", "处室", "股室"})
	return noun > 0 && p.Len() == noun+2 && p.Sub(1, 2).SuffixOf(others) == 0 && p.At(0) != '各'
}

// isLabelContent reports whether the words from a position to the next mark may be the
// content of a label: 责任单位为市司法局,完成时限为10月底.
func (g *Grammar) isLabelContent(p document.Phrase, from int) bool {
	c := OfficeList{Grammar: g}
	content := p.Sub(from, WordsEnd(p, from, 25))
	return c.mayStartName(content, 0) || g.ResemblesDeadline(content)
}

// StartsWithLabel reports whether a line begins with a label that the grammar knows.
func (g *Grammar) StartsWithLabel(p document.Phrase) bool {
	labels := g.FindLabels(p)
	if len(labels) == 0 || labels[0].From > 1 {
		return false
	}
	return slices.ContainsFunc(g.labels, func(word lexicon.RoleWord) bool { return p.HasAt(labels[0].From, word.Word) })
}
