package seeds

// label is a word like 牵头单位: in a phrase, with the positions of its first character,
// its content, and the end of that.
type label struct {
	role              role
	from, content, to int
}

// findLabels returns the labels of a clause in order: words before a colon, or alone
// in brackets.
func (g *grammar) findLabels(p phrase) []label {
	var labels []label
	add := func(l label) {
		if len(labels) > 0 {
			if l.from < labels[len(labels)-1].content {
				return // a part of that label
			}
			labels[len(labels)-1].to = l.from
		}
		l.to = p.len()
		labels = append(labels, l)
	}
	inside := 0
	for i := range p.len() {
		if i < inside {
			continue
		}
		switch p.at(i) {
		case ' ':
			if from := p.labelBeforeBlank(i); from >= 0 {
				add(label{role: g.labelRole(p.sub(from, i).plain()), from: from, content: i + 1})
			}
		case ':':
			from := p.labelStart(i)
			if p.at(from) == ')' || p.at(from) == ']' {
				continue
			}
			if role := g.labelRole(p.sub(from, i).plain()); role != roleUnstated {
				add(label{role: role, from: from, content: i + 1})
			}
		case '为':
			if from := p.labelStart(i); i-from == 4 && g.isLabelContent(p, i+1) {
				if role := g.labelRole(p.sub(from, i).plain()); role != roleUnstated {
					add(label{role: role, from: from, content: i + 1})
				}
			}
		case '[', '(':
			end := p.closingBracket(i)
			if end > 0 && i > 0 && isLetter(p.at(i-1)) {
				inside = end // 办公室(联系人:…): about the name before it
			}
			if l, ok := g.bracketLabel(p, i, end, labels); ok {
				add(l)
			}
		}
	}
	return labels
}

// bracketLabel reads a label alone in brackets at the positions open and end; end is -1
// if the bracket is not closed. before are the labels before it.
func (g *grammar) bracketLabel(p phrase, open, end int, before []label) (label, bool) {
	if end < 0 || end-open > 10 {
		return label{}, false
	}
	if p.at(open) == '(' && len(before) == 0 && !p.sub(0, open).trim().empty() && isBlank(p.at(open-1)) {
		return label{}, false // 市发改委 (牵头): after the name that it is about
	}
	inner := p.sub(open+1, end)
	role := g.labelRole(inner.plain())
	listed := len(before) > 0 && before[0].from == 0 && p.at(0) == '(' // (牵头)县发改局(配合)县财政局
	if role == roleUnstated || inner.index(":") >= 0 || open > 0 && !listed && !isLabelEdge(p.at(open-1)) && p.at(open) == '(' || p.at(end+1) == 0 {
		return label{}, false
	}
	if p.at(end+1) == ':' {
		end++
	}
	return label{role: role, from: open, content: end + 1}, true
}

// labelStart returns where the words that end at position i begin, which may be a label.
func (p phrase) labelStart(i int) int {
	from := i
	for from > 0 && i-from <= 12 && !isLabelEdge(p.at(from-1)) {
		from--
	}
	return from
}

// isLabelContent reports whether the words from a position to the next mark may be the
// content of a label: 责任单位为市司法局,完成时限为10月底.
func (g *grammar) isLabelContent(p phrase, from int) bool {
	end := from
	for end < p.len() && end-from <= 24 && !isLabelEdge(p.at(end)) {
		end++
	}
	c := officeList{grammar: g}
	content := p.sub(from, end)
	return c.mayStartName(content, 0) || g.resemblesDeadline(content)
}

// labelBeforeBlank returns where a label begins that ends at a blank instead of a colon,
// 责任科室 办公室; -1 if there is none.
func (p phrase) labelBeforeBlank(blank int) int {
	from := blank
	for from > 0 && blank-from <= 4 && !isLabelEdge(p.at(from-1)) {
		from--
	}
	announced := isLetter(p.at(blank+1)) || isDigit(p.at(blank+1))
	if blank-from != 4 || !announced || from > 0 && !isBlank(p.at(from-1)) {
		return -1
	}
	roles := []string{"责任", "牵头", "配合", "主办", "协办", "承办", "协同", "参与"}
	nouns := []string{"单位", "部门", "科室", "处室", "股室", "领导"}
	times := []string{"完成时限", "完成时间", "办理时限", "时限要求"}
	if p.prefixOf(from, roles) > 0 && p.prefixOf(from+2, nouns) > 0 || p.prefixOf(from, times) > 0 {
		return from
	}
	return -1
}

func isLabelEdge(r rune) bool {
	switch r {
	case ';', ',', '。', '、', '\n', ' ', '[', '|', '!', ']', ':':
		return true
	}
	return r == '(' || r == ')'
}
