package seeds_test

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
)

// largePlan calls write for each row of a plan: the cells of a task, or a heading.
// No two rows are the same, as a file that compresses too well would not be typical.
func largePlan(tasks int, write func(cells ...string)) {
	subjects := strings.Fields("政府信息公开目录 部门预算决算 行政执法公示 重大建设项目 公共资源配置 社会公益事业 基层政务服务 政策文件解读 新闻发布会 政务新媒体")
	verbs := strings.Fields("及时更新 全面梳理 认真落实 规范发布 集中公开 督促完善 定期核查 统筹推进")
	offices := strings.Fields("局办公室 政策法规科 规划信息科 财务科 人事科 宣传科 监督科 应急办")
	deadlines := strings.Fields("6月底前 2021年11月20日前 长期坚持 每季度末 年底前 3月31日前")
	batch := min(1024, tasks/2) // under one heading
	for i := range tasks {
		if i%batch == 0 {
			write(fmt.Sprintf("%s、第%d批重点工作", han(i/batch+1), i/batch+1))
		}
		text := fmt.Sprintf("%s%s，形成第%d号清单，由%s汇总后报送。", verbs[i*7%len(verbs)], subjects[i*3%len(subjects)], i*7919%1000003, subjects[i*11/3%len(subjects)])
		lead, assist := offices[i*5%len(offices)], offices[(i*3+1)%len(offices)]
		write(fmt.Sprint(i%batch+1), text, lead+"牵头，"+assist+"配合", deadlines[i*13/7%len(deadlines)])
	}
}

func han(value int) string {
	digits := []rune("〇一二三四五六七八九")
	if value < 10 {
		return string(digits[value])
	}
	if value < 20 {
		return "十" + strings.TrimPrefix(string(digits[value-10]), "〇")
	}
	return string(digits[value/10%10]) + "十" + strings.TrimPrefix(string(digits[value%10]), "〇")
}

const largeTitle = "某某市卫生健康局2021年政务公开工作任务分解表"

// largeFiles makes the same plan in every format.
func largeFiles(t testing.TB, tasks int) map[string][]byte {
	var text, comma, marks, word bytes.Buffer
	text.WriteString(largeTitle + "\n")
	comma.WriteString(largeTitle + ",,,\n")
	marks.WriteString("# " + largeTitle + "\n")
	word.WriteString(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="` + wordSpace + `"><w:body>` + paragraph(largeTitle) + `<w:tbl><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="2000"/>`, 4) + `</w:tblGrid>`)
	book := excelize.NewFile()
	sheet, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	_ = sheet.SetRow("A1", []any{largeTitle})
	rows := 1
	write := func(cells ...string) {
		text.WriteString(strings.Join(cells, " | ") + "\n")
		comma.WriteString(strings.Join(cells, ",") + strings.Repeat(",", 4-len(cells)) + "\n")
		rows++
		values := make([]any, len(cells))
		for i, cell := range cells {
			values[i] = cell
		}
		_ = sheet.SetRow(fmt.Sprint("A", rows), values)
		if len(cells) == 1 {
			marks.WriteString("\n## " + cells[0] + "\n\n序号|工作任务|责任科室|完成时限\n---|---|---|---\n")
			word.WriteString("<w:tr>" + cellWith(`<w:gridSpan w:val="4"/>`, cells[0]) + "</w:tr>")
			return
		}
		if cells[0] != "序号" {
			marks.WriteString("|" + strings.Join(cells, "|") + "|\n")
		}
		word.WriteString(row(cells...))
	}
	write("序号", "工作任务", "责任科室", "完成时限")
	largePlan(tasks, write)
	word.WriteString(`</w:tbl></w:body></w:document>`)
	if err := sheet.Flush(); err != nil {
		t.Fatal(err)
	}
	packed, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	p := parts{"_rels/.rels": `<Relationships><Relationship Type="` + wordKinds + `officeDocument" Target="word/document.xml"/></Relationships>`, "word/document.xml": word.String()}
	return map[string][]byte{"txt": text.Bytes(), "csv": comma.Bytes(), "md": marks.Bytes(), "docx": p.zip(t), "xlsx": packed.Bytes()}
}

// The same plan reads the same from every format.
func TestFormatsReadAlike(t *testing.T) {
	var want *model.Plan
	files := largeFiles(t, 400)
	for _, format := range []string{"txt", "csv", "md", "docx", "xlsx"} {
		plan, warnings, err := split(seeds.Read(t.Context(), files[format], seeds.Options{}))
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		if len(plan.Tasks) != 400 || len(plan.Categories) != 2 || len(warnings) > 0 {
			t.Errorf("%s: %d tasks, %d categories, warnings %+v", format, len(plan.Tasks), len(plan.Categories), warnings)
		}
		if want == nil {
			want = plan
		}
		if !reflect.DeepEqual(plan, want) {
			t.Errorf("%s reads differently", format)
		}
	}
}

// BenchmarkRead reads a plan of 100,000 tasks in every format. If DUBAN_LARGE is set,
// the files are kept in that folder, to measure the program with them.
func BenchmarkRead(b *testing.B) {
	files := largeFiles(b, 100_000)
	for _, format := range []string{"txt", "csv", "md", "docx", "xlsx"} {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				plan, _, err := split(seeds.Read(b.Context(), files[format], seeds.Options{}))
				if err != nil || len(plan.Tasks) != 100_000 {
					b.Fatal(len(plan.Tasks), err)
				}
			}
			b.ReportMetric(float64(len(files[format]))/1e6, "file-MB")
			if folder := os.Getenv("DUBAN_LARGE"); folder != "" {
				if err := os.WriteFile(folder+"/large."+format, files[format], 0o600); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
