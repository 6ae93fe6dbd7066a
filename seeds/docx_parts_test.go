package seeds_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// level returns a level of a list in numbering.xml.
func level(at int, format, text string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, at, format, text)
}

// listed returns a paragraph of a list.
func listed(list, at int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, at, list, text)
}

func TestWordAutomaticNumbers(t *testing.T) {
	numbering := `<w:abstractNum w:abstractNumId="7">` + level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
	body := paragraph("2022年政务公开工作要点") +
		listed(1, 0, "深化公开") + listed(1, 1, "推进主动公开") +
		listed(1, 2, "更新目录。（责任单位：办公室）") + listed(1, 2, "2022年6月底前完成清理。（责任单位：法规科）") +
		listed(1, 1, "做好依申请公开") + listed(1, 2, "规范答复。（责任单位：信访科）") +
		listed(1, 0, "强化解读") + listed(1, 1, "加强解读") + listed(1, 2, "同步解读。（责任单位：各科室）")
	plan, _ := readWord(t, word(body, numbering, ""))
	reads(t, plan,
		"一、深化公开/（一）推进主动公开|1|更新目录。|办公室||",
		"一、深化公开/（一）推进主动公开|2|2022年6月底前完成清理。|法规科||2022-06-30",
		"一、深化公开/（二）做好依申请公开|1|规范答复。|信访科||",
		"二、强化解读/（一）加强解读|1|同步解读。|各科室||",
	)
}

