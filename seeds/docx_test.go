package seeds_test

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// A docx is built from its parts, so that each test shows the markup that it is about.

const (
	wordSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	wordKinds   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

type parts map[string]string

func (p parts) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range p {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// word returns the parts of a docx; numbering and styles may be empty.
func word(body, numbering, styles string) parts {
	open := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	space := ` xmlns:w="` + wordSpace + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	p := parts{
		"_rels/.rels":       open + `<Relationships><Relationship Id="1" Type="` + wordKinds + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": open + `<w:document` + space + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}
	relations := ""
	for _, kind := range []struct{ name, text string }{{"numbering", numbering}, {"styles", styles}} {
		if kind.text != "" {
			p["word/"+kind.name+".xml"] = open + "<w:" + kind.name + space + ">" + kind.text + "</w:" + kind.name + ">"
			relations += `<Relationship Id="` + kind.name + `" Type="` + wordKinds + kind.name + `" Target="` + kind.name + `.xml"/>`
		}
	}
	p["word/_rels/document.xml.rels"] = open + "<Relationships>" + relations + "</Relationships>"
	return p
}

func paragraph(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// row returns a row of a table. A cell that begins with < is markup.
func row(cells ...string) string {
	text := "<w:tr>"
	for _, cell := range cells {
		if !strings.HasPrefix(cell, "<") {
			cell = "<w:tc>" + paragraph(cell) + "</w:tc>"
		}
		text += cell
	}
	return text + "</w:tr>"
}

func cellWith(properties, text string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>"
}

func tableOf(columns int, rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid>" + strings.Repeat(`<w:gridCol w:w="1500"/>`, columns) + "</w:tblGrid>" + strings.Join(rows, "") + "</w:tbl>"
}

func readWord(t *testing.T, p parts) (*model.Plan, []model.Warning) {
	t.Helper()
	plan, warnings, err := split(seeds.Read(t.Context(), p.zip(t), seeds.Options{}))
	if err != nil {
		t.Fatalf("%v, warnings %+v", err, warnings)
	}
	return plan, warnings
}

// outlineOf returns a line for each task: heading, number, text, lead, assist, due.
func outlineOf(plan *model.Plan) string {
	var lines []string
	for _, task := range plan.Tasks {
		due := ""
		if task.Due != (model.Date{}) {
			due = task.Due.String()
		}
		lines = append(lines, strings.Join([]string{
			strings.Join(plan.Categories[task.Category].Path, "/"), task.Number, strings.ReplaceAll(task.Text, "\n", "⏎"),
			strings.Join(task.Lead, ","), strings.Join(task.Assist, ","), due,
		}, "|"))
	}
	return strings.Join(lines, "\n")
}

func reads(t *testing.T, plan *model.Plan, want ...string) {
	t.Helper()
	if got := outlineOf(plan); got != strings.Join(want, "\n") {
		t.Errorf("read:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

const restart, continued = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`

func TestWordTable(t *testing.T) {
	body := paragraph("关于印发2021年政务公开方案的通知") + paragraph("各科室：") + paragraph("现印发给你们，请认真落实。") +
		paragraph("某某市教育局2021年政务公开工作方案") +
		tableOf(4, row("序号", "工作任务", "责任科室", "完成时限"),
			row("1", "更新机构信息。", "局办公室、人事科", "6月底前"),
			row("2", "编制年度报告。", "法规科", "2021年1月31日前"),
		) + paragraph("") +
		tableOf(4, row("序号", "工作任务", "责任科室", "完成时限"), row("3", "开通专栏。", "信息科", "长期")) +
		paragraph("附注：本方案自印发之日起施行。")
	plan, warnings := readWord(t, word(body, "", ""))
	if plan.Title != "某某市教育局2021年政务公开工作方案" || plan.Year != 2021 {
		t.Errorf("title %q of %d", plan.Title, plan.Year)
	}
	reads(t, plan, "|1|更新机构信息。|办公室,人事科||2021-06-30", "|2|编制年度报告。|法规科||2021-01-31", "|3|开通专栏。|信息科||")
	if len(warnings) != 2 || warnings[1].Why != model.WhyOutside || warnings[1].Line != 10 {
		t.Errorf("warnings: %+v", warnings)
	}
}

func TestWordMergedCells(t *testing.T) {
	header := row(cellWith(restart, "类别"), cellWith(restart, "序号"), cellWith(restart, "任务"), cellWith(`<w:gridSpan w:val="2"/>`, "责任分工"), cellWith(restart, "时限"))
	lower := row(cellWith(continued, ""), cellWith(continued, ""), cellWith(continued, ""), "牵头单位", "配合单位", cellWith(continued, ""))
	body := paragraph("2022年任务分解表") + tableOf(6, header, lower,
		row(cellWith(restart, "一、公开"), "1", "甲事项。", cellWith(restart, "办公室"), "财务科", cellWith(restart, "2022年3月31日")),
		row(cellWith(continued, ""), "2", "乙事项。", cellWith(continued, ""), "人事科", cellWith(continued, "")),
		row(cellWith(`<w:gridSpan w:val="6"/>`, "二、解读")),
		row("政策", cellWith(restart, "3"), cellWith(restart, "丙事项。"), "法规科", "", "5月底前"),
		row("政策", cellWith(continued, ""), cellWith(continued, ""), "信访科", "", ""),
		row("政策", "4", "丁事项。", cellWith(`<w:gridSpan w:val="2"/>`, "各科室"), "12月"),
	)
	plan, _ := readWord(t, word(body, "", ""))
	reads(t, plan,
		"一、公开|1|甲事项。|办公室|财务科|2022-03-31",
		"一、公开|2|乙事项。|办公室|人事科|2022-03-31",
		"二、解读/政策|3|丙事项。|法规科,信访科||2022-05-31",
		"二、解读/政策|4|丁事项。|各科室||2022-12-31",
	)
}

// A row whose offices are merged with those above is a task, even if it has only a
// short text.
func TestWordSharedOffices(t *testing.T) {
	body := paragraph("2022年任务分解表") + tableOf(2, row("工作任务", "责任科室"),
		row("一、公开", ""),
		row("甲事项", cellWith(restart, "办公室")),
		row("乙事项", cellWith(continued, "")),
		row("二、解读", ""),
		row("（一）丙事项", cellWith(restart, "法规科")),
		row("（二）丁事项", cellWith(continued, "")),
	)
	plan, _ := readWord(t, word(body, "", ""))
	reads(t, plan, "一、公开||甲事项|办公室||", "一、公开||乙事项|办公室||", "二、解读|（一）|丙事项|法规科||", "二、解读|（二）|丁事项|法规科||")
}

// The plan is prose, and a table is attached to it.
func TestWordProseWithTable(t *testing.T) {
	body := paragraph("某某局2022年工作方案") + paragraph("一、公开") + paragraph("1.甲。（办公室负责）") + paragraph("2.乙。（财务科负责）") +
		paragraph("附件：联系表") + tableOf(3, row("序号", "工作", "责任单位"), row("1", "联络。", "人事科"))
	plan, warnings := readWord(t, word(body, "", ""))
	reads(t, plan, "一、公开|1|甲。|办公室||", "一、公开|2|乙。|财务科||")
	outside := 0
	for _, warning := range warnings {
		if warning.Why == model.WhyOutside && strings.Contains(warning.Text, "联络。") && strings.Contains(warning.Text, "人事科") {
			outside++
		}
	}
	if outside != 1 {
		t.Errorf("warnings: %+v", warnings)
	}
}

// Files written by an office program: a covering letter, then a table.
func TestOfficeFiles(t *testing.T) {
	merged := []string{
		"一、主动公开|1|公开预算决算信息。|区财政局|各部门|2022-06-30",
		"一、主动公开|2|公开行政执法信息，⏎每月更新不少于2次。|区司法局|各部门|",
		"一、主动公开|3|公开重大建设项目信息。|区发展和改革局,区住房城乡建设局|区自然资源局,区水利局|2022-11-30",
		"（二）政策解读/二、政策解读|4|多形式解读政策文件。|区政府办公室,区融媒体中心||2022-12-31",
	}
	for name, want := range map[string][]string{
		"letter-and-merged-cells.docx": merged,
		"letter-and-merged-cells.xlsx": merged,
		"numbers-of-lists.docx": {
			"深化公开|1|更新目录。|办公室||",
			"深化公开|2|清理文件，6月底前完成。|法规科||2022-06-30",
			"强化解读|1|同步解读。|各科室||",
		},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/office/" + name)
			if err != nil {
				t.Fatal(err)
			}
			readText(t, string(data), want...)
		})
	}
}
