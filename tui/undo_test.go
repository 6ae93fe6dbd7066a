package tui_test

import (
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
)

const longWay = "duban restore /srv/office/of/the/bureau/duban.db.backups/before-import-2021-11-22-091200.db --db /srv/office/of/the/bureau/duban.db"

// An import can't be undone by u: the notice says so, and which command restores
// the ledger, uncut in every window.
func TestUndoAfterAnImportNamesTheRestore(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		o := newOffice(t)
		s := newShelf(o)
		s.way = longWay
		d := sit(t, o, width, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>")
		d.see("已导入方案 2022").see("u 看怎样退回").press("u").see("不能撤销")
		measure(t, d.styledFrame(), width, 24)
		if notice := d.lastLines(5); !strings.Contains(notice, strings.ReplaceAll(longWay, " ", "")) || strings.Contains(notice, "再按u") {
			t.Errorf("%d columns: the command that restores is cut, or there is more to undo:\n%s", width, d.frame())
		}
		d.press(" ").see("1 已完成，已存盘").press("u").see("已撤销：1 已完成").press("u").see("不能撤销")
		if o.load(t).Revision != 4 {
			t.Errorf("revision %d, want 4: two imports, a mark, its undo", o.load(t).Revision)
		}
	}
}

func TestUndoSkipsACorrectionOnlyAfterReportingIt(t *testing.T) {
	o := newOffice(t)
	s := newShelf(o)
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>").see("已导入")
	d.press(" ").see("1 已完成，已存盘").press("p").see("i 导入文件").press("i", "corrected.txt", "<enter>").see("修订").press("<enter>").see("已更新方案")
	before := o.load(t).Revision
	d.press("u").see("导入方案 2022 的修订").see("之前的副本也没有了").see("再按 u 撤销更早的改动")
	if o.load(t).Revision != before {
		t.Fatal("an older change was taken back unasked")
	}
	d.press("u").see("已撤销：1 已完成").press("<c-r>").see("已重做：1 已完成")
}

// A user who imported only the first plan gets no advice on restoring.
func TestUndoOfNothing(t *testing.T) {
	o := newOffice(t)
	sit(t, o, 80, 24).press("u").see("没有可以撤销的改动")
	sit(t, o, 80, 24, func(options *tui.Options) { options.By = "desk2" }).press("u").see("没有可以撤销的改动")
}

func TestUndoAfterARestoreNamesTheCopy(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", markDone("1"))
	d := sit(t, o, 80, 24)
	d.seat.way = longWay
	d.seat.restores = []model.Event{{Seq: 3, Kind: model.KindRestore, By: "desk1", At: o.tick(), Note: "early.db"}}
	d.notify().see("恢复台账").press("u").see("恢复备份 early.db").see("再按 u").press("u").see("已撤销：1 已完成")
}

// Without a copy nothing restores, and after a restore there is nothing to import
// again.
func TestUndoAfterARestoreWithoutACopy(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", markDone("1"))
	d := sit(t, o, 80, 24)
	d.seat.restores = []model.Event{{Seq: 3, Kind: model.KindRestore, By: "desk1", At: o.tick(), Note: "early.db"}}
	d.notify().see("恢复台账").press("u").see("恢复备份 early.db").see("之前的副本也没有了；再按 u 撤销更早")
}
