package seeds_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// writer writes random documents in which every word is unique.
type writer struct{ *rand.Rand }

func newWriter(seed uint64) writer { return writer{rand.New(rand.NewPCG(seed, 1))} }

func pick[T any](w writer, from ...T) T { return from[w.IntN(len(from))] }

// plants are characters that are in no word of the grammar.
const plants = "桃李杏梅松柏竹菊兰荷葵莲藤蕉榆槐桑樟枫桂棠柳杨梨枣榕茶麻棉稻粟薯萝卜芹葱蒜姜椒瓜豆苗芽"

// word returns a word that the grammar does not have.
func (w writer) word() string {
	characters := []rune(plants)
	var word strings.Builder
	for range 4 + w.IntN(4) {
		word.WriteRune(characters[w.IntN(len(characters))])
	}
	return word.String()
}

func (w writer) office() string { return w.word() + pick(w, "科", "办公室", "局", "处") }

func (w writer) offices() string {
	names := []string{w.office()}
	for w.IntN(3) == 0 {
		names = append(names, w.office())
	}
	return strings.Join(names, pick(w, "、", "，"))
}

func (w writer) sentence() string {
	return pick(w, "推进", "做好", "") + w.word() + pick(w, "。", "，落实"+w.word()+"。", "", "；")
}

func (w writer) deadline() string { return pick(w, "6月底前", "2022年9月30日前", "长期", "") }

// document returns the lines of a sample, or of a document in one of the usual
// forms.
func (w writer) document(samples []string) []string {
	if w.IntN(4) == 0 {
		return strings.Split(pick(w, samples...), "\n")
	}
	lines := w.letter()
	if w.IntN(2) == 0 {
		lines = append(lines, w.table()...)
	} else {
		lines = append(lines, w.prose()...)
	}
	for w.IntN(3) == 0 {
		lines = append(lines, pick(w, "附件："+w.word(), "联系人："+w.word(), "抄送："+w.office(), w.sentence(), w.word()))
	}
	if w.IntN(3) == 0 {
		lines = append(lines, w.word()+"局", "2022年3月1日")
	}
	return lines
}

func (w writer) letter() []string {
	var lines []string
	title := w.word() + "局2022年工作要点"
	if w.IntN(2) == 0 {
		lines = append(lines, w.word()+"局关于印发《"+title+"》的通知", w.word()+"各单位：", w.word(), w.word()+"，请认真落实。")
		for i := range w.IntN(3) {
			lines = append(lines, string([]rune("一二三")[i])+"、"+w.sentence())
		}
		lines = append(lines, w.word()+"局", "2022年3月1日")
	}
	if w.IntN(8) > 0 {
		lines = append(lines, title)
	}
	for w.IntN(4) == 0 {
		lines = append(lines, w.sentence())
	}
	return lines
}

func (w writer) prose() []string {
	var lines []string
	form := w.IntN(5)
	number := 0
	for chapter := range 1 + w.IntN(4) {
		heading := string([]rune("一二三四五")[chapter]) + "、" + w.word()
		if w.IntN(6) == 0 {
			heading += pick(w, "（"+w.office()+"负责）", "（6月底前完成）", "\n"+w.sentence())
		}
		lines = append(lines, strings.Split(heading, "\n")...)
		for range 1 + w.IntN(4) {
			number++
			lines = append(lines, w.item(form, number)...)
		}
	}
	return lines
}

func (w writer) item(form, number int) []string {
	text := strconv.Itoa(number) + "." + w.sentence()
	switch form {
	case 0:
		return []string{text + "（" + w.offices() + "负责）"}
	case 1:
		return []string{text + "（牵头单位：" + w.offices() + "；责任单位：" + w.offices() + "）"}
	case 2:
		return []string{text, "责任单位：" + w.offices()}
	case 3:
		return []string{text, "牵头单位：" + w.offices(), "配合单位：" + w.offices(), "完成时限：" + w.deadline()}
	}
	lines := []string{text}
	for i := range w.IntN(3) {
		lines = append(lines, "（"+strconv.Itoa(i+1)+"）"+w.sentence()+pick(w, "", "（"+w.office()+"）"))
	}
	return lines
}

