package tui_test

import (
	"strings"
	"testing"
)

// The help explains every mark of the lists, uncut.
func TestHelpExplainsTheMarks(t *testing.T) {
	for manner, wanted := range map[string][]string{
		"zh":       {"○ 未开始  ◐ 进行中  ✓ 已完成  ● 逾期", "◌ 正在写入  ◆ 选中", "逾期2天：过了期限", "剩9天：临期", "长期：没有截止日期", "本月 1/2：这一期", "落后了，可能完不成", "+ 后面的是协办", "✕ 已中止", "3/8：8 个主办科室里，3 个完成了", "待办结：都完成了"},
		"zh-ascii": {"- 未开始  ~ 进行中  x 已完成  ! 逾期", "/ 已中止  ? 正在写入  * 选中"},
		"en":       {"○ to do  ◐ in progress  ✓ done  ● overdue", "◌ being saved  ◆ selected", "9d left: due within 30 days", "highlighted if behind schedule", "after the +", "✕ cancelled  ◌ being saved", "3 of 8 lead offices are done"},
		"en-ascii": {"- to do  ~ in progress  x done  ! overdue", "? being saved  * selected", "month 1/2: 1 done, at least 2 needed"},
	} {
		for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}} {
			for _, keys := range [][]string{{"?", "G"}, {"1", "?", "G"}, {"m", "?", "G"}} {
				frame := sit(t, newOffice(t), size.width, size.height, manners()[manner]).press(keys...).frame()
				for _, want := range wanted {
					if !strings.Contains(frame, want) {
						t.Errorf("%s, %v: no %q in\n%s", manner, keys, want, frame)
					}
				}
			}
		}
	}
}
