package seeds

import (
	"slices"
	"strings"

	"duban/model"
)

// newFrontMatter returns the front matter of a document. head are the lines before
// the tasks, tail those after them.
func (g *grammar) newFrontMatter(head, tail []phrase) frontMatter {
	f := frontMatter{grammar: g, tail: tail}
	for _, line := range head {
		for _, part := range append(line.cellsBeforeBars(), line.afterLastBar()) {
			if !part.empty() {
				f.head = append(f.head, part)
			}
		}
	}
	return f
}

// plan reads title, year and issuer.
func (f frontMatter) plan() *model.Plan {
	plan := &model.Plan{Title: f.title(), Issuer: f.issuer()}
	plan.Year = f.year(plan.Title)
	return plan
}

// frontMatter is the part of a document before its tasks. tail, the part after them,
// may hold the signature.
type frontMatter struct {
	*grammar
	head, tail []phrase
}

// metadataValue returns the value of the first of the names in the metadata,
// 发布机构: …, or, in a table, the cell after that name.
func (f frontMatter) metadataValue(names ...string) phrase {
	for place, line := range f.head {
		line = line.trimAny(" •·*-\n")
		value, found := findMetadata(line, names)
		if !found {
			continue
		}
		if value.empty() && place+1 < len(f.head) {
			if next := f.head[place+1].trim(); next.index(":") < 0 && next.line-line.line <= 1 {
				value = next
			}
		}
		return value
	}
	return phrase{}
}

// findMetadata finds a name of the metadata in a line, which may hold several: with
// a colon after it, or between blanks. The value continues until the next name.
func findMetadata(line phrase, names []string) (value phrase, found bool) {
	if slices.Contains(names, line.key()) {
		return phrase{}, true
	}
	colons := false
	for i := range min(line.len(), 300) {
		if line.at(i) != ':' {
			continue
		}
		colons = true
		for from := i - 1; from >= max(0, i-14); from-- {
			begins := from == 0 || isBlank(line.at(from-1))
			if begins && slices.Contains(names, line.sub(from, i).key()) {
				return line.sub(i+1, nextLabel(line, i+1)).trim(), true
			}
		}
	}
	if colons || line.index("。") >= 0 {
		return phrase{}, false
	}
	fields := line.fields()
	for i, field := range fields[:max(0, len(fields)-1)] {
		if slices.Contains(names, field.key()) {
			return fields[i+1], true
		}
	}
	return phrase{}, false
}

// nextLabel returns where the name before the next colon begins, the end of the
// line if there is none.
func nextLabel(line phrase, i int) int {
	for j := i; j < line.len(); j++ {
		if line.at(j) != ':' || isDigit(line.at(j-1)) {
			continue
		}
		from := j
		for from > i && isBlank(line.at(from-1)) {
			from--
		}
		for from > i && !isBlank(line.at(from-1)) {
			from--
		}
		if from > i {
			return from
		}
	}
	return line.len()
}

