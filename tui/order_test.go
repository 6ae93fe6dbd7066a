package tui_test

import (
	"strings"
	"testing"
	"time"

	"duban/model"
)

func busy() error { return &model.LedgerError{Fault: model.FaultBusy, Path: "/x/duban.db"} }

// slowly opens a dashboard whose every read and write waits to be let through.
func slowly(t *testing.T, o *office) *driver {
	t.Helper()
	d := sit(t, o, 80, 24)
	d.seat.reads, d.seat.writes = make(chan chan error), make(chan chan error)
	return d
}

func TestAReadingThatOvertakesAWriteDoesNotTakeItForAColleagues(t *testing.T) {
	o := newOffice(t)
	d := slowly(t, o).notify()
	early := d.called(d.seat.reads)
	d.press(" ").called(d.seat.writes) <- nil
	back := d.called(d.seat.reads) // the mark is in the ledger, and not yet read back
	early <- nil
	d.arrive()
	if line := d.lastLine(); strings.Contains(line, "desk1") {
		t.Errorf("one's own mark is named as a colleague's: %q", line)
	}
	back <- nil
	d.see("1 已完成，已存盘")
	d.called(d.seat.reads) <- nil // what was put off
	o.apply(t, "desk2", markDone("9"))
	d.notify().called(d.seat.reads) <- nil
	d.see("desk2 已完成 9")
}

func TestWritesThatBuildOnARefusedOneAreDropped(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"an undo would take back something earlier", []string{" ", "u"}},
		{"a redo", []string{" ", "u", "<c-r>"}},
		{"a mark that turns it back", []string{" ", " "}},
		{"after a note", []string{"n", "甲", "<enter>", "u"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			o.apply(t, "desk1", markDone("2"))
			d := slowly(t, o).press(c.keys...)
			d.called(d.seat.writes) <- busy()
			d.see("占用")
			if got := o.load(t); got.Revision != 2 || got.State("2").Status != model.Done {
				t.Errorf("revision %d, task 2 is %s", got.Revision, got.State("2").Status)
			}
			select {
			case <-d.seat.writes:
				t.Error("something else is written")
			case <-time.After(50 * time.Millisecond):
			}
		})
	}
}

// The reason for which a write was refused stays until the next key, whatever is
// written or arrives after it.
func TestARefusalIsNotReplacedByWhatFollows(t *testing.T) {
	o := newOffice(t)
	d := slowly(t, o).press(" ", "j", " ", "n", "已催办", "<enter>")
	d.called(d.seat.writes) <- busy()
	d.see("占用")
	d.called(d.seat.writes) <- &model.ConflictError{Task: "2", Latest: model.Event{Kind: model.KindMark, By: "desk2", At: o.now, To: model.Done}}
	d.called(d.seat.reads) <- nil
	d.see("desk2").see("占用")
	d.called(d.seat.writes) <- nil
	d.called(d.seat.reads) <- nil
	d.see("备注已存盘").see("占用")
	o.apply(t, "desk2", markDone("9"))
	d.notify().called(d.seat.reads) <- nil
	d.see("完成 1/30").see("占用")
	if d.press("j"); strings.Contains(d.frame(), "占用") {
		t.Errorf("after the next key the refusal is still there:\n%s", d.frame())
	}
}

func TestAWriteThatIsNotReadBackIsReportedAsSaved(t *testing.T) {
	d := slowly(t, newOffice(t)).press(" ")
	d.called(d.seat.writes) <- nil
	d.called(d.seat.reads) <- busy()
	d.see("1 已完成，已存盘")
	d.called(d.seat.reads) <- nil
	d.see("▌✓  1")
	if line := d.lastLine(); !strings.Contains(line, "已存盘") {
		t.Errorf("the last line says %q", line)
	}
}

// What was asked for after a write that can't be read back is not written, as it
// builds on that one, and the last line says so.
func TestChangesAfterAWriteThatIsNotReadBackAreNamed(t *testing.T) {
	for _, c := range []struct {
		name, words string
		keys        []string
	}{
		{"a mark of the task", "后面的1处改动没有写入", []string{" ", " "}},
		{"undo and redo", "后面的2处改动没有写入", []string{" ", "u", "<c-r>"}},
		{"before quitting", "后面的1处改动没有写入", []string{" ", "u", "q"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			d := slowly(t, o).press(c.keys...)
			d.called(d.seat.writes) <- nil
			d.called(d.seat.reads) <- busy()
			d.see("1 已完成，已存盘").see("占用").seeAtEnd(c.words)
			d.called(d.seat.reads) <- busy() // tried again
			d.arrive().seeAtEnd(c.words)
			if got := o.load(t).State("1").Status; got != model.Done || d.left {
				t.Errorf("task 1 is %s, left %v", got, d.left)
			}
			if d.press("j"); strings.Contains(d.lastLines(3), "没有写入") {
				t.Errorf("after the next key it is still there:\n%s", d.frame())
			}
		})
	}
}

// Marks of other tasks do not build on it.
func TestMarksOfOtherTasksFollowAWriteThatIsNotReadBack(t *testing.T) {
	o := newOffice(t)
	d := slowly(t, o).press(" ", "j", " ")
	d.called(d.seat.writes) <- nil
	d.called(d.seat.reads) <- busy()
	d.called(d.seat.writes) <- nil
	go func() {
		for release := range d.seat.reads {
			release <- nil
		}
	}()
	if d.see("2 已完成，已存盘"); strings.Contains(d.lastLines(3), "没有写入") {
		t.Errorf("nothing was dropped:\n%s", d.frame())
	}
	if s := o.load(t); s.State("1").Status != model.Done || s.State("2").Status != model.Done {
		t.Errorf("task 1 is %s, task 2 is %s", s.State("1").Status, s.State("2").Status)
	}
}

func TestChangesAfterARefusedOneAreNamed(t *testing.T) {
	d := slowly(t, newOffice(t)).press(" ", " ", "u")
	d.called(d.seat.writes) <- busy()
	d.see("占用").seeAtEnd("后面的2处改动没有写入")
}

// Two readings that overlap count each event once: that of a change and that after a write.
func TestReadingsThatOverlap(t *testing.T) {
	o := newOffice(t)
	d := slowly(t, o).notify()
	first := d.called(d.seat.reads)
	d.press(" ").called(d.seat.writes) <- nil
	d.called(d.seat.reads) <- nil
	d.see("已完成，已存盘").see(" 1/30")
	o.apply(t, "desk2", markDone("10"))
	first <- nil
	d.see("desk2 已完成 10").see(" 2/30")
	o.apply(t, "desk2", markDone("11"))
	d.notify().called(d.seat.reads) <- nil
	d.see("desk2 已完成 11").see(" 3/30")
}

// A change that comes while one is read is read after it, not beside it.
func TestOneReadingAtATime(t *testing.T) {
	o := newOffice(t)
	d := slowly(t, o).notify()
	first := d.called(d.seat.reads)
	d.notify()
	o.apply(t, "desk2", markDone("9"))
	for quiet := time.After(50 * time.Millisecond); quiet != nil; {
		select {
		case <-d.seat.reads:
			t.Fatal("two readings at a time")
		case msg := <-d.messages:
			d.send(msg)
		case <-quiet:
			quiet = nil
		}
	}
	first <- nil
	d.see("desk2 已完成 9")
	o.apply(t, "desk2", markDone("10"))
	d.called(d.seat.reads) <- nil
	d.see("desk2 已完成 10")
}
