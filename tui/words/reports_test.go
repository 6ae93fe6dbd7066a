package words

import (
	"testing"

	"duban/model"
)

func TestReport(t *testing.T) {
	t.Parallel()
	for want, report := range map[string]model.Report{
		"已起草；存在问题：缺人；下一步：送审": {Progress: "已起草", Problem: "缺人", Next: "送审"},
		"存在问题：缺人":            {Problem: "缺人"},
	} {
		if got := In(Chinese).Report(report); got != want {
			t.Errorf("%+v: %q, want %q", report, got, want)
		}
	}
}
