package seeds

import "strings"

// markKind is a way of numbering, outermost first.
type markKind int

const (
	markNone    markKind = iota
	markChapter          // 第一章
	markHan              // 一、
	markParen            // (一)
	markDigit            // 1., 第一条
	markDotted           // 1.1
	markDigits           // (1), 1)
	markCircle           // ①
)

// mark is the numbering before a text.
type mark struct {
	kind   markKind
	value  int    // 3 of 三、 and 3.
	number phrase // as written, without its dot; brackets stay
	length int    // of the whole mark, with dot and blanks after it
}

const hanDigits = "一二三四五六七八九"

// hanNumber reads a Chinese numeral up to 99 at position i. It returns the value and
// the length, 0 if there is none.
func (p phrase) hanNumber(i int) (value, length int) {
	units, start := 0, i
	for ; ; i++ {
		digit := hanDigit(p.at(i))
		switch {
		case digit > 0 && units == 0:
			units = digit
		case p.at(i) == '十' && value == 0:
			value, units = 10*max(units, 1), 0
		default:
			return value + units, i - start
		}
	}
}

func hanDigit(r rune) int {
	if r < '一' || r > '四' {
		return 0 // most characters: of the digits, these have the lowest and the highest code
	}
	place := 0
	for _, digit := range hanDigits {
		place++
		if digit == r {
			return place
		}
	}
	return 0
}

// digits reads at most n digits at position i.
func (p phrase) digits(i, n int) (value, length int) {
	for length < n && isDigit(p.at(i+length)) {
		value = value*10 + int(p.at(i+length)-'0')
		length++
	}
	return value, length
}

// readNumeral reads digits or a Chinese numeral at position i.
func (p phrase) readNumeral(i int) (value, length int) {
	if value, length = p.digits(i, 4); length > 0 {
		return value, length
	}
	return p.hanNumber(i)
}

// markAt reads the numbering that begins at position i. kind is markNone if there is
// none.
func (p phrase) markAt(i int) mark {
	var m mark
	switch r := p.at(i); {
	case r == '(':
		m = p.bracketMark(i)
	case isDigit(r):
		m = p.digitMark(i)
	case r >= '①' && r <= '⑳':
		m = mark{kind: markCircle, value: int(r-'①') + 1, number: p.sub(i, i+1), length: 1}
	case r == '第':
		m = p.chapterMark(i)
	case p.at(i-1) == 0 && p.prefixOf(i, taskNouns()) > 0:
		m = p.nounMark(i)
	default:
		value, length := p.hanNumber(i)
		dot := p.dotAfter(i + length)
		if after := p.at(dot); length > 0 && (after == '、' || after == '.') {
			m = mark{kind: markHan, value: value, number: p.sub(i, i+length), length: dot - i + 1}
		}
	}
	for m.kind != markNone && p.at(i+m.length) == ' ' {
		m.length++
	}
	return m
}

func taskNouns() []string {
	return []string{"重点任务", "工作任务", "主要任务", "具体任务", "任务", "重点工作", "重点项目", "项目", "实事", "事项"}
}

// hanValue returns the number of a heading 一、, 0 of any other text.
func (p phrase) hanValue() int {
	if m := p.trim().markAt(0); m.kind == markHan {
		return m.value
	}
	return 0
}

// nounMark reads 任务一: and 项目1、 at the beginning of a line.
func (p phrase) nounMark(i int) mark {
	start := i + p.prefixOf(i, taskNouns())
	for p.at(start) == ' ' {
		start++
	}
	m := mark{kind: markHan}
	value, length := p.hanNumber(start)
	if length == 0 {
		m.kind = markDigit
		value, length = p.digits(start, 3)
	}
	end := start + length
	switch next := p.at(end); {
	case length == 0:
		return mark{}
	case next == ':' || next == '、' || next == '.' && !isDigit(p.at(end+1)):
		m.length = end - i + 1
	case next == ' ' && isLetter(p.at(end+1)) && !strings.ContainsRune("个项件条家次", p.at(end+1)):
		m.length = end - i
	default:
		return mark{}
	}
	m.value, m.number = value, p.sub(i, end)
	return m
}

