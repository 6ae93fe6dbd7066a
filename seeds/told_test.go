package seeds_test

import (
	"strings"
	"testing"

	"duban/seeds"
)

// What becomes no part of a task is told, to its last word.
func TestWordsOutsideTasksAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		told []string
	}{
		"a row without a task":      {"序号|工作任务|责任单位|备注\n1|推进公开。|财务科|甲\n2||办公室|乙丙丁\n3|推进解读。|财务科|\n", []string{"办公室", "乙丙丁"}},
		"a row of another table":    {"序号|工作任务|责任单位\n1|推进公开。|财务科\n2|推进解读。|办公室\n合计|2项任务|全部单位\n", []string{"合计", "2项任务", "全部单位"}},
		"the deadline of a heading": {"某局2022年工作要点\n一、推进公开(6月底前完成)\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"6月底前"}},
		"the offices of a foreword": {"某局2022年工作要点\n一、推进公开(局机关负责)\n全局认真学习。(人事科负责)\n1.公开预算。(财务科负责)\n2.公开决算。(办公室负责)\n", []string{"人事科"}},
		"behind the last lone pipe": {"序号\n|\n工作任务\n|\n责任单位\n|\n完成时限\n|\n1\n|\n推进公开。\n|\n财务科\n|\n6月底前\n|\n2\n|\n推进解读。\n|办公室|9月底前\n", []string{"9月底前"}},
	} {
		plan, warnings, err := seeds.Read([]byte(c.text), seeds.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var said strings.Builder
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
