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
	p = p.Sub(p.PrefixOf(0, lexicon.Decisions()), p.Len()).TrimAny(",:")
	if end := numbering.SentenceEnd(p); end > 0 {
		p = p.Sub(0, end)
	}
	offices := g.actingFirst(p, false)
	clauses := p.SplitFunc(func(r rune) bool { return r == ',' })
	for i := 1; i < len(clauses) && len(offices) == 0; i++ {
		offices = g.actingFirst(clauses[i], true)
	}
	for i := 1; i < len(clauses) && len(offices) > 0; i++ {
		mentions := g.ReadOffices(clauses[i], lexicon.RoleUnstated).Mentions
		other := slices.ContainsFunc(mentions, func(m Mention) bool { return m.Role != lexicon.RoleAssist })
		if len(mentions) > 0 && !other && g.ClauseKindOf(clauses[i]) == ClauseRoles {
			offices = append(offices, clauses[i])
		}
	}
	return offices
}

// actingFirst returns the offices with which a sentence begins. onlyDated: they must have
// a date after them.
func (g *Grammar) actingFirst(p document.Phrase, onlyDated bool) []document.Phrase {
	asked := p.HasPrefix("请") || p.HasPrefix("由")
	for end := 2; end < min(p.Len(), maxActing) && p.At(end) != ':'; end++ {
		length, dated := g.actsAt(p, end, asked)
		if length == 0 || onlyDated && !dated {
			continue
		}
		first := p.Sub(0, end)
		names := first
		if asked {
			names = first.Sub(1, first.Len())
		}
		if names.Len() < 2 || !g.ResemblesOffices(names) || !dated && g.IsClass(names) {
			continue
		}
		offices := []document.Phrase{first}
		if p.PrefixOf(end, []string{"会同", "会商"}) > 0 {
			length = 0 // 由安监科会同各科室开展
		}
		if assisting := g.assistingAt(p, end+length); !assisting.Empty() {
			offices = append(offices, assisting)
		}
		return offices
	}
	return nil
}

// maxActing is how far into a sentence its verb is searched for, in characters.
const maxActing = 60

// actsAt returns the length of the words at a position that say that the office before
// them acts, 0 if there are none. dated: they are followed by a date.
func (g *Grammar) actsAt(p document.Phrase, i int, asked bool) (length int, dated bool) {
	if next := date.SkipWord(p, i, "于"); next > i {
		r := date.Reader{Phrase: p, Calendar: g.Calendar, PlanYear: 2000}
		if r.MomentAt(next).Ok {
			return 1, true
		}
	}
	if length := p.PrefixOf(i, []string{"要", "应当", "应", "须", "负责", "牵头"}); length > 0 && document.IsLetter(p.At(i+length)) {
		return length, false
	}
	if asked {
		return p.PrefixOf(i, []string{"会同", "尽快", "抓紧", "认真", "做好", "组织", "提供", "提出", "报送", "完成", "落实", "协调", "制定"}), false
	}
	return 0, false
}

// assistingAt returns 会同 and the offices after it at a position; none if it is not
// there.
func (g *Grammar) assistingAt(p document.Phrase, i int) document.Phrase {
	length := p.PrefixOf(i, []string{"会同", "会商"})
	if length == 0 {
		return document.Phrase{}
	}
	c := OfficeList{Grammar: g}
	for end := i + length + 3; end < min(p.Len(), i+maxActing); end++ {
		if p.PrefixOf(end, g.CompletionVerbs) == 0 && p.PrefixOf(end, []string{"做好", "制定", "推进", "加强", "建立", "落实", "抓好", "研究", "对", "编制", "实施", "开展", "抓紧", "尽快", "于"}) == 0 {
			continue
		}
		if words := p.Sub(i, end); c.MayEndName(words) {
			return words
		}
	}
	return document.Phrase{}
}
