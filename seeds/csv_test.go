package seeds_test

import (
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

func readText(t *testing.T, data string, want ...string) []model.Warning {
	t.Helper()
	plan, warnings, err := split(seeds.Read(t.Context(), []byte(data), seeds.Options{}))
	if err != nil {
		t.Fatalf("%v, warnings %+v", err, warnings)
	}
	reads(t, plan, want...)
	return warnings
}

func TestSeparatedValues(t *testing.T) {
	want := []string{
		`一、公开|1|更新"专栏"，含图片、文字,不少于2项。|局办公室,法规科||2022-06-30`,
		"一、公开|2|编制年报。⏎报局务会。|法规科||2022-01-31",
		"二、解读|3|同步解读。|信访科||",
	}
	comma := "某局2022年任务表,,,,\n类别,序号,工作任务,责任科室,完成时限\n" +
		"一、公开,1,\"更新\"\"专栏\"\"，含图片、文字,不少于2项。\",\"局办公室\n法规科\",6月底前\n" +
		",2,\"编制年报。\n报局务会。\",法规科,2022年1月31日\n二、解读,3,同步解读。,信访科,长期\n"
	semicolon := strings.ReplaceAll(strings.ReplaceAll(comma, "文字,不", "文字，不"), ",", ";")
	tab := strings.ReplaceAll(strings.ReplaceAll(comma, "文字,不", "文字，不"), ",", "\t")
	wide := append([]string{strings.Replace(want[0], "文字,", "文字，", 1)}, want[1:]...)
	for name, test := range map[string]struct {
		data string
		want []string
	}{
		"csv":             {comma, want},
		"csv of Excel":    {inGB18030(t, strings.ReplaceAll(comma, "\n", "\r\n")), want},
		"csv with a mark": {"\xef\xbb\xbf" + strings.ReplaceAll(comma, "\n", "\r\n"), want},
		"csv with sep":    {"sep=,\r\n" + comma, want},
		"semicolons":      {semicolon, wide},
		"tsv":             {tab, wide},
		"Unicode text":    {"\xff\xfe" + inUTF16(tab, false), wide},
		"csv without header": {comma[strings.Index(comma, "一、公开"):], []string{
			strings.Replace(want[0], "2022-06-30", "", 1), want[1], want[2],
		}},
	} {
		t.Run(name, func(t *testing.T) { readText(t, test.data, test.want...) })
	}
}

// A quotation mark that is never closed does not take the rows below into its cell.
func TestOpenQuote(t *testing.T) {
	text := "序号,工作任务,责任科室\n1,\"甲事项,办公室\n2,乙事项,法规科\n" + strings.Repeat("3,丙事项,人事科\n", 2)
	plan, _, err := split(seeds.Read(t.Context(), []byte(text), seeds.Options{}))
	if err != nil || len(plan.Tasks) < 3 {
		t.Errorf("plan %+v, error %v", plan, err)
	}
}

func TestCSVLines(t *testing.T) {
	warnings := readText(t, "序号,工作任务,责任科室,完成时限\n1,\"甲\n\n乙\",办公室,2月30日\n\n2,丙。,法规科,13月\n",
		"|1|甲⏎⏎乙|办公室||", "|2|丙。|法规科||")
	if len(warnings) < 2 || warnings[0].Line != 2 || warnings[len(warnings)-1].Line != 6 {
		t.Errorf("warnings: %+v", warnings)
	}
}

func TestMarkdown(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want []string
	}{
		"a table": {
			"# 某局2022年政务公开工作方案\n\n> 各科室：\n\n## 一、公开\n\n| 序号 | **工作任务** | 责任科室 | 完成时限 |\n|:---:|---|---|---:|\n| 1 | 甲<br>（甲\\|乙） | 办公室<br/>法规科 | 6月底前 |\n| 2 | `丙` | | |\n\n## 解读\n\n序号 | 工作任务 | 责任科室 | 完成时限\n---|---|---|---\n3 | [丁](http://a.cn) | 信访科 | 长期\n",
			[]string{"一、公开|1|甲⏎（甲|乙）|办公室,法规科||2022-06-30", "一、公开|2|丙|||", "解读|3|丁|信访科||"},
		},
		"prose": {
			"---\n\n# 某局2022年工作要点\n\n## 深化公开\n\n1. **更新目录。**（责任单位：办公室）\n2. 清理文件。（责任单位：法规科）\n\n## 强化解读\n\n1\\. 同步解读。（责任单位：信访科）\n",
			[]string{"深化公开|1|更新目录。|办公室||", "深化公开|2|清理文件。|法规科||", "强化解读|1|同步解读。|信访科||"},
		},
	} {
		t.Run(name, func(t *testing.T) { readText(t, test.data, test.want...) })
	}
}
