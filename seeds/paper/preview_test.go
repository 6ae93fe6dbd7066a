package paper

import (
	"context"
	"errors"
	"slices"
	"testing"
)

func TestPreview(t *testing.T) {
	paper := Paper{Title: "通报", Lines: []string{"截至9月"}, Sheets: []Sheet{
		{
			Title: "一、任务", Columns: []Column{{Name: "标识", Hidden: true}, {Name: "序号"}, {Name: "任务"}, {Name: "牵头"}, {Name: "进展"}},
			Rows:    []Row{{Band: []string{"公开"}, Cells: []string{"id", "1", "公开权责清单", "财务科", "已报\n已核"}}, {Band: []string{"公开"}, Cells: []string{"id", "2", "清理", "", ""}}},
			Closing: []string{"请核对"}, Signed: []string{"办公室"},
		},
		{Columns: []Column{{Name: "科室"}, {Name: "任务", Figures: true}, {Name: "逾期", Figures: true}}, Rows: []Row{{Cells: []string{"财务科", "3", "0"}}}},
	}}
	want := []string{
		"通报", "截至9月", "", "一、任务", "", "公开", "1  公开权责清单", "    牵头  财务科", "    进展  已报 已核", "2  清理", "请核对", "办公室",
		"", "财务科  任务 3",
	}
	got, err := Preview(t.Context(), paper)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, the preview is %q, want %q", err, got, want)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Preview(ended, paper); !errors.Is(err, context.Canceled) {
		t.Errorf("given up, it ends with %v", err)
	}
}
