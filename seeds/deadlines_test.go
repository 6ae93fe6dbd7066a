package seeds_test

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// timeOutline returns dates, "ongoing" and quota of a task.
func timeOutline(task *model.Task) string {
	var words []string
	for _, date := range task.Milestones {
		words = append(words, date.String())
	}
	if task.Ongoing {
		words = append(words, "ongoing")
	}
	if task.Quota != nil {
		words = append(words, fmt.Sprintf("%s %d", task.Quota.Every, task.Quota.AtLeast))
	}
	return strings.Join(words, ", ")
}

// deadlineCells are cells of the column of deadlines, and how they are read.
var deadlineCells = []struct{ cell, want string }{
	{"2021年11月20日前", "2021-11-20"},
	{"２０２１年１１月２０日前", "2021-11-20"},
	{"二〇二一年十一月二十日前", "2021-11-20"},
	{"2021-11-20", "2021-11-20"},
	{"2021.6", "2021-06-30"},
	{"8月", "2021-08-31"},
	{"2021年8月前", "2021-08-31"},
	{"6月底前", "2021-06-30"},
	{"5月份", "2021-05-31"},
	{"9月投入使用", "2021-09-30"},
	{"3月上旬", "2021-03-10"},
	{"2020年2月", "2020-02-29"},
	{"年底前", "2021-12-31"},
	{"年内", "2021-12-31"},
	{"2022年", "2022-12-31"},
	{"次年1月31日前", "2022-01-31"},
	{"上半年", "2021-06-30"},
	{"第三季度", "2021-09-30"},
	{"一季度末", "2021-03-31"},
	{"2021年3月至10月", "2021-10-31"},
	{"4-6月", "2021-06-30"},
	{"6月1日至30日", "2021-06-30"},
	{"2021年12月至次年2月", "2022-02-28"},
	{"2021年2月公布预算，8月公布决算", "2021-02-28, 2021-08-31"},
	{"2022年3月、9月", "2022-03-31, 2022-09-30"},
	{"清明前", "2021-04-03"},
	{"2023年清明节之前", "2023-04-04"},
	{"国庆节前", "2021-09-30"},
	{"五一假期前完成", "2021-04-30"},
	{"十一前", "2021-09-30"},
	{"全年", "ongoing"},
	{"常态化推进", "ongoing"},
	{"12月底前，并长期坚持", "2021-12-31, ongoing"},
	{"每月", "month 1"},
	{"每月10日前", "month 1"},
	{"每年12月底前", "year 1"},
	{"每季度末", "quarter 1"},
	{"每半年", "halfyear 1"},
	{"每周不少于3次", "week 3"},
	{"6、12月底前", "2021-06-30, 2021-12-31"},
	{"3、6、9、12月底", "2021-03-31, 2021-06-30, 2021-09-30, 2021-12-31"},
	{"2021.5-10", "2021-10-31"},
	{"2021.6-2021.12", "2021-12-31"},
	{"21年底", "2021-12-31"},
	{"2021—2023年", "2023-12-31"},
	{"2021年7月1日起长期坚持", "ongoing"},
	{"3月起至10月底前", "2021-10-31"},
	{"12月中旬", "2021-12-20"},
	{"11月15前", "2021-11-15"},
	{"立行立改", ""},
	{"半年一次", "halfyear 1"},
	{"一年两次", "year 2"},
	{"一季度一次", "quarter 1"},
	{"11月底前，每月更新", "2021-11-30, month 1"},
	{"第一、三季度", "2021-03-31, 2021-09-30"},
	{"二、四季度", "2021-06-30, 2021-12-31"},
	{"一季度、三季度", "2021-03-31, 2021-09-30"},
	{"每年1月、7月", "fixed 1"},
	{"下年度1月31日前", "2022-01-31"},
	{"6.30前", "2021-06-30"},
	{"2021", "2021-12-31"},
	{"20210630", "2021-06-30"},
	{"2021上半年", "2021-06-30"},
	{"2021第三季度", "2021-09-30"},
	{"12 月 底 前", "2021-12-31"},
	{"全  年", "ongoing"},
	{"上半年、下半年各1次", "halfyear 1"},
	{"上、下半年各开展两次", "halfyear 2"},
	{"上半年、下半年", "2021-06-30, 2021-12-31"},
	{"按月", "month 1"},
	{"按季度", "quarter 1"},
	{"按月调度", "month 1"},
	{"逐季推进", "quarter 1"},
	{"季度", "quarter 1"},
	{"一季一次", "quarter 1"},
	{"一月一调度", "month 1"},
	{"2次/年", "year 2"},
	{"全年2次", "year 2"},
	{"全年不少于4次", "year 4"},
	{"全年，每月2次", "ongoing, month 2"},
	{"每季度第一个月10日前", "quarter 1"},
	{"双月", ""},
	{"每日", "day 1"},
	{"每两个月", "twomonths 1"},
	{"立即", ""},
	{"定期", ""},
	{"", ""},
}

func TestDeadlineCells(t *testing.T) {
	for _, test := range deadlineCells {
		task, warnings := oneRow(t, "推进工作，落实到位。", "办公室", test.cell)
		if got := timeOutline(task); got != test.want || task.DueWords != test.cell || len(warnings) > 0 {
			t.Errorf("%s: %s in %q, want %s; %v", test.cell, got, task.DueWords, test.want, warnings)
		}
		if n := len(task.Milestones); n > 0 && task.Due != task.Milestones[n-1] {
			t.Errorf("%s: due %s", test.cell, task.Due)
		}
	}
}

