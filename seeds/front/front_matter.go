// Package front reads title, issuer and year from the lines around the tasks.
package front

import (
	"cmp"
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// New returns the front matter of a document. head are the lines before
// the tasks, tail those after them.
func New(g *text.Grammar, head, tail []document.Phrase) matter {
	f := matter{Grammar: g, tail: tail}
	for _, line := range head {
		for _, part := range line.CellsBetweenBars() {
			if !part.Empty() {
				f.head = append(f.head, part)
			}
		}
	}
	return f
}

// Plan reads title, year and issuer.
func (f matter) Plan() *model.Plan {
	plan := &model.Plan{Title: f.title()}
	plan.Issuer = f.issuer(f.Phrase(plan.Title, 0))
	if first, month := f.schoolYear(plan.Title); first > 0 {
		plan.Year, plan.UntilYear, f.SchoolYear = first, first+1, month
	} else if plan.Year, plan.UntilYear = f.years(plan.Title); plan.Year == 0 {
		plan.Year = f.year(plan.Title)
	}
	return plan
}

// matter is the part of a document before its tasks. tail, the part after them,
// may hold the signature.
type matter struct {
	*text.Grammar
	head, tail []document.Phrase
}

// metadataValue returns the value of the first of the names in the metadata,
// 发布机构: …, or, in a table, the cell after that name.
func (f matter) metadataValue(names ...string) document.Phrase {
	for place, line := range f.head {
		line = line.TrimAny(" •·*-\n")
		value, found := findMetadata(line, names)
		if !found {
			continue
		}
		if value.Empty() && place+1 < len(f.head) {
			if next := f.head[place+1].Trim(); next.Index(":") < 0 && next.Line-line.Line <= 1 {
				value = next
			}
		}
		return value
	}
	return document.Phrase{}
}

// findMetadata finds a name of the metadata in a line, which may hold several: with
// a colon after it, or between blanks. The value continues until the next name.
func findMetadata(line document.Phrase, names []string) (value document.Phrase, found bool) {
	if slices.Contains(names, line.Key()) {
		return document.Phrase{}, true
	}
	colons := false
	for i := range min(line.Len(), 300) {
		if line.At(i) != ':' {
			continue
		}
		colons = true
		for from := i - 1; from >= max(0, i-14); from-- {
			begins := from == 0 || document.IsBlank(line.At(from-1))
			if begins && slices.Contains(names, line.Sub(from, i).Key()) {
				return line.Sub(i+1, nextLabel(line, i+1)).Trim(), true
			}
		}
	}
	if colons || numbering.SentenceEnd(line) >= 0 {
		return document.Phrase{}, false
	}
	fields := line.Fields()
	for i, field := range fields[:max(0, len(fields)-1)] {
		if slices.Contains(names, field.Key()) {
			return fields[i+1], true
		}
	}
	return document.Phrase{}, false
}

// nextLabel returns where the name before the next colon begins, the end of the
// line if there is none.
func nextLabel(line document.Phrase, i int) int {
	for j := i; j < line.Len(); j++ {
		if line.At(j) != ':' || document.IsDigit(line.At(j-1)) {
			continue
		}
		from := j
		for from > i && document.IsBlank(line.At(from-1)) {
			from--
		}
		for from > i && !document.IsBlank(line.At(from-1)) {
			from--
		}
		if from > i {
			return from
		}
	}
	return line.Len()
}

func (f matter) title() string {
	if named := f.metadataValue("名称", "标题", "文件名称", "信息名称"); !named.Empty() {
		return f.announcedTitle(named).String()
	}
	var announced []string
	for _, line := range f.head {
		if named := f.announcedTitle(line); named.Len() < line.Len() {
			announced = append(announced, named.String())
		}
	}
	last := ""
	for i := len(f.head) - 1; i >= 0; i-- {
		title := f.titleEnding(i)
		if slices.ContainsFunc(announced, func(named string) bool { return f.sameTitle(named, title) }) {
			return title
		}
		if last == "" {
			last = title
		}
	}
	if last == "" && len(announced) > 0 {
		last = announced[0]
	}
	return cmp.Or(last, f.lastLine(len(f.head), f.isNotice), f.lastLine(3, f.hasYearOnly))
}

// lastLine returns the last of so many lines before the tasks that is of some kind, "" if
// none is.
func (f matter) lastLine(most int, is func(document.Phrase) bool) string {
	for i := len(f.head) - 1; i >= max(0, len(f.head)-most); i-- {
		if line := f.head[i].Trim(); is(line) {
			return line.String()
		}
	}
	return ""
}

// titleEnding returns the title whose last line is line i, "" if there is none.
func (f matter) titleEnding(i int) string {
	title := f.head[i].Trim()
	if !f.IsTitle(title) {
		return ""
	}
	for above := i - 1; above >= 0 && i-above <= 3; above-- {
		part := f.head[above].Trim()
		if !f.isUpperTitleLine(part, title) {
			break
		}
		title = f.Phrase(part.String()+title.String(), part.Line)
	}
	if i+1 < len(f.head) {
		if below := f.head[i+1].Trim(); below.Len() <= 20 && below.At(0) == '(' && below.ClosingBracket(0) == below.Len()-1 && f.namesYear(below) {
			title = title.Concat(below)
		}
	}
	return withoutDocumentNumber(title).String()
}

// namesYear reports whether the words name a year, or the years of a plan of several.
func (f matter) namesYear(p document.Phrase) bool {
	_, found := f.YearIn(p)
	first, _ := f.years(p.String())
	return found || first > 0
}

// withoutDocumentNumber drops the number of the document from the end of a title:
// …实施意见(池政[2017]101号).
func withoutDocumentNumber(title document.Phrase) document.Phrase {
	if open := text.LastBracket(title); open > 0 && numberYear(title.Sub(open+1, title.Len()-1)) > 0 {
		return title.Sub(0, open).Trim()
	}
	return title
}

func (f matter) sameTitle(a, b string) bool {
	return b != "" && f.Phrase(a, 0).Key() == f.Phrase(b, 0).Key()
}

// isNotice reports whether a line is the title of a notice, 关于…的通知: it names the plan
// where nothing else does.
func (f matter) isNotice(line document.Phrase) bool {
	return line.Len() <= 60 && line.HasSuffix("通知") && line.Index("关于") >= 0 && !numbering.IsPunctuated(line) && !line.ContainsAny([]string{"印发", "转发", "公布", "发布"})
}

// hasYearOnly reports whether a line names a year and is no sentence: a title without one
// of TitleNouns at its end.
func (f matter) hasYearOnly(line document.Phrase) bool {
	_, found := f.YearIn(line)
	return found && line.Len() >= 6 && line.Len() <= 40 && !f.IsDateLine(line) && !numbering.IsPunctuated(line) && line.Index("[") < 0
}

// isUpperTitleLine reports whether part is the upper line of a title that continues
// with below.
func (f matter) isUpperTitleLine(part, below document.Phrase) bool {
	if part.Len() < 3 || part.Len() > 40 || numbering.IsPunctuated(part) || part.ContainsAny([]string{"(", "[", "印发", "附件", "通知"}) {
		return false
	}
	if part.HasSuffix("文件") || f.IsDateLine(part) || strings.Contains(part.Key(), below.Key()) {
		return false
	}
	if f.isNamedInLetter(part.Concat(below)) {
		return true
	}
	// A line with a year may be whole: then nothing is above it.
	if _, found := f.YearIn(below); found && below.Len() > 12 {
		return false
	}
	if open := part.Index("《"); open >= 0 && part.ClosingBracket(open) < 0 {
		return true
	}
	_, found := f.YearIn(part)
	return found || f.IsIssuer(part) || part.SuffixOf(lexicon.TitleNouns()) > 0 || part.HasSuffix("报告")
}

// isNamedInLetter reports whether the covering letter has the title in 《》.
func (f matter) isNamedInLetter(title document.Phrase) bool {
	named := "《" + title.Key() + "》"
	return slices.ContainsFunc(f.head, func(line document.Phrase) bool {
		return line.Len() <= maxTitleReferenceLength && line.Index("《") >= 0 && strings.Contains(line.Key(), named)
	})
}

// maxTitleReferenceLength is the longest line, in characters, that is searched for the
// plan's title.
const maxTitleReferenceLength = 300

// announcedTitle returns the title inside 关于印发《…》的通知, of which the line may
// be the lower half, or the line itself.
func (f matter) announcedTitle(line document.Phrase) document.Phrase {
	at := line.Index("印发")
	rest := line.Sub(max(0, at+2), line.Len()).Trim()
	if at < 0 {
		rest = line.Trim()
	}
	if end := rest.ClosingBracket(0); rest.At(0) == '《' && end > 0 && (at >= 0 || rest.HasAt(end+1, "的通知")) {
		return rest.Sub(1, end).Compact()
	}
	if at < 0 {
		return line
	}
	if end := rest.Index("的通知"); end > 0 {
		return rest.Sub(0, end)
	}
	return line
}

// issuer returns who issued the plan, "" if the document does not say: from the
// metadata, the signature above the date, the beginning of the title, the letterhead.
func (f matter) issuer(title document.Phrase) string {
	signed := f.findSignature(f.head)
	if named := f.metadataValue("发布机构", "发文机关", "发文单位", "发布单位", "发文机构", "制发单位", "制发机关", "公开主体", "成文单位"); !named.Empty() {
		for _, signed := range []string{signed, f.findSignature(f.tail)} {
			if strings.HasSuffix(signed, named.Compact().String()) {
				return signed // 蔡甸区人民政府办公室, not 区人民政府办公室
			}
		}
		return named.String()
	}
	if signed != "" {
		return signed
	}
	for i, line := range f.head[:max(0, len(f.head)-1)] {
		if line = line.Trim(); f.head[i+1].Trim().HasPrefix("关于") && f.isIssuerLine(line) {
			return strings.Join(strings.Fields(line.String()), " ")
		}
	}
	for _, line := range append(slices.Clone(f.head), title) {
		line = line.Trim()
		end := yearAt(line)
		if at := line.Index("关于"); at > 0 && (end < 0 || at < end) {
			end = at
		}
		if end > 2 && line.Len() < 80 && f.IsIssuer(line.Sub(0, end)) && !line.Sub(0, end).ContainsAny([]string{"《", ",", "为", ":", "(", "按照", "根据", "依据", "落实"}) {
			return line.Sub(0, end).Compact().String()
		}
	}
	return cmp.Or(f.meetingBody(title), f.issuerAboveTitle(title), f.letterhead(), f.findSignature(f.tail))
}

// isIssuerLine reports whether a line is only the name of a body that issues plans.
func (f matter) isIssuerLine(line document.Phrase) bool {
	return f.IsIssuer(line) && !numbering.IsPunctuated(line) && line.Index("《") < 0
}

// letterhead returns the office of a line 某局文件, "" if there is none.
func (f matter) letterhead() string {
	for _, line := range f.head {
		if f.isLetterhead(line.Trim()) {
			return strings.TrimSuffix(line.Compact().String(), "文件")
		}
	}
	return ""
}

func (f matter) isLetterhead(line document.Phrase) bool {
	return line.HasSuffix("文件") && f.IsIssuer(line.Sub(0, line.Len()-2))
}

// yearAt returns where the first year of a line begins, -1 if it has none.
func yearAt(line document.Phrase) int {
	if at := line.Index("20"); at >= 0 {
		return at
	}
	for i := range line.Len() {
		if _, length := date.HanYear(line, i); length == 4 && line.At(i+length) == '年' {
			return i
		}
	}
	return -1
}

// meetingBody returns the body whose minutes a title announces, 东湖街道党工委会议纪要; ""
// if it announces none.
func (f matter) meetingBody(title document.Phrase) string {
	if title.Index("纪要") < 0 {
		return ""
	}
	for end := title.Len() - 2; end > 2; end-- {
		if title.PrefixOf(end, []string{"会议", "常务会", "办公会", "专题会", "党组会", "党委会", "局长", "县长", "市长", "区长", "镇长", "乡长", "主任", "书记", "党政", "第"}) > 0 && f.IsIssuer(title.Sub(0, end)) {
			return title.Sub(0, end).Compact().String()
		}
	}
	return ""
}

// issuerAboveTitle returns the line above the title if it is only an office, else "".
func (f matter) issuerAboveTitle(title document.Phrase) string {
	for i := 1; i < len(f.head); i++ {
		above, line := f.head[i-1].Trim(), f.head[i].Compact()
		begins := !line.Empty() && strings.HasPrefix(title.Key(), line.Key())
		if begins || !above.Empty() && title.Key() != above.Key() && strings.HasPrefix(title.Key(), above.Key()+line.Key()) {
			if f.isIssuerLine(above) {
				return above.Compact().String()
			}
		}
	}
	return ""
}

// findSignature returns the office in the line above a date, "" if there is none.
func (f matter) findSignature(lines []document.Phrase) string {
	for i := 1; i < len(lines); i++ {
		signed := lines[i-1].Trim()
		if (f.IsDateLine(lines[i]) || isDateInDigits(lines[i])) && f.isIssuerLine(signed) {
			return signed.Compact().String()
		}
	}
	return ""
}