func (w writer) rows() [][]string {
	rows := [][]string{{"序号", "工作任务", "责任单位", "完成时限"}}
	category := w.IntN(3) == 0
	if category {
		rows[0] = slices.Insert(rows[0], 1, "类别")
	}
	for i := range 2 + w.IntN(6) {
		row := []string{strconv.Itoa(i + 1), w.sentence(), w.offices(), w.deadline()}
		if category {
			row = slices.Insert(row, 1, w.word())
		}
		rows = append(rows, row)
		if w.IntN(6) == 0 {
			rows = append(rows, []string{pick(w, "二、", "（一）", "") + w.word()})
		}
	}
	return rows
}

func (w writer) table() []string {
	rows := w.rows()
	separator, end, begin := "|", pick(w, "", "|"), ""
	switch w.IntN(7) {
	case 0:
		separator, end = "\t", ""
	case 1:
		separator, end = ",", ""
	case 2:
		separator, end = "\n|\n", pick(w, "", "\n|")
	case 3:
		separator, end = "\n", ""
	case 4:
		begin, end = "|", "|"
		rows = slices.Insert(rows, 1, slices.Repeat([]string{"---"}, len(rows[0])))
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Split(begin+strings.Join(row, separator)+end, "\n")...)
	}
	return lines
}

// damaged returns a document with the damage that people and programs do: lines
// inserted, moved, cut or joined.
func (w writer) damaged(lines []string) []string {
	lines = slices.Clone(lines)
	at := w.IntN(len(lines))
	switch w.IntN(6) {
	case 0, 1:
		return slices.Insert(lines, at, strings.Split(w.stray(), "\n")...)
	case 2:
		moved := lines[at]
		if isColumnName(moved) && !strings.ContainsAny(moved, "|,\t") {
			break // a header with a name less is another header
		}
		lines = slices.Delete(lines, at, at+1)
		return slices.Insert(lines, w.IntN(len(lines)+1), moved)
	case 3:
		if customary.MatchString(lines[at]) || strings.Contains(lines[at], "要点") {
			break // which words are such is known of whole lines
		}
		line := []rune(lines[at])
		cut := w.IntN(len(line) + 1)
		return slices.Replace(lines, at, at+1, string(line[:cut])+pick(w, "\n", "|", "\t", " ", "\n\n")+string(line[cut:]))
	case 4:
		if at+1 < len(lines) && !isColumnName(lines[at+1]) { // what is before a name is one
			return slices.Replace(lines, at, at+2, lines[at]+pick(w, "", " ", "|")+lines[at+1])
		}
	case 5:
		return append(slices.Insert(lines, at, w.word()), lines[w.IntN(len(lines))])
	}
	return lines
}

// stray returns a line that may be anywhere in a document.
func (w writer) stray() string {
	return pick(w,
		w.word(), w.sentence(), "一、"+w.word(), "（一）"+w.word(), "1."+w.sentence(), "十二. "+w.word(), "（1）"+w.sentence(), "①"+w.sentence(), "第一章 "+w.word(),
		"责任单位："+w.offices(), "（"+w.offices()+"）", "（牵头单位："+w.office()+"）", w.offices(), "完成时限："+w.word(), "备注："+w.word(), "责任领导："+w.word(),
		"1|"+w.sentence()+"|"+w.office()+"|", "|"+w.word()+"|"+w.word(), w.word()+"|"+w.word()+"|"+w.word()+"|"+w.word()+"|"+w.word(), "9\t"+w.word()+"\t"+w.office(), "3,"+w.word()+","+w.office(),
		w.word()+"工作方案", "附件2", "附件："+w.word(), "2022年5月1日", "|", "", "同上", "合计|"+w.word(), w.word()+"："+w.word(), "——"+w.word(), "★5."+w.sentence()+"（"+w.office()+"负责）",
		"序号|工作任务|责任单位|完成时限", "# "+w.word(), "**"+w.word()+"**", "请各单位"+w.word()+"。", "一、总体要求\n"+w.sentence(), "五、保障措施\n（一）"+w.sentence(),
	)
}
