package seeds_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
)

// copiedLines is a plan in prose with a preamble and a signature.
func copiedLines() []string {
	return []string{
		"某某局2022年政务公开工作要点",
		"为做好2022年政务公开工作，结合实际，制定本要点。",
		"一、公开",
		"1.公开部门预算，3月底前完成。（财务科负责）",
		"2.更新机构职能目录，每月至少更新2条。（办公室牵头，人事科配合）",
		"二、解读",
		"3.重要文件一律解读，做到应解读尽解读。（法规科负责）",
		"4.回应群众关切的事项，不断改进工作。",
	}
}

// copiedFiles returns the lines as files of every format: paragraphs of a text and of a
// docx, rows of an xlsx.
func copiedFiles(t *testing.T, lines []string) map[string][]byte {
	var body strings.Builder
	for _, line := range lines {
		body.WriteString(paragraph(line))
	}
	return map[string][]byte{"txt": []byte(strings.Join(lines, "\n") + "\n"), "docx": word(body.String(), "", "").zip(t)}
}

func whys(warnings []model.Warning, why model.WarningReason) (lines []int) {
	for _, w := range warnings {
		if w.Why == why {
			lines = append(lines, w.Line)
		}
	}
	return lines
}

// Copies of a plan are left out, which is reported once. The plan is the same as
// without them.
func TestPlanTwice(t *testing.T) {
	once, lines := copiedFiles(t, copiedLines()), copiedLines()
	for name, data := range copiedFiles(t, slices.Concat(lines, lines)) {
		want, before, err := split(seeds.Read(t.Context(), once[name], seeds.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
		if err != nil || !reflect.DeepEqual(plan, want) {
			t.Errorf("%s: %v, reads %+v, want %+v", name, err, plan, want)
		}
		if reported := whys(warnings, model.WhyPlanTwice); !slices.Equal(reported, []int{len(lines) + 1}) || len(warnings) != len(before)+1 {
			t.Errorf("%s: warnings %+v, for the plan alone %+v", name, warnings, before)
		}
	}
	for name, data := range copiedFiles(t, slices.Concat([]string{"各科室：", "现印发给你们，请认真落实。"}, slices.Repeat(lines, 40))) {
		plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
		if reported := whys(warnings, model.WhyPlanTwice); err != nil || len(plan.Tasks) != 4 || !slices.Equal(reported, []int{len(lines) + 3}) {
			t.Errorf("%s, forty times: %v, %+v", name, err, warnings)
		}
	}
}

// Each line in which a copy differs is reported.
func TestPlanTwiceDiffers(t *testing.T) {
	lines, other := copiedLines(), copiedLines()
	other[3] = "1.公开部门预算，4月底前完成。（财务科负责）"
	for name, data := range copiedFiles(t, slices.Concat(lines, other)) {
		plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
		if err != nil || len(plan.Tasks) != 4 || plan.Tasks[0].Due.String() != "2022-03-31" {
			t.Errorf("%s: %v %+v", name, err, plan)
		}
		if !slices.Equal(whys(warnings, model.WhyPlanTwice), []int{9}) || !slices.Equal(whys(warnings, model.WhyCopyDiffers), []int{12}) {
			t.Errorf("%s: warnings %+v", name, warnings)
		}
	}
}

// A repeated title ends the task above it. The lines below are reported if they are no
// copy.
func TestRepeatedTitleEndsTheTask(t *testing.T) {
	lines := copiedLines()
	rest := []string{lines[0], "各单位要高度重视，抓好落实，确保取得实效。"}
	for name, data := range copiedFiles(t, slices.Concat(lines, rest)) {
		plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
		if err != nil || len(plan.Tasks) != 4 || plan.Tasks[3].Text != "回应群众关切的事项，不断改进工作。" {
			t.Errorf("%s: %v %+v", name, err, plan)
		}
		if reported := whys(warnings, model.WhyOutside); !slices.Contains(reported, 10) || whys(warnings, model.WhyPlanTwice) != nil {
			t.Errorf("%s: warnings %+v", name, warnings)
		}
	}
}

// The same tasks under another heading, and a title over every page, are no copy.
func TestNoCopies(t *testing.T) {
	same := []string{"1.加强政治理论学习，提高能力。（各科室）", "2.按时公开部门预算和决算。（财务科）"}
	page := func(from string) []string {
		return []string{"某某局2022年工作任务表", "序号|任务|责任单位", from}
	}
	for name, lines := range map[string][]string{
		"headings": slices.Concat([]string{"一、机关"}, same, []string{"二、直属"}, same),
		"pages":    slices.Concat(page("1|公开部门预算和决算。|财务科"), page("2|更新机构职能目录。|办公室"), page("3|公开重大建设项目。|规划科"), page("4|报送全年的总结。|办公室")),
	} {
		for format, data := range copiedFiles(t, lines) {
			plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
			if err != nil || len(plan.Tasks) != 4 || whys(warnings, model.WhyPlanTwice) != nil {
				t.Errorf("%s, %s: %v %+v %+v", name, format, err, plan, warnings)
			}
		}
	}
}

// copiedRows is a table of tasks.
func copiedRows(deadline string) [][]any {
	return [][]any{header(), {1, "公开部门预算和决算。", "财务科", "3月底前"}, {2, "更新机构职能目录。", "办公室", deadline}, {3, "解读重要文件。", "法规科", "年底前"}}
}

func TestTableTwice(t *testing.T) {
	one := ""
	for _, cells := range copiedRows("6月底前") {
		one += row(texts(cells)...)
	}
	for name, data := range map[string][]byte{
		"docx, one title": word(paragraph("某局2022年任务表")+"<w:tbl>"+one+"</w:tbl>"+paragraph("")+"<w:tbl>"+one+"</w:tbl>", "", "").zip(t),
		"docx":            word(strings.Repeat(paragraph("某局2022年任务表")+"<w:tbl>"+one+"</w:tbl>", 2), "", "").zip(t),
		"xlsx, one sheet": book(t, func(f *excelize.File) {
			put(f, "Sheet1", "A1", copiedRows("6月底前")...)
			put(f, "Sheet1", "A7", copiedRows("6月底前")...)
		}),
		"xlsx, two sheets": book(t, func(f *excelize.File) {
			_, _ = f.NewSheet("备份")
			put(f, "Sheet1", "A1", copiedRows("6月底前")...)
			put(f, "备份", "A1", copiedRows("6月底前")...)
		}),
	} {
		plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{Year: 2022}))
		if err != nil || len(plan.Tasks) != 3 || len(whys(warnings, model.WhyPlanTwice)) != 1 || len(warnings) != 1 {
			t.Errorf("%s: %v %+v %+v", name, err, plan, warnings)
		}
	}
	differs := book(t, func(f *excelize.File) {
		_, _ = f.NewSheet("备份")
		put(f, "Sheet1", "A1", copiedRows("6月底前")...)
		put(f, "备份", "A1", copiedRows("7月底前")...)
	})
	plan, warnings, err := split(seeds.Read(t.Context(), differs, seeds.Options{Year: 2022}))
	if err != nil || len(plan.Tasks) != 3 || len(whys(warnings, model.WhyPlanTwice)) != 1 || !slices.Equal(whys(warnings, model.WhyCopyDiffers), []int{3}) {
		t.Errorf("a sheet with another deadline: %v %+v %+v", err, plan, warnings)
	}
}

