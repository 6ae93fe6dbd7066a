package text

import (
	"slices"

	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// ActingOffices returns the offices with which a sentence begins that says what they are
// to do, 请工会于3月10日前…, 市教育局要会同市公安局…, or a clause of it that says by when; and
// those that assist at its end, ,财务部配合. They stay in the text.
func (g *Grammar) ActingOffices(p document.Phrase) []document.Phrase {
	if offices := g.ActingClauses(p); len(offices) > 0 {
		return offices
	}
	var offices []document.Phrase
	place := firstClause
	for _, clause := range clausesOf(decidedSentence(p)) {
		clause = clause.Sub(wordsBeforeActing(clause), clause.Len())
		switch {
		case len(offices) == 0:
			offices = g.actingFirst(clause, place)
			if place == firstClause && g.ResemblesDeadline(clause) {
				place = clauseAfterDate
			} else {
				place = laterClause
			}
		case g.onlyAssists(clause):
			offices = append(offices, clause)
		}
	}
	return offices
}

// ActingClauses returns the clauses of the first sentence that only say who acts: 由办公室
// 牵头,财务科配合,3月底前完成清查。 They stay in the text.
func (g *Grammar) ActingClauses(p document.Phrase) []document.Phrase {
	var offices []document.Phrase
	sentence := decidedSentence(p)
	from, begin, taken := 0, 0, false // where the clause begins, and the clauses that were taken before it
	for _, clause := range clausesOf(sentence) {
		before := wordsBeforeActing(clause)
		clause, from = clause.Sub(before, clause.Len()), from+before
		asked := isAsked(clause)
		leads := from == 0 && clause.ContainsAny([]string{"牵头", "负责"}) && g.namesCertainOffice(clause)
		names := isBalanced(clause) && g.ClauseKindOf(clause) == ClauseRoles
		switch end := from + clause.Len(); {
		case names && taken:
			offices[len(offices)-1] = sentence.Sub(begin, end)
		case names && (asked || leads || len(offices) > 0 && g.onlyAssists(clause)):
			offices, begin, taken = append(offices, clause), from, true
		default:
			taken = false
		}
		from += clause.Len() + 1
	}
	return offices
}

// decidedSentence returns the first sentence, without the words with which minutes begin
// what was decided.
func decidedSentence(p document.Phrase) document.Phrase {
	p = p.Sub(p.PrefixOf(0, lexicon.Decisions()), p.Len()).TrimAny(",:")
	if end := numbering.SentenceEnd(p); end > 0 {
		p = p.Sub(0, end)
	}
	return p.Sub(0, min(p.Len(), MaxClauseLength))
}

func clausesOf(sentence document.Phrase) []document.Phrase {
	return sentence.SplitFunc(func(r rune) bool { return r == ',' })
}

// onlyAssists reports whether a clause only names offices that assist.
func (g *Grammar) onlyAssists(clause document.Phrase) bool {
	if g.ClauseKindOf(clause) != ClauseRoles {
		return false
	}
	mentions := g.ReadOffices(clause, lexicon.RoleUnstated).Mentions
	return len(mentions) > 0 && !slices.ContainsFunc(mentions, func(m Mention) bool { return m.Role != lexicon.RoleAssist })
}

// wordsBeforeActing returns how many characters of a clause are before 由 and who acts: 车辆
// 管理由后勤科负责; 0 if there are none.
func wordsBeforeActing(clause document.Phrase) int {
	for i := clause.Len() - 3; i >= 0; i-- {
		if !document.RuneSet("自缘事")[clause.At(i-1)] && isAsked(clause.Sub(i, clause.Len())) {
			return i
		}
	}
	return 0
}

// isAsked reports whether a clause begins with 由 and who acts: 由办公室牵头, but not 由于.
func isAsked(p document.Phrase) bool {
	return p.HasPrefix("由") && p.PrefixOf(0, []string{"由于", "由此"}) == 0
}

// clausePlace is where a clause is in its sentence.
type clausePlace int

const (
	firstClause     clausePlace = iota
	clauseAfterDate             // 6月10日前,工程部完成检修: what it begins with may act without 由
	laterClause                 // 于 and a date or 由 must say that they act
)

// actingFirst returns the offices with which a clause begins.
func (g *Grammar) actingFirst(p document.Phrase, place clausePlace) []document.Phrase {
	const longest = 60
	asked := p.HasPrefix("请") || isAsked(p)
	begin := 0
	if asked {
		begin = 1
	}
	for end := begin + 2; end < min(p.Len(), longest) && p.At(end) != ':'; end++ {
		if !g.acts(p, p.Sub(begin, end), end, asked, place) {
			continue
		}
		offices := []document.Phrase{p.Sub(0, end)}
		next := end + p.PrefixOf(end, dutyVerbs())
		if p.PrefixOf(next, withOthers()) == 0 {
			return offices
		}
		for end = next + 4; end <= min(p.Len(), next+longest); end++ {
			if end < p.Len() && !p.HasAt(end, "负责") && p.PrefixOf(end, g.CompletionVerbs) == 0 && p.PrefixOf(end, workVerbs()) == 0 {
				continue
			}
			if c := (OfficeList{Grammar: g}); c.MayEndName(p.Sub(next, end)) {
				return append(offices, p.Sub(next, end))
			}
		}
		return offices
	}
	return nil
}

func withOthers() []string { return []string{"会同", "会商", "协同"} }

func dutyVerbs() []string { return []string{"要", "应当", "应", "须", "负责", "牵头"} }

// workVerbs returns words with which it begins what an office is to do.
func workVerbs() []string {
	return []string{"尽快", "抓紧", "认真", "做好", "组织", "提供", "提出", "报送", "完成", "落实", "协调", "制定", "推进", "加强", "建立", "抓好", "研究", "对", "编制", "实施", "开展", "于", "每"}
}

// acts reports whether the words after names, at position i, say that they are offices that
// act.
func (g *Grammar) acts(p, names document.Phrase, i int, asked bool, place clausePlace) bool {
	if p.HasAt(i-1, "关于") {
		return false
	}
	r := date.Reader{Phrase: p, Calendar: g.Calendar, PlanYear: 2000}
	day := date.SkipWord(p, i, "于")
	dated := r.MomentAt(day).Ok
	if dated && day > i {
		return g.ResemblesOffices(names)
	}
	if place == laterClause && !asked {
		return false
	}
	duty := p.PrefixOf(i, dutyVerbs())
	switch {
	case duty > 0 && document.IsLetter(p.At(i+duty)), (asked || place == clauseAfterDate) && p.PrefixOf(i, workVerbs()) > 0:
		return !g.IsClass(names) && (g.areCertainOffices(names) || asked && g.ResemblesOffices(names))
	case dated, p.HasAt(i, "每"), p.PrefixOf(i, withOthers()) > 0:
		return g.areCertainOffices(names) || asked && g.ResemblesOffices(names)
	}
	return false
}

// namesCertainOffice reports whether one of the offices of a clause is a certain one.
func (g *Grammar) namesCertainOffice(clause document.Phrase) bool {
	return slices.ContainsFunc(g.ReadOffices(clause, lexicon.RoleUnstated).Mentions, func(m Mention) bool { return g.isCertainOffice(m.Name) })
}

// areCertainOffices reports whether each of the names before 、 is that of a certain office.
func (g *Grammar) areCertainOffices(names document.Phrase) bool {
	pieces := names.SplitFunc(func(r rune) bool { return r == '、' })
	return !slices.ContainsFunc(pieces, func(name document.Phrase) bool { return !g.isCertainOffice(name) })
}

// isCertainOffice reports whether words are the name of an office that no other words
// could be: 质监站, 各林场, but not 数字乡村.
func (g *Grammar) isCertainOffice(p document.Phrase) bool {
	p = p.Compact()
	switch {
	case p.Len() < 2 || p.Len() > longestName || numbering.IsPunctuated(p) || p.ContainsAny([]string{"的", "于"}) || p.SuffixOf([]string{"要", "应", "须"}) > 0:
		return false
	case p.PrefixOf(0, []string{"坚持", "实行", "建立", "健全", "形成", "完善", "强化", "落实", "构建", "推动", "加强"}) > 0:
		return false // 坚持党委牵头
	case p.At(0) == '各' && p.Len() <= 8, p.SuffixOf([]string{"委员会", "管委会", "工会"}) > 0:
		return true
	}
	return document.RuneSet("科股处室局委办部厅队署司站")[p.Last()] && p.SuffixOf([]string{"全部", "内部", "外部", "干部", "局部", "举办", "主办", "承办", "督办", "交办", "处办", "教室", "温室"}) == 0
}
