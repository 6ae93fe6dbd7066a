package seeds_test

import (
	"slices"
	"strings"
	"testing"

	"duban/seeds"
)

// A label after several items of one paragraph belongs to the last of them.
func TestLabelBehindSeveralItems(t *testing.T) {
	readText(t, "某局2022年工作要点\n1.公开全市预算(财务科负责)。公开全市决算(人事科负责)。责任单位：办公室\n2.推进解读。(办公室负责)\n",
		"|1|公开全市预算|财务科||", "||公开全市决算|人事科,办公室||", "|2|推进解读。|办公室||")
}

// A letter is reported in one warning, with what its lines are; title, number, date and
// signature need none.
func TestLetterIsToldOnce(t *testing.T) {
	text := "某某市某局文件\n某局〔2022〕3号  签发人：张三\n\n某某市某局关于印发《某某市某局2022年工作要点》的通知\n\n各科室：\n现将要点印发给你们，\n请结合实际落实。\n一、提高认识。各科室要重视。\n\n某某市某局\n2022年3月1日\n（此件公开发布）\n\n某某市某局2022年工作要点\n" +
		"1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n联系人：赵一\n电话：1234567\n"
	_, warnings, err := seeds.Read(t.Context(), []byte(text), seeds.Options{})
	want := []seeds.Warning{
		{Line: 6, Last: 9, Text: "各科室：\n现将要点印发给你们，\n请结合实际落实。\n一、提高认识。各科室要重视。", Why: seeds.WhyOutside},
		{Line: 18, Last: 19, Text: "联系人：赵一\n电话：1234567", Why: seeds.WhyPerson},
	}
	if err != nil || !slices.Equal(warnings, want) {
		t.Errorf("%v %+v", err, warnings)
	}
}

// A heading whose number does not follow the one before is reported.
func TestHeadingsOutOfOrder(t *testing.T) {
	for name, text := range map[string]string{
		"prose": "某局2022年工作要点\n一、公开\n1.公开预算。(财务科负责)\n十二. 解读\n2.公开决算。(办公室负责)\n",
		"table": "序号|工作任务|责任单位\n一、公开\n1|公开预算。|财务科\n十二. 解读\n2|公开决算。|办公室\n",
	} {
		_, warnings, err := seeds.Read(t.Context(), []byte(text), seeds.Options{})
		if lines := whys(warnings, seeds.WhyNumbering); err != nil || !slices.Equal(lines, []int{4}) {
			t.Errorf("%s: %v %+v", name, err, warnings)
		}
	}
}

// What becomes no part of a task is reported, to its last word.
func TestWordsOutsideTasksAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		told []string
	}{
		"a row without a task":        {"序号|工作任务|责任单位|备注\n1|推进公开。|财务科|甲\n2||办公室|乙丙丁\n3|推进解读。|财务科|\n", []string{"办公室", "乙丙丁"}},
		"a row of another table":      {"序号|工作任务|责任单位\n1|推进公开。|财务科\n2|推进解读。|办公室\n合计|2项任务|全部单位\n", []string{"合计", "2项任务", "全部单位"}},
		"the deadline of a heading":   {"某局2022年工作要点\n一、推进公开(6月底前完成)\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"6月底前"}},
		"the offices of a foreword":   {"某局2022年工作要点\n一、推进公开(局机关负责)\n全局认真学习。(人事科负责)\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"人事科"}},
		"a row above the header":      {"1|推进公开。|财务科\n序号|工作任务|责任单位\n2|推进解读。|办公室\n3|推进回应。|人事科\n", []string{"推进公开。", "财务科"}},
		"a row in the header's line":  {"序号|工作任务|责任单位|1|推进公开。|财务科\n2|推进解读。|办公室\n3|推进回应。|人事科\n", []string{"推进公开。", "财务科"}},
		"a heading above the title":   {"一、主动公开\n某局2022年工作要点\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"一、主动公开"}},
		"a wrapped covering letter":   {"某局关于印发工作要点的通知\n各县(市、区)人民政府,各有关单位:\n现将要点印发给你们,请结合\n实际抓好落实。\n某局\n2022年3月1日\n某局2022年工作要点\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"各县(市、区)人民政府", "请结合\n实际"}},
		"another copy of a task":      {"某局2022年工作要点\n1.公开预算。(财务科负责，6月底前完成)\n1.公开预算。(人事科负责，9月底前完成)\n2.公开决算。(办公室负责)\n", []string{"人事科负责", "9月底前"}},
		"the offices of a heading":    {"某局2022年工作要点\n一、推进公开(局机关负责)\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"局机关负责"}},
		"those of one over rows":      {"序号|工作任务|责任单位\n一、推进公开(局机关负责)\n1|公开预算。|财务科\n2|公开决算。|办公室\n", []string{"局机关负责"}},
		"those of an item with parts": {"某局2022年工作要点\n1.公开预算。(财务科)\n2.立即启动(局办)\n（1）编制预算。(人事科)\n（2）编制决算。(财务科)\n", []string{"局办"}},
		"parts of parts":              {"某局2022年工作要点\n1.公开预算。(财务科)\n2.公开决算。\n（1）编制决算。\n①核对各科室的账目。\n（2）报送决算。(人事科)\n", []string{"核对各科室的账目"}},
		"cells of a column":           {"序号|工作任务|责任单位|备注\n1|公开预算。|财务科|按年度\n2|公开决算。|办公室|按季度\n", []string{"按年度", "按季度"}},
		"the second person":           {"某局2022年工作要点\n1.公开预算。\n责任单位：财务科\n责任人：赵一\n2.公开决算。\n责任单位：办公室\n责任人：钱二\n", []string{"赵一", "钱二"}},
		"a general part's heading":    {"某局2022年工作要点\n一、总体要求\n坚持稳中求进。\n二、任务\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"总体要求", "稳中求进"}},
		"a title amid a task":         {"某局2022年工作要点\n1.推进全市各类\n某局2022年工作要点\n公开事项。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"推进全市各类\n公开事项。"}},
		"more offices than searched":  {"序号|工作任务|责任单位\n1|公开预算。|" + strings.Repeat("各县区财政局、", 500) + "最后一科\n2|公开决算。|办公室\n", []string{"最后一科"}},
		"who signs for another":       {"某局2022年工作要点\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n某局政务公开办公室\n2022年3月1日\n", []string{"某局政务公开办公室"}},
		"behind the last lone pipe":   {"序号\n|\n工作任务\n|\n责任单位\n|\n完成时限\n|\n1\n|\n推进公开。\n|\n财务科\n|\n6月底前\n|\n2\n|\n推进解读。\n|办公室|9月底前\n", []string{"9月底前"}},
	} {
		plan, warnings, err := seeds.Read(t.Context(), []byte(c.text), seeds.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var said strings.Builder
		said.WriteString(plan.Issuer + "\n")
		for _, task := range plan.Tasks {
			said.WriteString(task.Text + task.OfficesRaw + task.DueWords + "\n")
		}
		for _, warning := range warnings {
			said.WriteString(warning.Text + "\n")
		}
		for _, words := range c.told {
			if !strings.Contains(said.String(), words) {
				t.Errorf("%s: %q is lost of\n%s", name, words, said.String())
			}
		}
	}
}
