package tui_test

import (
	"os"
	"testing"

	"duban/tui"
	"duban/tui/draw"
	"duban/tui/words"
)

// nonsenseShelf has a table whose header names nothing.
func nonsenseShelf(t *testing.T, o *office) *shelf {
	t.Helper()
	data, err := os.ReadFile("testdata/nonsense-header.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := newShelf(o)
	s.documents["nonsense.txt"] = string(data)
	return s
}

// What a document was read as is put right column by column, and the reading
// follows at once.
func TestColumnsArePutRight(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, onShelf(nonsenseShelf(t, o))).press("p").see("i 导入文件").press("i", "nonsense.txt", "<enter>")
	d.see("审批组").press("c").see("各列各行读成了什么")
	d.press("5").see("表头第 1 行").see("任务 3 项")
	d.press("<enter>").see("第 1 列是什么").press("g", "<enter>").see("编号")
	d.press("<enter>").see("第 2 列是什么").press("3").see("任务")
	d.press("<enter>").see("第 3 列是什么").press("5").see("协办")
	d.press("u").see("任务 3 项").press("<left>", "<enter>").see("第 3 列是什么").press("j", "<enter>")
	d.press("j", "e").see("修改").press("<tab>", "<tab>", "甲组", "<c-s>", "<c-s>").see("主办 甲组")
	d.press("j", "4").see("不用").see("任务 2 项")
	d.press("<esc>").see("预览：还没有写入").see("读取把握：确定")
	d.press("t", "某局2024年要点", "<enter>").see("某局2024年要点")
	d.press("i", "某局", "<enter>").see("印发  某局")
	d.press("<enter>").see("方案的年份").press("2024", "<enter>").see("2024").press("<enter>").see("已导入方案 2024：")
	d.see("修订值班制度")
}

// What was edited of a task stays with its row when the numbers of tasks change, is undone
// after the page was left, and is not lost by one Esc.
func TestAnEditStaysWithItsRow(t *testing.T) {
	o := newOffice(t)
	s := newShelf(o)
	s.documents["plain.txt"] = "某局2024年要点\n任务|责任科室\n修订制度|综合组\n清理积压件|审批组\n公示结果|财务组\n"
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "plain.txt", "<enter>").see("预览：还没有写入").press("c")
	d.press("j", "j", "e").see("修改").press("<tab>", "<tab>", "甲组", "<c-s>", "<c-s>").see("主办 审批组甲组")
	d.press("k", "4").see("任务 2 项").press("j").see("主办 审批组甲组").press("k", "1").see("任务 3 项")
	d.press("<esc>").see("预览：还没有写入").see("1-2  清理积压件").see("主办 审批组甲组")
	d.press("<esc>").see("再按一次 Esc").press("c").press("u").see("任务 2 项").press("u").see("任务 3 项").press("u", "j", "j").see("清理积压件  主办 审批组 ")
	d.press("<esc>").see("预览：还没有写入")
	d.press("<esc>").see("没有导入")
}

// A document that no task was found in can be put right, and not be imported before.
func TestADocumentWithoutTasksIsPutRight(t *testing.T) {
	o := newOffice(t)
	s := newShelf(o)
	s.documents["lines.txt"] = "值班安排\n甲组周一值班\n乙组周二值班\n"
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "lines.txt", "<enter>").see("没有读出任务")
	d.press("<esc>").see("预览：还没有写入").press("<enter>").see("不能导入").press("c").see("没有读出任务")
	d.press("g", "j", "<enter>").see("第 2 行是什么").press("g", "<enter>").see("任务 1 项")
	d.press("j", "3").see("续上行").press("<esc>").see("预览：还没有写入").see("甲组周一值班")
}

// The frames of the page in both languages.
func TestGoldenCorrections(t *testing.T) {
	for _, test := range []struct {
		name, keys, header string
		options            func(*tui.Options)
	}{
		{"80x24-zh", "i 导入文件", "表头第 1 行", func(*tui.Options) {}},
		{"80x24-en-ascii", "i import", "header in line 1", func(o *tui.Options) {
			o.Words, o.Pen = words.In(words.English), draw.NewPen(true, draw.NewTheme(draw.ThemeMono, false))
		}},
	} {
		o := newOffice(t)
		d := sit(t, o, 80, 24, onShelf(nonsenseShelf(t, o)), test.options).press("p").see(test.keys).press("i", "nonsense.txt", "<enter>").see("审批组").press("c")
		d.press("5").see(test.header).press("<right>")
		golden(t, test.name+"-correct", d.frame())
		golden(t, test.name+"-correct-role", d.press("<enter>").frame())
	}
}
