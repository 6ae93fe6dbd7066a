package seeds_test

import (
	"strings"
	"testing"

	"duban/seeds"
)

// A column that says when a task was done is a deadline only where no other says how
// far the task is.
func TestDoneColumns(t *testing.T) {
	for header, due := range map[string]string{
		"序号,工作任务,责任科室,办结时间,完成情况":   "",
		"序号,工作任务,责任科室,完成时间,办理结果":   "",
		"序号,工作任务,责任科室,实际完成时间,进展情况": "",
		"序号,工作任务,责任科室,完成日期,是否完成":   "",
		"序号,工作任务,责任科室,完成时限,完成情况":   "2022-03-31",
		"序号,工作任务,责任科室,计划完成时间,完成情况": "2022-03-31",
		"序号,工作任务,责任科室,完成时间要求,工作进展": "2022-03-31",
		"序号,工作任务,责任科室,完成时间,备注":     "2022-03-31",
		"序号,工作任务,责任科室,办结时间,备注":     "2022-03-31",
	} {
		text := "2022年重点工作台账\n" + header + "\n1,制定年度计划。,办公室,2022年3月31日,已印发\n2,修订办事指南。,法规科,2022年3月31日,已报送\n"
		plan, _, err := seeds.Read(t.Context(), []byte(text), seeds.Options{})
		if err != nil {
			t.Errorf("%s: %v", header, err)
			continue
		}
		got := ""
		if !plan.Tasks[0].Due.IsZero() {
			got = plan.Tasks[0].Due.String()
		}
		if got != due || strings.Join(plan.Tasks[0].Lead, "") != "办公室" {
			t.Errorf("%s: due %q, not %q; lead %v", header, got, due, plan.Tasks[0].Lead)
		}
	}
}