// Numbers of cells and headings may come from styles and lists.
func TestWordNumbersOfStylesAndCells(t *testing.T) {
	numbering := `<w:abstractNum w:abstractNumId="0">` + strings.Replace(level(0, "chineseCounting", "%1、"), "<w:lvlText", `<w:pStyle w:val="H1"/><w:lvlText`, 1) + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1">` + level(0, "decimal", "%1") + `</w:abstractNum>` +
		`<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>`
	styles := `<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`
	heading := func(text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	count := func(list int) string { return "<w:tc>" + listed(list, 0, "") + "</w:tc>" }
	header := row("序号", "任务", "责任单位")
	body := paragraph("2022年任务表") + tableOf(3, header, row(count(5), "甲。", "办公室"), row(count(5), "乙。", "财务科")) +
		heading("公开") + tableOf(3, row(count(5), "丙。", "人事科")) + heading("解读") + tableOf(3, row(count(6), "丁。", "法规科"))
	plan, _ := readWord(t, word(body, numbering, styles))
	reads(t, plan, "|1|甲。|办公室||", "|2|乙。|财务科||", "一、公开|3|丙。|人事科||", "二、解读|8|丁。|法规科||")
}

func TestWordMarkup(t *testing.T) {
	run := func(text string) string { return `<w:r><w:t>` + text + `</w:t></w:r>` }
	for name, test := range map[string]struct{ body, want string }{
		"tracked changes":  {`<w:p>` + run("1.甲") + `<w:ins><w:r><w:t>事项</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:moveFrom>` + run("丙") + `</w:moveFrom>` + run("。（办公室负责）") + `</w:p>`, "1|甲事项。"},
		"a deleted mark":   {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("1.甲") + `</w:p>` + paragraph("事项。（办公室负责）"), "1|甲事项。"},
		"hidden text":      {`<w:p>` + run("1.甲") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>` + run("。（办公室负责）") + `</w:p>`, "1|甲。"},
		"a link, a tag":    {`<w:p>` + run("1.") + `<w:hyperlink>` + run("甲") + `</w:hyperlink><w:smartTag>` + run("事") + `</w:smartTag><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + run("项") + `</w:sdtContent></w:sdt>` + run("。（办公室负责）") + `</w:p>`, "1|甲事项。"},
		"a field":          {`<w:p>` + run("1.甲") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("乙") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("。（办公室负责）") + `</w:p>`, "1|甲乙。"},
		"a text box twice": {`<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + paragraph("1.甲。（办公室负责）") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + paragraph("1.甲。（办公室负责）") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "1|甲。"},
		"breaks":           {`<w:p>` + run("1.甲。（办公室负责）") + `<w:r><w:br/></w:r>` + run("2.乙。（财务科负责）") + `</w:p>`, "1|甲。 2|乙。"},
		"controls":         {paragraph("1.甲&#x202e;\u200b事项。（办公室负责）"), "1|甲事项。"},
		"a frame":          {tableOf(1, "<w:tr><w:tc>"+paragraph("1.甲。（办公室负责）")+paragraph("2.乙。（财务科负责）")+"</w:tc></w:tr>"), "1|甲。 2|乙。"},
		"a table in it":    {tableOf(1, "<w:tr><w:tc>"+tableOf(3, row("序号", "任务", "责任单位"), row("1", "甲。", "办公室"))+"</w:tc></w:tr>"), "1|甲。"},
		"a table in a cell": {
			tableOf(3, row("序号", "任务", "责任单位"), row("1", "<w:tc>"+paragraph("甲：")+tableOf(2, row("上半年", "三次"))+paragraph("")+"</w:tc>", "办公室")),
			"1|甲：⏎上半年 三次",
		},
		"a deleted row": {tableOf(3, row("序号", "任务", "责任单位"), `<w:tr><w:trPr><w:del/></w:trPr><w:tc>`+paragraph("1")+`</w:tc><w:tc>`+paragraph("丙。")+`</w:tc></w:tr>`, row("1", "甲。", "办公室")), "1|甲。"},
		"crooked borders": {
			`<w:tbl><w:tblGrid><w:gridCol w:w="700"/><w:gridCol w:w="40"/><w:gridCol w:w="4000"/><w:gridCol w:w="30"/><w:gridCol w:w="2000"/></w:tblGrid>` +
				row("序号", cellWith(`<w:gridSpan w:val="3"/>`, "任务"), "责任单位") + row(cellWith(`<w:gridSpan w:val="2"/>`, "1"), "甲。", cellWith(`<w:gridSpan w:val="2"/>`, "办公室")) + `</w:tbl>`,
			"1|甲。",
		},
	} {
		t.Run(name, func(t *testing.T) {
			plan, _ := readWord(t, word(paragraph("2022年工作方案")+test.body, "", ""))
			var got []string
			for _, task := range plan.Tasks {
				got = append(got, task.Number+"|"+strings.ReplaceAll(task.Text, "\n", "⏎"))
				if len(task.Lead) == 0 {
					t.Errorf("%q has no lead", task.Text)
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("tasks %q, want %q", got, test.want)
			}
		})
	}
}

func TestWordStrictAndFootnote(t *testing.T) {
	p := word(paragraph("2022年工作方案")+`<w:p><w:r><w:t>1.甲。（办公室负责）</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, "", "")
	p["word/_rels/document.xml.rels"] = `<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/footnotes" Target="/word/footnotes.xml"/></Relationships>`
	p["word/footnotes.xml"] = `<w:footnotes xmlns:w="` + wordSpace + `"><w:footnote w:id="0">` + paragraph("线") + `</w:footnote><w:footnote w:id="2">` + paragraph("见附表") + `</w:footnote></w:footnotes>`
	for name, text := range p {
		p[name] = strings.ReplaceAll(strings.ReplaceAll(text, wordSpace, strictSpace), wordKinds, "http://purl.oclc.org/ooxml/officeDocument/relationships/")
	}
	plan, warnings := readWord(t, p)
	reads(t, plan, "|1|甲。|办公室||")
	if len(warnings) != 1 || warnings[0].Why != model.WhyFootnote || warnings[0].Text != "见附表" {
		t.Errorf("warnings: %+v", warnings)
	}
}

func TestArchiveRefuses(t *testing.T) {
	good := word(paragraph("1.甲。（办公室负责）"), "", "")
	whole := good.zip(t)
	with := func(name, text string) []byte {
		p := parts{}
		for other, text := range good {
			p[other] = text
		}
		p[name] = text
		return p.zip(t)
	}
	many := parts{}
	for i := range 5000 {
		many[fmt.Sprint("a", i)] = ""
	}
	main := "word/document.xml"
	for name, test := range map[string]struct {
		data []byte
		want model.DocumentProblem
	}{
		"cut short":        {whole[:len(whole)/2], model.DocumentDamaged},
		"a wrong byte":     {[]byte(strings.Replace(string(with(main, good[main])), "PK\x01\x02", "PK\x01\x03", 1)), model.DocumentDamaged},
		"another zip":      {parts{"a.txt": "1"}.zip(t), model.DocumentUnknown},
		"an empty zip":     {parts{}.zip(t), model.DocumentUnknown},
		"OFD":              {parts{"OFD.xml": "<OFD/>"}.zip(t), model.DocumentOFD},
		"slides":           {parts{"_rels/.rels": `<Relationships><Relationship Type="x/officeDocument" Target="ppt/presentation.xml"/></Relationships>`, "ppt/presentation.xml": "<p/>"}.zip(t), model.DocumentUnknown},
		"a binary sheet":   {parts{"_rels/.rels": `<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`, "xl/workbook.bin": "x"}.zip(t), model.DocumentOldBinary},
		"many entries":     {many.zip(t), model.DocumentDamaged},
		"a bomb":           {with("word/media/a", strings.Repeat("0", 65<<20)), model.DocumentTooLarge},
		"entities":         {with(main, `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="`+wordSpace+`"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`), model.DocumentDamaged},
		"XML cut short":    {with(main, good[main][:len(good[main])-40]), model.DocumentDamaged},
		"no XML":           {with(main, "\x00\x01"), model.DocumentDamaged},
		"deep nesting":     {with(main, `<w:document xmlns:w="`+wordSpace+`"><w:body>`+strings.Repeat("<w:tbl><w:tr><w:tc>", 5000)), model.DocumentDamaged},
		"blank":            {word("<w:p/>", "", "").zip(t), model.DocumentBlank},
		"no tasks":         {word(paragraph("放假通知"), "", "").zip(t), model.DocumentNoTasks},
		"an endless table": {word(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`, "", "").zip(t), model.DocumentBlank},
		"too much text":    {word(paragraph(strings.Repeat("甲", 7<<20)), "", "").zip(t), model.DocumentTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			plan, _, err := split(seeds.Read(t.Context(), test.data, seeds.Options{}))
			var refused *model.DocumentError
			if plan != nil || !errors.As(err, &refused) || refused.Problem != test.want {
				t.Errorf("plan %v, error %v, want %s", plan, err, test.want)
			}
		})
	}
}
