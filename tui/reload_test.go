package tui_test

import (
	"testing"

	"duban/model"
)

func TestARestoredLedgerIsShownByItself(t *testing.T) {
	o, backup := newOffice(t), newOffice(t)
	o.apply(t, "desk2", markDone("1"), markDone("2"))
	backup.apply(t, "desk2", markDone("3"), markDone("4")) // as many events, but others
	d := sit(t, o, 80, 24).see("✓  1")
	d.seat.swap(backup)
	d.notify().see("已从备份恢复").see("▌○  1").see("✓  3")
	backup.apply(t, "desk2", markDone("5"))
	d.notify().see("desk2 已完成 5").see("✓  5")
	d.press(" ").see("1 已完成，已存盘")
	if got := backup.load(t).State("1").Status; got != model.Done {
		t.Errorf("after the restore, a mark leaves the task %s", got)
	}
}

// What was meant for the ledger that is gone is not written into the other one.
func TestNothingIsWrittenIntoARestoredLedgerUnseen(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"a mark", []string{" "}},
		{"marks in a row", []string{" ", "j", " ", "j", "s"}},
		{"an undo", []string{"u"}},
		{"a note", []string{"n", "已催办", "<enter>"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, backup := newOffice(t), newOffice(t)
			o.apply(t, "desk1", markDone("9"))
			backup.apply(t, "desk1", markDone("8"))
			d := sit(t, o, 80, 24)
			d.seat.swap(backup)
			d.press(c.keys...).see("已从备份恢复")
			if now := backup.load(t).Revision; now != 2 {
				t.Errorf("revision %d: something was written", now)
			}
			if c.name == "a note" {
				d.press("n").see("备注 1 已催办")
			}
		})
	}
}

func TestAFailedReloadIsRepeated(t *testing.T) {
	o, backup := newOffice(t), newOffice(t)
	o.apply(t, "desk2", markDone("1"))
	d := sit(t, o, 80, 24)
	plan := backup.plan
	backup.plan = "2020"
	d.seat.swap(backup)
	d.notify().see("台账里已没有这个方案").see("请按 p")
	backup.plan, d.seat.replaced = plan, true
	d.press(" ").see("已从备份恢复").see("▌○  1")
}

// What waited to be written into the ledger that is gone is dropped, and counted.
func TestChangesDroppedByARestoreAreCounted(t *testing.T) {
	o, backup := newOffice(t), newOffice(t)
	d := slowly(t, o).press(" ", "j", " ", " ", "q")
	write := d.called(d.seat.writes)
	write <- &model.LedgerError{Fault: model.FaultReplaced, Path: "/x/duban.db"}
	d.seat.swap(backup)
	d.called(d.seat.reads) <- nil
	d.called(d.seat.reads) <- nil
	d.see("已从备份恢复").seeAtEnd("后面的2处改动没有写入")
	if d.left {
		t.Error("left before that was seen")
	}
}

// Keys pressed while another ledger is being read were meant for neither.
func TestKeysWhileTheLedgerIsReadAnewChangeNothing(t *testing.T) {
	o, backup := newOffice(t), newOffice(t)
	o.apply(t, "desk1", markDone("1"))
	o.apply(t, "desk1", markDone("2"))
	d := sit(t, o, 80, 24).see("✓  1")
	d.seat.loads = make(chan chan error)
	d.seat.swap(backup)
	reading := d.notify().called(d.seat.loads)
	d.press("x", "n", "已催办", "<enter>")
	reading <- nil
	d.see("已从备份恢复").see("▌○  1")
	if now := backup.load(t).Revision; now != 1 {
		t.Errorf("revision %d: something was written", now)
	}
	d.press("n").see("备注 1 已催办")
}

// A restore of what is there already changes nothing but that it happened.
func TestARestoreOfTheSameLedgerIsReported(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", markDone("1"))
	d := sit(t, o, 120, 36).see("✓  1")
	d.seat.restores = []model.Event{{
		Seq: o.load(t).Revision + 1, At: o.tick(), By: "desk2", Kind: model.KindRestore, Note: "周五.db",
	}}
	d.notify().see("desk2 恢复台账 周五.db").see("✓  1")
	d.press("a").see("desk2    恢复台账  周五.db").press("<enter>").see("先选一项任务")
	d.press("<esc>").see("11-15 desk2 恢复台账")
}

// A restore is reported although the ledger before has refused a write.
func TestARestoreIsReportedAfterARefusal(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36)
	d.seat.refuse = &model.LedgerError{Fault: model.FaultTruncated, Path: "/x/duban.db"}
	d.press(" ").see("截短")
	d.seat.refuse = nil
	d.seat.restores = []model.Event{{
		Seq: o.load(t).Revision + 1, At: o.tick(), By: "desk2", Kind: model.KindRestore, Note: "周五.db",
	}}
	d.notify().see("desk2 恢复台账 周五.db")
}

// swap puts another ledger in the place of the office's, as a restore does.
func (s *seat) swap(other *office) { s.office, s.replaced = other, true }