func texts(cells []any) (texts []string) {
	for _, cell := range cells {
		texts = append(texts, fmt.Sprint(cell))
	}
	return texts
}

// Documents of every form are read once if they are twice in a file.
func TestDocumentsTwice(t *testing.T) {
	files, err := filepath.Glob("testdata/*/source.txt")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range append(files, "plan.txt") {
		once, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimRight(string(once), "\n") + "\n"
		want, before, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		plan, warnings, err := split(seeds.ReadText(t.Context(), text+text, seeds.Options{}))
		if err != nil || !reflect.DeepEqual(plan, want) {
			t.Errorf("%s: %v, %d tasks, want %d", file, err, len(plan.Tasks), len(want.Tasks))
		}
		if reported := whys(warnings, model.WhyPlanTwice); !slices.Equal(reported, []int{strings.Count(text, "\n") + 1}) || len(warnings) != len(before)+1 {
			t.Errorf("%s: %d warnings, for the plan alone %d; reported at %v", file, len(warnings), len(before), reported)
		}
	}
}

// A title over every page interrupts no task, and is not reported.
func TestTitleOverEveryPage(t *testing.T) {
	lines := []string{
		"某市教育局2022年政务公开工作要点分工方案", "一、推进公开",
		"（一）公开招生政策。（责任科室：基教科）", "某市教育局2022年政务公开工作要点分工方案", "（二）公开教师招聘",
		"某市教育局2022年政务公开工作要点分工方案", "信息，按时更新。（责任科室：人事科）", "（三）公开学籍信息。（责任科室：基教科）",
	}
	for name, data := range copiedFiles(t, lines) {
		plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
		if err != nil || len(plan.Tasks) != 3 || len(warnings) > 0 {
			t.Fatalf("%s: %v %+v, warnings %+v", name, err, plan, warnings)
		}
		if task := plan.Tasks[1]; strings.Join(strings.Fields(task.Text), "") != "公开教师招聘信息，按时更新。" || !slices.Equal(task.Lead, []string{"人事科"}) {
			t.Errorf("%s: %+v", name, task)
		}
	}
}
