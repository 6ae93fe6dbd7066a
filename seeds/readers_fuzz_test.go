package seeds_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
)

// The fuzz tests of the readers check that any file gives a valid plan or a typed
// refusal.

func FuzzRead(f *testing.F) {
	for _, text := range planTexts(f) {
		f.Add(text)
	}
	for _, data := range []string{
		"\xef\xbb\xbf一、公开\n1.甲", "\xff\xfe" + inUTF16("一、公开\r\n1.甲。（办公室负责）", false), "\xfe\xff" + inUTF16("1.甲\x1a", true),
		"\xd2\xbb\xa1\xa2\xb9\xab\xbf\xaa\r\n1.\xbc\xd7", "1.\x1b]52;c;aGk=\x07甲\u202e乙。（办公室负责）", "PK\x03\x04", "PK\x05\x06" + strings.Repeat("\x00", 18),
		"\xd0\xcf\x11\xe0", "%PDF-1.4", "<html>", "sep=,\n", "a,b\n\"", "|a|\n|-|\n|\\", "# 一\n",
	} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readsSoundly(t, data) })
}

func FuzzSeparated(f *testing.F) {
	for _, text := range []string{
		"序号,工作任务,责任科室\n1,\"甲\n乙\"\"丙\",办公室\n2,,\n", "类别;序号;任务;责任单位;时限\n一;1;甲;乙局;2022年2月30日\n", "a,b,c\n1,2,3\n1,2,3\n1,2,3", "序号\t任务\t责任单位\n1\t\"甲\n\t乙\"\t丙科\n2\t丁\t戊科",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		readsSoundly(t, []byte("序号,工作任务,责任科室,完成时限\n"+text))
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, text := range []string{"|1|**甲**<br>乙\\|丙|办公室|6月底|", "1|[甲](b)|`局`|\n\n## 二、解读\n\n- 1. 丙\n---\n", "|\n||||||||\n\\"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		readsSoundly(t, []byte("# 方案\n## 一、公开\n序号|工作任务|责任科室|完成时限\n---|---|---|---\n"+text))
	})
}

// FuzzDocx reads parts of a docx in a valid zip file.
func FuzzDocx(f *testing.F) {
	header := row("序号", "任务", "责任单位")
	f.Add(paragraph("2022年方案")+tableOf(3, header, row("1", "甲。", "办公室"), row(cellWith(continued, ""), cellWith(restart+`<w:gridSpan w:val="9"/>`, "乙"))),
		`<w:abstractNum w:abstractNumId="0">`+level(0, "chineseCounting", "%1、")+`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		`<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`)
	f.Add(listed(1, 0, "公开")+listed(1, 2, "甲。（办公室负责）")+`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>`, level(2, "decimal", "%1.%2.%9"), "")
	f.Add(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="-4"/></w:trPr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "", "")
	f.Fuzz(func(t *testing.T, body, numbering, styles string) {
		readsSoundly(t, word(body, numbering, styles).zip(t))
	})
}

// FuzzXlsx reads a sheet and shared strings in an otherwise valid workbook.
func FuzzXlsx(f *testing.F) {
	sound := partsOf(f, book(f, func(file *excelize.File) {
		put(file, "Sheet1", "A1", []any{"2022年方案"}, header(), []any{1, "甲。", "办公室", "6月底"})
		_ = file.MergeCell("Sheet1", "A1", "D1")
	}))
	const sheet, shared = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
	f.Add(sound[sheet], sound[shared])
	f.Add(`<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="s"><v>99</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`, "<sst><si><t>a</t></si></sst>")
	f.Fuzz(func(t *testing.T, first, second string) {
		p := parts{}
		for name, text := range sound {
			p[name] = text
		}
		p[sheet], p[shared] = first, second
		readsSoundly(t, p.zip(t))
	})
}

// partsOf returns the parts of a zip file.
func partsOf(t testing.TB, packed []byte) parts {
	t.Helper()
	all := parts{}
	reader, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range reader.File {
		part, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		all[file.Name] = string(text)
	}
	return all
}

func readsSoundly(t *testing.T, data []byte) {
	t.Helper()
	plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
	if err != nil {
		var refused *model.DocumentError
		if !errors.As(err, &refused) || refused.Problem == "" || plan != nil {
			t.Fatalf("plan %v, error %v", plan, err)
		}
		return
	}
	if len(plan.Tasks) == 0 {
		t.Error("no task, and no refusal")
	}
	ids := map[string]bool{}
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		if task.ID == "" || ids[task.ID] || task.Category < 0 || task.Category >= len(plan.Categories) {
			t.Errorf("task %+v", task)
		}
		ids[task.ID] = true
		clean(t, taskWords(task)...)
		clean(t, task.DueWords)
	}
	for _, category := range plan.Categories {
		clean(t, category.Path...)
		clean(t, category.Title, category.Ordinal)
	}
	clean(t, plan.Title, plan.Issuer)
	for _, warning := range warnings {
		clean(t, warning.Text)
		if warning.Line < 0 || warning.Why == "" {
			t.Errorf("warning %+v", warning)
		}
	}
}

// clean checks that words are valid UTF-8 without control characters.
func clean(t *testing.T, words ...string) {
	t.Helper()
	for _, word := range words {
		if !utf8.ValidString(word) || strings.ContainsFunc(word, func(r rune) bool { return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) }) {
			t.Errorf("%q is not clean", word)
		}
	}
}
