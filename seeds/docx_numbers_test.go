package seeds_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

// A level may count on over the headings above it, and a list may take its levels from
// that of a style.
func TestWordLevelsThatCountOn(t *testing.T) {
	levels := level(0, "chineseCounting", "%1、") + strings.Replace(level(1, "decimal", "%2."), "<w:lvlText", `<w:lvlRestart w:val="%d"/><w:lvlText`, 1)
	body := paragraph("2022年政务公开工作要点") + listed(1, 0, "深化公开") + listed(1, 1, "更新目录。（责任单位：办公室）") +
		listed(1, 0, "强化解读") + listed(1, 1, "同步解读。（责任单位：法规科）")
	for restart, number := range []string{"2", "1"} {
		numbering := `<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="方案"/></w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="方案"/>` + strings.Replace(levels, "%d", fmt.Sprint(restart), 1) + `</w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
		plan, _ := readWord(t, word(body, numbering, ""))
		reads(t, plan, "一、深化公开|1|更新目录。|办公室||", "二、强化解读|"+number+"|同步解读。|法规科||")
	}
}

// No word is lost where a field has no end, or where the mark of the last paragraph before
// a table, an empty paragraph or the end was deleted.
func TestWordTextThatEndsEarly(t *testing.T) {
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	withoutMark := func(text string) string {
		return `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	body := paragraph("2022年任务表") + withoutMark("（征求意见稿）") +
		tableOf(3, row("序号", "任务", "责任单位"), row("1", "更新目录。", "办公室")) + withoutMark("附注甲。") + paragraph("") + withoutMark("附注乙。")
	plan, warnings := readWord(t, word(body, "", ""))
	reads(t, plan, "|1|更新目录。|办公室||")
	for _, words := range []string{"（征求意见稿）", "附注甲。", "附注乙。"} {
		if !slices.ContainsFunc(warnings, func(w model.Warning) bool { return strings.Contains(w.Text, words) }) {
			t.Errorf("%s is lost: %+v", words, warnings)
		}
	}
	plan, _ = readWord(t, word(paragraph("2022年工作要点")+paragraph("一、公开")+
		`<w:p>`+field("begin")+`<w:r><w:instrText>REF</w:instrText></w:r>`+field("begin")+`<w:r><w:t>1.更新目录。（责任单位：办公室）</w:t></w:r></w:p>`+
		paragraph("2.同步解读。（责任单位：法规科）"), "", ""))
	reads(t, plan, "一、公开|1|更新目录。|办公室||", "一、公开|2|同步解读。|法规科||")
}

// A footnote is reported at the line that refers to it.
func TestWordFootnoteLine(t *testing.T) {
	reference := `<w:r><w:footnoteReference w:id="2"/></w:r>`
	p := word(paragraph("2022年工作要点")+paragraph("一、公开")+strings.Replace(paragraph("1.更新目录。（责任单位：办公室）"), "</w:p>", reference+"</w:p>", 1), "", "")
	p["word/_rels/document.xml.rels"] = `<Relationships><Relationship Id="1" Type="` + wordKinds + `footnotes" Target="footnotes.xml"/></Relationships>`
	p["word/footnotes.xml"] = `<w:footnotes xmlns:w="` + wordSpace + `"><w:footnote w:id="2">` + paragraph("指主动公开的目录。") + `</w:footnote></w:footnotes>`
	_, warnings := readWord(t, p)
	if !slices.ContainsFunc(warnings, func(w model.Warning) bool { return w.Why == model.WhyFootnote && w.Line == 3 }) {
		t.Errorf("%+v", warnings)
	}
}