func (f frontMatter) title() string {
	if named := f.metadataValue("名称", "标题", "文件名称", "信息名称"); !named.empty() {
		return f.announcedTitle(named).String()
	}
	var announced []string
	for _, line := range f.head {
		if named := f.announcedTitle(line); named.len() < line.len() {
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
	switch {
	case last != "":
		return last
	case len(announced) > 0:
		return announced[0]
	}
	return f.lineWithYear()
}

// titleEnding returns the title whose last line is line i, "" if there is none.
func (f frontMatter) titleEnding(i int) string {
	title := f.head[i].trim()
	if !f.isTitle(title) {
		return ""
	}
	for above := i - 1; above >= 0 && i-above <= 3; above-- {
		part := f.head[above].trim()
		if !f.isUpperTitleLine(part, title) {
			break
		}
		title = f.phrase(part.String()+title.String(), part.line)
	}
	return title.String()
}

func (f frontMatter) sameTitle(a, b string) bool {
	return b != "" && f.phrase(a, 0).key() == f.phrase(b, 0).key()
}

// lineWithYear returns the last line before the tasks that names a year and is no
// sentence: a title without one of titleNouns at its end.
func (f frontMatter) lineWithYear() string {
	for i := len(f.head) - 1; i >= max(0, len(f.head)-3); i-- {
		line := f.head[i].trim()
		_, found := f.yearIn(line)
		if found && line.len() >= 6 && line.len() <= 40 && !f.isDateLine(line) && !line.containsAny([]string{"。", ";", ":", ",", "[", "|"}) {
			return line.String()
		}
	}
	return ""
}

// isUpperTitleLine reports whether part is the upper line of a title that continues
// with below.
func (f frontMatter) isUpperTitleLine(part, below phrase) bool {
	if part.len() < 3 || part.len() > 40 || part.containsAny([]string{"。", ";", ":", "(", "[", "印发", "附件", "通知", "|"}) {
		return false
	}
	if part.hasSuffix(",") || part.hasSuffix("文件") || f.isDateLine(part) || strings.Contains(part.key(), below.key()) {
		return false
	}
	if f.isNamedInLetter(part.concat(below)) {
		return true
	}
	// A line with a year may be whole: then nothing is above it.
	if _, found := f.yearIn(below); found && below.len() > 12 {
		return false
	}
	if open := part.index("《"); open >= 0 && part.closingBracket(open) < 0 {
		return true
	}
	_, found := f.yearIn(part)
	return found || f.isIssuer(part) || part.suffixOf(titleNouns()) > 0 || part.hasSuffix("报告")
}

// isNamedInLetter reports whether the covering letter has the title in 《》.
func (f frontMatter) isNamedInLetter(title phrase) bool {
	named := "《" + title.key() + "》"
	return slices.ContainsFunc(f.head, func(line phrase) bool {
		return line.len() <= maxTitleReferenceLength && line.index("《") >= 0 && strings.Contains(line.key(), named)
	})
}

// maxTitleReferenceLength is the longest line, in characters, that is searched for the
// plan's title.
const maxTitleReferenceLength = 300

// announcedTitle returns the title inside 关于印发《…》的通知, of which the line may
// be the lower half, or the line itself.
func (f frontMatter) announcedTitle(line phrase) phrase {
	at := line.index("印发")
	rest := line.sub(max(0, at+2), line.len()).trim()
	if at < 0 {
		rest = line.trim()
	}
	if end := rest.closingBracket(0); rest.at(0) == '《' && end > 0 && (at >= 0 || rest.hasAt(end+1, "的通知")) {
		return rest.sub(1, end).compact()
	}
	if at < 0 {
		return line
	}
	if end := rest.index("的通知"); end > 0 {
		return rest.sub(0, end)
	}
	return line
}

// issuer returns who issued the plan, "" if the document does not say: from the
// metadata, the signature above the date, the beginning of the title, the letterhead.
func (f frontMatter) issuer() string {
	if named := f.metadataValue("发布机构", "发文机关", "发文单位", "发布单位", "发文机构", "制发单位", "制发机关", "公开主体", "成文单位"); !named.empty() {
		return named.String()
	}
	if signed := f.findSignature(f.head); signed != "" {
		return signed
	}
	for i, line := range f.head[:max(0, len(f.head)-1)] {
		if line = line.trim(); f.head[i+1].trim().hasPrefix("关于") && f.isIssuer(line) && !line.containsAny([]string{"。", ":", ",", "《"}) {
			return strings.Join(strings.Fields(line.String()), " ")
		}
	}
	for _, line := range append(slices.Clone(f.head), f.phrase(f.title(), 0)) {
		line = line.trim()
		end := line.index("20")
		if at := line.index("关于"); at > 0 && (end < 0 || at < end) {
			end = at
		}
		if end > 2 && line.len() < 80 && f.isIssuer(line.sub(0, end)) && !line.sub(0, end).containsAny([]string{"《", ",", "为", ":", "(", "按照", "根据", "依据", "落实"}) {
			return line.sub(0, end).compact().String()
		}
	}
	if above := f.issuerAboveTitle(); !above.empty() {
		return above.compact().String()
	}
	for _, line := range f.head {
		if line = line.trim(); line.hasSuffix("文件") && f.isIssuer(line.sub(0, line.len()-2)) {
			return line.sub(0, line.len()-2).compact().String()
		}
	}
	return f.findSignature(f.tail)
}

// issuerAboveTitle returns the line above the title if it is only an office.
func (f frontMatter) issuerAboveTitle() phrase {
	title := f.phrase(f.title(), 0)
	for i := 1; i < len(f.head); i++ {
		above, line := f.head[i-1].trim(), f.head[i].compact()
		if line.empty() || !strings.HasPrefix(title.key(), line.key()) {
			continue
		}
		if f.isIssuer(above) && !above.containsAny([]string{"。", ":", ",", "《", "|"}) {
			return above
		}
	}
	return phrase{}
}

// findSignature returns the office in the line above a date, "" if there is none.
func (f frontMatter) findSignature(lines []phrase) string {
	for i := 1; i < len(lines); i++ {
		signed := lines[i-1].trim()
		if f.isDateLine(lines[i]) && f.isIssuer(signed) && !signed.containsAny([]string{"。", ":", ",", "《"}) {
			return signed.compact().String()
		}
	}
	return ""
}

// year returns the year of the plan, 0 if it is unknown: that of its title, else the
// first in the lines before the tasks that is not part of a date or document number.
func (f frontMatter) year(title string) int {
	if year, found := f.yearIn(f.phrase(title, 0)); found {
		return year
	}
	for _, line := range f.head {
		if year, found := f.yearIn(line); found {
			return year
		}
	}
	// 2020第三季度: a title whose year lacks its 年.
	start := f.phrase(title, 0)
	if year, length := start.digits(0, 5); length == 4 && year >= 1949 && year <= 2199 && isLetter(start.at(4)) {
		return year
	}
	return 0
}