// 前后 and 左右 belong to the words of a deadline.
func TestApproximateDays(t *testing.T) {
	plan, _, err := split(seeds.ReadText(t.Context(), "某局2021年分工\n1.开展宣传。（办公室，5月12日前后）\n2.开展检查。（法规科，6月底左右完成）\n", seeds.Options{}))
	if err != nil || len(plan.Tasks) != 2 {
		t.Fatal(plan, err)
	}
	for i, want := range []string{"2021-05-12 5月12日前后", "2021-06-30 6月底左右完成"} {
		if got := plan.Tasks[i].Due.String() + " " + plan.Tasks[i].DueWords; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestDeadlineCellsNotUnderstood(t *testing.T) {
	for cell, why := range map[string]model.WarningReason{
		"2月30日":     model.WhyImpossibleDate,
		"13月底前":     model.WhyImpossibleDate,
		"根据市里安排":    model.WhyDeadline,
		"20个工作日内办结": model.WhyDeadline,
		"印发之日起30日内": model.WhyDeadline,
		"2021年5月起":  model.WhyDeadline,
		"两年内":       model.WhyDeadline,
		"国庆前后":      model.WhyDeadline,
	} {
		task, warnings := oneRow(t, "推进工作，落实到位。", "办公室", cell)
		if !task.Due.IsZero() || task.DueWords != cell || len(warnings) != 1 || warnings[0].Why != why {
			t.Errorf("%s: due %s, words %q, warnings %v", cell, task.Due, task.DueWords, warnings)
		}
	}
}

func TestDeadlinesInText(t *testing.T) {
	for _, test := range []struct{ text, want, words string }{
		{"6月底前完成改造。", "2021-06-30", "6月底前"},
		{"2021年政务公开工作。", "", ""},
		{"对2020年12月31日前发布的文件开展清理。", "", ""},
		{"对2021年3月1日前制定的文件开展清理。", "", ""},
		{"落实《关于2021年6月底前办结的通知》。", "", ""},
		{"5个工作日内答复，增长6.2%，投资3.8亿元。", "", ""},
		{"学校9月投入使用。", "2021-09-30", "9月"},
		{"把值班表在9月28日(星期五)以前发至保卫科。", "2021-09-28", "9月28日(星期五)以前"},
		{"6月底前完成一半，12月底前全部完成。", "2021-06-30, 2021-12-31", "6月底前;12月底前"},
		{"专栏每月至少更新2条信息。", "month 2", ""},
		{"每年增长5%。", "", ""},
		{"按照每月考核的要求推进。", "", ""},
		{"全年举办活动不少于10场。", "year 10", ""},
		{"每年1月31日前公布年报。", "year 1", ""},
		{"定期开展培训，持续推进公开。", "", ""},
		{"三年内建成。", "", ""},
		{"6月、9月、12月各开展一次检查。", "2021-06-30, 2021-09-30, 2021-12-31", "6月;9月;12月"},
		{"2021年10月1日正式启用。", "2021-10-01", "2021年10月1日"},
		{"年度不少于2期。", "year 2", ""},
		{"全年组织发布会3场以上。", "year 3", ""},
		{"全年举办2期培训。", "year 2", ""},
		{"全年开展督查4次，推动落实。", "year 4", ""},
		{"全年受理信访300件，接待5万人次。", "", ""},
		{"检查工作，上半年、下半年各一次。", "halfyear 1", ""},
		{"按月通报进展。", "month 1", ""},
		{"每人每年学习不少于90学时。", "year 1", ""},
		{"坚持一月一调度。", "month 1", ""},
		{"实行一季一通报。", "quarter 1", ""},
		{"按季度计划推进项目。", "", ""},
		{"按月份分解任务。", "", ""},
		{"召开会议2次/季度。", "quarter 2", ""},
	} {
		task, _ := oneRow(t, test.text, "办公室", "")
		if got := timeOutline(task); got != test.want || task.DueWords != test.words {
			t.Errorf("%s: %s in %q, want %s in %q", test.text, got, task.DueWords, test.want, test.words)
		}
	}
}

// Without a year in the document, dates have none.
func TestYearUnknown(t *testing.T) {
	text := "任务|责任单位|时限\n1.推进工作。|办公室|年底前\n2.推进工作。|办公室|2022年3月"
	plan, warnings, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
	if err != nil || plan.Year != 0 || !plan.Tasks[0].Due.IsZero() || plan.Tasks[0].DueWords != "年底前" {
		t.Errorf("%+v %v", plan, err)
	}
	if plan.Tasks[1].Due.String() != "2022-03-31" || len(warnings) != 1 || warnings[0].Why != model.WhyNoYear {
		t.Errorf("due %s, warnings %v", plan.Tasks[1].Due, warnings)
	}
	plan, _, err = split(seeds.ReadText(t.Context(), text, seeds.Options{Year: 2023}))
	if err != nil || plan.Tasks[0].Due.String() != "2023-12-31" {
		t.Errorf("%+v %v", plan, err)
	}
}