// trimBulletBeforeNumber drops a bullet before a number: ★1.
func (p phrase) trimBulletBeforeNumber() phrase {
	rest := p.trimBullet()
	if rest.markAt(0).kind == markNone {
		return p
	}
	return rest
}

// trimBullet drops a bullet at the beginning of a line.
func (p phrase) trimBullet() phrase {
	if p.empty() || !strings.ContainsRune("★☆●○◆◇■□▲△※*•▪", p.at(0)) {
		return p
	}
	return p.sub(1, p.len()).trim()
}

// numberedByBlank returns, by line, the lengths of numbers that have only a blank after
// them, as in a pasted table. nil if there are fewer than three. Under another heading
// they may begin with 1 again.
func numberedByBlank(lines []textLine) map[int]int {
	lengths := map[int]int{}
	last, highest, afterHeading := 0, 0, false // afterHeading: a heading is between the last of them and the line
	for _, line := range lines {
		if kind := line.markAt(0).kind; kind == markChapter || kind == markHan || kind == markParen {
			afterHeading = true
			continue
		}
		value, length := line.digits(0, 3)
		if length == 0 || value != last+1 && (value != 1 || !afterHeading) || !isBlank(line.at(length)) || !isLetter(line.at(length+1)) || line.isDateAt(0) {
			continue
		}
		lengths[line.line], last, afterHeading = length, value, false
		highest = max(highest, value)
	}
	if highest < 3 {
		return nil
	}
	return lengths
}

// numberingState is the state of the numbering after the lines read so far.
type numberingState struct {
	value         int  // number of the latest item since the last heading, 0 if there is none
	latest        int  // number of the latest item
	begun         bool // there was a heading or item, and no 1.1 since
	sentenceEnded bool // the last line ends a sentence
}

func (n *numberingState) observe(line phrase) {
	switch m := line.markAt(0); m.kind {
	case markChapter, markHan, markParen:
		n.value, n.begun = 0, true
	case markDigit:
		n.value, n.latest, n.begun = m.value, m.value, true
	case markDotted:
		n.begun = false
	}
	label, _ := line.splitLabel()
	n.sentenceEnded = !label.empty() || n.value == 0 || strings.ContainsRune("。;.)]", line.last())
}

// numberBeforeDigits returns the length of a number with its dot, 0 if there is
// none, before a text that begins with digits: 11.121人才梯队, 5.12345热线, 7.5G.
// It continues from the item before, whose sentence has ended, or under a new
// heading from the last item above it, and no 11.122 follows, which would make
// both of them numbers of two parts.
func (n *numberingState) numberBeforeDigits(line phrase, following []textLine) int {
	value, length := line.digits(0, 6)
	text := length + 1
	isNext := value == n.value+1 || n.value == 0 && value == n.latest+1
	if length == 0 || !isNext || !n.begun || !n.sentenceEnded || line.at(length) != '.' {
		return 0
	}
	part, digits := line.digits(text, 9)
	if digits == 0 || !isLetter(line.at(text+digits)) {
		return 0
	}
	for _, next := range following {
		if first, length := next.digits(0, 3); length > 0 {
			second, more := next.digits(length+1, 9)
			if more > 0 && first == value && second == part+1 && next.at(length) == '.' {
				return 0
			}
			break
		}
	}
	return text
}

func (p phrase) bracketMark(i int) mark {
	kind := markParen
	value, length := p.hanNumber(i + 1)
	if length == 0 {
		kind = markDigits
		value, length = p.digits(i+1, 3)
	}
	end := i + 1 + length
	if length == 0 || p.at(end) != ')' {
		return mark{}
	}
	m := mark{kind: kind, value: value, number: p.sub(i, end+1), length: length + 2}
	if next := p.at(end + 1); next == '、' || next == '.' {
		m.length++
	}
	return m
}

