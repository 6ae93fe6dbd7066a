package text

import (
	"slices"
	"strings"

	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// Mention is the name of an office with the role that the document gives it.
type Mention struct {
	Name document.Phrase
	Role lexicon.Role
}

// OfficeList is the content of an office cell or bracket.
type OfficeList struct {
	*Grammar
	Mentions  []Mention
	Deadlines []document.Phrase // in the same cell or bracket
	People    []document.Phrase // in the same cell or bracket
	Unread    []document.Phrase // remarks and other words that are no offices
	longest   int               // the longest name, in characters
	people    bool              // the column holds people beside offices
}

// The longest name of an office, in characters: in a sentence, and in a column where
// nothing else is.
const (
	longestName         = 24
	longestNameInColumn = 60
)

// ReadOffices reads a cell, a bracket or a line that names offices. column is the role
// of the cell's column: RoleUnstated in prose.
func (g *Grammar) ReadOffices(p document.Phrase, column lexicon.Role) OfficeList {
	c := OfficeList{Grammar: g, longest: longestName}
	if column != lexicon.RoleUnstated {
		c.longest = longestNameInColumn
	}
	return c.read(p, column)
}

// ReadOfficesBesidePeople reads a cell of a column that names people beside offices: 办公室
// 赵某.
func (g *Grammar) ReadOfficesBesidePeople(p document.Phrase, column lexicon.Role) OfficeList {
	return OfficeList{Grammar: g, longest: longestNameInColumn, people: true}.read(p, column)
}

func (c OfficeList) read(p document.Phrase, column lexicon.Role) OfficeList {
	if p.ClosingBracket(0) == p.Len()-1 {
		p = TrimBrackets(p)
	}
	if deadline, rest := c.splitDeadline(p); !rest.Empty() {
		c.Deadlines = append(c.Deadlines, deadline)
		p = rest
	}
	labels := c.FindLabels(p)
	end := p.Len()
	if len(labels) > 0 {
		end = labels[0].From
	}
	c.addNames(TrimBrackets(p.Sub(0, end)), column)
	for _, label := range labels {
		content := numbering.TrimMarks(p.Sub(label.content, label.to))
		switch label.role {
		case lexicon.RoleDeadline:
			deadline, rest := c.splitDeadline(content)
			if rest.Empty() {
				deadline = content
			}
			c.Deadlines = append(c.Deadlines, deadline)
			c.addNames(rest, column)
		case lexicon.RolePerson:
			c.People = append(c.People, p.Sub(label.From, label.to))
		case lexicon.RoleOther:
			c.Unread = append(c.Unread, p.Sub(label.From, label.to))
		default:
			c.addNames(TrimBrackets(content), label.role)
		}
	}
	return c
}

// addNames adds the names of a clause without labels. A role word applies to the names
// before it: 局宣教科、办公室主办,各科室协办.
func (c *OfficeList) addNames(p document.Phrase, column lexicon.Role) {
	if at := numbering.SentenceEnd(p); at > 0 && p.Sub(at, p.Len()).ContainsAny(c.remarks) {
		c.Unread = append(c.Unread, p.Sub(at+1, p.Len()))
		p = p.Sub(0, at)
	}
	p = c.withoutPrinciple(p)
	if column != lexicon.RoleAssist {
		p = c.readLeaders(p)
	}
	open := 0         // the first mention without a role yet
	labelled := false // a label that announces no offices is before it: 适用范围:…
	for _, piece := range c.splitNames(p) {
		if piece.Glyphs == nil {
			open = len(c.Mentions) // A;B配合 says nothing of A
			labelled = false
		}
		if label, words := numbering.SplitLabel(piece); labelled || !label.Empty() && !words.Empty() && !c.MayEndName(label) && label.Index("(") < 0 {
			labelled = true
			c.Unread = append(c.Unread, piece)
			continue
		}
		if piece = c.withoutRemark(piece); piece.Empty() {
			continue
		}
		if c.ResemblesDeadline(piece.Trim()) && !c.hasOfficeBeforeBracket(piece) {
			c.Deadlines = append(c.Deadlines, TrimBrackets(piece))
			open = len(c.Mentions)
			continue
		}
		name, role := c.splitRole(piece)
		if c.isPerson(name) && (c.people || role != lexicon.RoleUnstated || hasAfterBlank(p, name)) {
			c.People = append(c.People, piece)
			continue
		}
		lead, assist := c.splitAssist(name)
		c.addName(lead, lexicon.RoleUnstated)
		if role != lexicon.RoleUnstated && role != lexicon.RoleFiller {
			for i := open; i < len(c.Mentions); i++ {
				if c.Mentions[i].Role == lexicon.RoleUnstated {
					c.Mentions[i].Role = role
				}
			}
			open = len(c.Mentions)
		}
		if !assist.Empty() {
			for i := open; i < len(c.Mentions); i++ {
				c.Mentions[i].Role = lexicon.RoleLead
			}
			c.addName(assist, lexicon.RoleAssist)
			open = len(c.Mentions)
		}
	}
	if column == lexicon.RoleUnstated {
		return
	}
	for i := range c.Mentions {
		if c.Mentions[i].Role == lexicon.RoleUnstated {
			c.Mentions[i].Role = column
		}
	}
}

// withoutPrinciple drops the principle by which offices share a task: 各科室按照“谁主管、
// 谁负责”的原则落实.
func (c *OfficeList) withoutPrinciple(p document.Phrase) document.Phrase {
	from := p.Index("按照“")
	if from < 0 {
		from = p.Index("按“")
	}
	end := p.Index("原则")
	if from <= 0 || end < from || end-from > 40 {
		return p
	}
	c.Unread = append(c.Unread, p.Sub(from, end+2))
	return p.Sub(0, from).Concat(p.Sub(end+2, p.Len()))
}

// withoutRemark adds the remark in a piece to unread and returns the name before it:
// 各区(含开发区,下同). If the remark is not in brackets, the whole piece is unread.
func (c *OfficeList) withoutRemark(piece document.Phrase) document.Phrase {
	if !piece.ContainsAny(c.remarks) {
		return piece
	}
	piece = piece.Trim()
	if open := LastBracket(piece); open > 0 && !piece.Sub(0, open).ContainsAny(c.remarks) {
		c.Unread = append(c.Unread, piece.Sub(open, piece.Len()))
		return piece.Sub(0, open)
	}
	c.Unread = append(c.Unread, piece)
	return document.Phrase{}
}

// splitRole splits the role words from the end of a piece. Of several, 牵头负责, the one
// that says lead or assist counts.
func (c *OfficeList) splitRole(piece document.Phrase) (name document.Phrase, stated lexicon.Role) {
	for {
		piece = numbering.TrimMarks(piece)
		cut, found := c.roleSuffix(piece)
		if cut == 0 && document.IsBlank(piece.At(piece.Len()-2)) { // 市财政局牵 头
			dense := piece.Compact()
			if cut, found = c.roleSuffix(dense); cut > 0 {
				piece = dense
			}
		}
		if cut == 0 {
			return piece, stated
		}
		if stated == lexicon.RoleUnstated || stated == lexicon.RoleFiller || stated == lexicon.RoleResponsible && (found == lexicon.RoleLead || found == lexicon.RoleAssist) {
			stated = found
		}
		piece = piece.Sub(0, piece.Len()-cut)
	}
}

// roleSuffix returns the length of the role word at the end of a piece, 0 if
// there is none, as in 市财政局(牵头).
func (c *OfficeList) roleSuffix(piece document.Phrase) (cut int, stated lexicon.Role) {
	if open := LastBracket(piece); open > 0 {
		inner, found := c.splitRole(piece.Sub(open+1, piece.Len()-1))
		if found == lexicon.RoleUnstated {
			found, inner = c.LabelRole(inner.Plain()), document.Phrase{}
		}
		if inner.Empty() && found != lexicon.RoleUnstated && found != lexicon.RoleFiller {
			return piece.Len() - open, found
		}
		return 0, lexicon.RoleUnstated
	}
	for _, suffix := range c.roleSuffixes {
		if piece.HasSuffix(suffix.Word) && !endsInName(piece, suffix.Word) {
			return document.RuneCount(suffix.Word), suffix.Role
		}
	}
	for i := piece.Len() - 3; i >= 0 && piece.Len()-i <= 14; i-- {
		if piece.PrefixOf(i, []string{"按", "依", "根据", "结合"}) > 0 && isDutyWords(piece.Sub(i+1, piece.Len())) {
			return piece.Len() - i, lexicon.RoleFiller
		}
	}
	return 0, lexicon.RoleUnstated
}

// endsInName reports whether the role word at the end of a piece is part of a
// name: 协办 of 市政协办, 会办 of 市安委会办 and 社会办.
func endsInName(p document.Phrase, word string) bool {
	before := p.At(p.Len() - document.RuneCount(word) - 1)
	if word == "组织" {
		return document.RuneSet("党会济团层级")[before] // 各村党组织, 社会组织
	}
	switch word {
	case "建设", "编制", "拟订", "拟定", "主管":
		// 新区建设 and 城市编制 contain no office: 建设 and 编制 are roles only behind a certain one.
		return !strings.ContainsRune("局委厅办部院司心府会科处", max(before, 1))
	}
	return word == "协办" && before == '政' || word == "会办" && (before == '委' || before == '员' || p.Len() == 3)
}

// isDutyWords reports whether the words are those of 按各自职责分工.
func isDutyWords(p document.Phrase) bool {
	return strings.Trim(p.Plain(), "照据合各自部门单位工作职责能分权限任务的") == "" && p.ContainsAny([]string{"职", "分工", "责"})
}

// splitAssist splits A会B, A会同B and A协同B: A leads, B assists.
func (c *OfficeList) splitAssist(name document.Phrase) (lead, assist document.Phrase) {
	if at := name.Index("协同"); at >= 0 && c.MayEndName(name) && (at == 0 || c.nameEnds[name.At(at-1)]) {
		return name.Sub(0, at), name.Sub(at+2, name.Len())
	}
	for i := range name.Len() {
		if name.At(i) != '会' {
			continue
		}
		rest, before := i+1, name.At(i-1)
		long := name.At(rest) == '同' || name.At(rest) == '商'
		if long {
			rest++
		}
		// 委会 ends names: 管委会, 村委会.
		ends := i > 0 && c.nameEnds[before] && before != '社' && before != '联' && (before != '委' || long)
		starts := name.Len()-rest >= 2 && name.At(rest) != '计' && c.nameEnds[name.At(name.Len()-1)]
		if starts && (ends || i == 0 && rest == 2) {
			return name.Sub(0, i), name.Sub(rest, name.Len())
		}
	}
	return name, document.Phrase{}
}

// addName adds one name. Words that can be none are added to unread.
func (c *OfficeList) addName(p document.Phrase, stated lexicon.Role) {
	p = numbering.TrimMarks(p).TrimAny("\"“”*·★☆※△")
	if before := wordsBeforeActing(p); c.MayEndName(p.Sub(before, p.Len())) {
		p = p.Sub(before, p.Len()) // 此项工作由办公室
	}
	if p.PrefixOf(0, []string{"由", "请"}) > 0 && p.Len() > 2 {
		p = p.Sub(1, p.Len())
	}
	if m := numbering.MarkAt(p, 0); m.Kind >= numbering.MarkDigit {
		p = p.Sub(m.Length, p.Len()) // 1.办公室 2.财务科
	}
	p = TrimBrackets(c.dropContact(p))
	for p.Len() > 2 && p.HasSuffix("等") {
		p = p.Sub(0, p.Len()-1)
	}
	p = c.withoutDeadline(c.withoutPerson(p.Compact()))
	switch {
	case p.Empty() || c.isRoleOnly(p) && (len(c.Mentions) > 0 || !document.IsHan(p.Last())):
	case c.isRoleOnly(p):
		c.Unread = append(c.Unread, p)
	case p.Len() < 2 || p.Len() > c.longest || !document.IsLetter(p.At(0)) || p.Index(":") >= 0 || p.PrefixOf(0, []string{"根据", "视情", "按需"}) > 0:
		c.Unread = append(c.Unread, p)
	default:
		for _, name := range c.splitJoinedNames(p) {
			c.Mentions = append(c.Mentions, Mention{name, stated})
		}
	}
}

// dropContact drops the bracket after a name if it holds a contact.
func (c *OfficeList) dropContact(p document.Phrase) document.Phrase {
	open := LastBracket(p)
	if open < 0 {
		return p
	}
	inner := p.Sub(open+1, p.Len()-1)
	switch {
	case isCount(inner):
	case len(c.FindLabels(inner)) > 0, inner.ContainsAny([]string{"联系", "电话"}):
		c.Unread = append(c.Unread, inner)
	default:
		return p
	}
	return p.Sub(0, open)
}

// isCount reports whether the words in a bracket after an office count its tasks: (3项).
func isCount(inner document.Phrase) bool {
	from := date.SkipWord(inner, 0, "共")
	_, length := numbering.ReadNumeral(inner, from)
	return length > 0 && from+length+1 == inner.Len() && document.RuneSet("项条件个款")[inner.Last()]
}

// isRoleOnly reports whether the words are only a noun for offices, 部门 of 市教育局等
// 部门, or a dash in an empty cell.
func (c *OfficeList) isRoleOnly(p document.Phrase) bool {
	return slices.Contains([]string{"部门", "单位", "科室", "处室", "-", "--", "/", "无", "、"}, p.Plain())
}
