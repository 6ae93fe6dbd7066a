package seeds_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// A label after several items of one paragraph belongs to the last of them.
func TestLabelAfterSeveralItems(t *testing.T) {
	readText(t, "某局2022年工作要点\n1.公开全市预算(财务科负责)。公开全市决算(人事科负责)。责任单位：办公室\n2.推进解读。(办公室负责)\n",
		"|1|公开全市预算|财务科||", "||公开全市决算|人事科,办公室||", "|2|推进解读。|办公室||")
}

// A letter is reported in one warning. Title, number, date and signature are not.
func TestLetterIsReportedOnce(t *testing.T) {
	text := "某某市某局文件\n某局〔2022〕3号  签发人：张三\n\n某某市某局关于印发《某某市某局2022年工作要点》的通知\n\n各科室：\n现将要点印发给你们，\n请结合实际落实。\n一、提高认识。各科室要重视。\n\n某某市某局\n2022年3月1日\n（此件公开发布）\n\n某某市某局2022年工作要点\n" +
		"1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n联系人：赵一\n电话：1234567\n"
	_, warnings, err := split(seeds.Read(t.Context(), []byte(text), seeds.Options{}))
	want := []model.Warning{
		{Line: 6, Last: 9, Text: "各科室：\n现将要点印发给你们，\n请结合实际落实。\n一、提高认识。各科室要重视。", Why: model.WhyOutside},
		{Line: 18, Last: 19, Text: "联系人：赵一\n电话：1234567", Why: model.WhyPerson},
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
		_, warnings, err := split(seeds.Read(t.Context(), []byte(text), seeds.Options{}))
		if lines := whys(warnings, model.WhyNumbering); err != nil || !slices.Equal(lines, []int{4}) {
			t.Errorf("%s: %v %+v", name, err, warnings)
		}
	}
}

// Offices after maxCellLength are not read, with a warning.
func TestOfficesAfterTheLimitAreReported(t *testing.T) {
	text := "序号|工作任务|责任单位\n1|推进公开。|" + strings.Repeat("各县区财政局、", 500) + "最后一科\n2|公开决算。|办公室\n"
	plan, warnings, err := split(seeds.Read(t.Context(), []byte(text), seeds.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(plan.Tasks[0].OfficesRaw, "最后一科") || len(whys(warnings, model.WhyTooLong)) != 1 {
		t.Errorf("the last office is lost: %d warnings", len(warnings))
	}
}