// digitMark reads 1. and 1、 and 1). Figures are no numbering: 6.2% is not item 6, but
// 20.2021年 is item 20. More than three digits are numbering only at the beginning of
// a line: 2021、2022年.
func (p phrase) digitMark(i int) mark {
	const longest = 6
	value, length := p.digits(i, longest+1)
	if value == 0 || length > longest {
		return mark{}
	}
	if length > 3 {
		before, next := p.at(i-1), p.at(i+length)
		if before != 0 && before != '\n' || next != '.' && next != '、' || !isLetter(p.at(i+length+1)) {
			return mark{}
		}
	}
	if m := p.dottedMark(i); m.kind != markNone {
		return m
	}
	end := p.dotAfter(i + length)
	m := mark{kind: markDigit, value: value, number: p.sub(i, i+length), length: end - i + 1}
	switch p.at(end) {
	case '、':
		return m
	case ')':
		m.kind = markDigits
		return m
	case '.':
		if !isDigit(p.at(end+1)) || p.isDateAt(end+1) {
			return m
		}
	}
	return mark{}
}

// dotAfter returns the position of the dot after a number, which may have a blank
// before it: 一 、.
func (p phrase) dotAfter(i int) int {
	if p.at(i) == ' ' && p.at(i+1) == '、' {
		return i + 1
	}
	return i
}

// dottedMark reads 1.1 at the beginning of a line. A figure has a unit or a
// percent sign after it.
func (p phrase) dottedMark(i int) mark {
	if before := p.at(i - 1); before != 0 && before != '\n' {
		return mark{}
	}
	m := mark{kind: markDotted}
	end, parts, ranged := i, 0, false // 1-1: a range, unless it is apart
	for parts < 4 {
		value, length := p.digits(end, 3)
		if length == 0 || length > 2 || value == 0 {
			break
		}
		m.value, end = value, end+length
		parts++
		if p.at(end) != '.' && p.at(end) != '-' || !isDigit(p.at(end+1)) {
			break
		}
		ranged = ranged || p.at(end) == '-'
		end++
	}
	if parts < 2 || isDigit(p.at(end)) {
		return mark{}
	}
	m.number, m.length = p.sub(i, end), end-i
	switch next := p.at(end); {
	case next == '.' || next == '、':
		m.length++
	case !ranged && isLetter(next) && !runeSet("亿万千百元个倍次年月日人公平米度级分期吨项家户所名条座岁小股点折成亩号")[next]:
	case next == ' ' && isLetter(p.at(end+1)):
	default:
		return mark{}
	}
	return m
}

// ordinal splits the number from a heading. A number from a cell of its own has no
// mark but a blank after it.
func (p phrase) ordinal() (number, rest phrase) {
	m := p.markAt(0)
	if m.kind == markNone {
		if _, length := p.hanNumber(0); length > 0 && isBlank(p.at(length)) {
			return p.sub(0, length), p.sub(length, p.len()).trim()
		}
	}
	return m.number, p.sub(m.length, p.len())
}

// isDateAt reports whether the digits at position i begin a date.
func (p phrase) isDateAt(i int) bool {
	_, length := p.digits(i, 4)
	for p.at(i+length) == ' ' {
		length++
	}
	switch p.at(i + length) {
	case '年':
		return true
	case '月':
		return length <= 2
	}
	return false
}

func (p phrase) chapterMark(i int) mark {
	value, length := p.readNumeral(i + 1)
	end := i + 1 + length
	if length == 0 {
		return mark{}
	}
	noun := p.prefixOf(end, []string{"部分", "章", "篇", "节", "类", "条"})
	if noun == 0 || isLetter(p.at(end+noun)) && p.at(end+noun-1) == '类' {
		return mark{}
	}
	m := mark{kind: markChapter, value: value, number: p.sub(i, end+noun), length: 1 + length + noun}
	if p.at(end) == '条' {
		m.kind = markDigit
		if before := p.at(i - 1); before != 0 && before != '\n' || isLetter(p.at(end+1)) {
			return mark{} // the article of a law
		}
	}
	if next := p.at(i + m.length); next == '、' || next == ':' || next == ',' {
		m.length++
	}
	return m
}

// numberOnly returns the number of a cell that holds only a number, without its dot.
func (p phrase) numberOnly() (number phrase, ok bool) {
	p = p.trim()
	core := p.trimAny(".、 ")
	inner := core.trimAny("()")
	if _, length := inner.readNumeral(0); length == 0 || length != inner.len() || inner.len() > 4 {
		return phrase{}, false
	}
	return core, true
}
