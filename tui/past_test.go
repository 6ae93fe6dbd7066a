package tui_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

func (s *seat) LogBefore(before uint64, count int) (model.Page, error) {
	if s.noPast != nil {
		return model.Page{}, s.noPast
	}
	return s.office.LogBefore(context.Background(), s.plan, before, count)
}

func (s *seat) TaskLog(count int, tasks ...string) (model.Page, error) {
	s.looking.Lock()
	s.looked = append(s.looked, tasks...)
	s.looking.Unlock()
	return s.office.TaskLog(context.Background(), s.plan, count, tasks...)
}

// lookedAt returns the tasks whose earlier events were read, in order.
func (s *seat) lookedAt() []string {
	s.looking.Lock()
	defer s.looking.Unlock()
	return slices.Sorted(slices.Values(s.looked))
}

// drain lets messages arrive until none comes for a while.
func (d *driver) drain() *driver {
	for {
		select {
		case msg := <-d.messages:
			d.send(msg)
		case <-time.After(200 * time.Millisecond):
			return d
		}
	}
}

// notesOfTask3 are more than the dashboard reads of a task at a time.
const notesOfTask3 = 4 * store.RecentEvents

// yearsOffice has more events than a dashboard opens with: those of task 2 are the first.
func yearsOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.now = time.Date(2021, time.January, 4, 9, 0, 0, 0, model.China())
	o.apply(t, "desk1", markDone("2"))
	o.apply(t, "desk2", model.Change{Task: "2", Kind: model.KindNote, Note: "年初的备注"})
	o.now = time.Date(2021, time.November, 18, 9, 0, 0, 0, model.China())
	var changes []model.Change
	for i := range notesOfTask3 {
		changes = append(changes, model.Change{Task: "3", Kind: model.KindNote, Note: fmt.Sprintf("第%d条", i+1)})
	}
	o.apply(t, "desk2", changes...)
	return o
}

func TestTheHistoryOfATaskIsReadWhenItIsLookedAt(t *testing.T) {
	d := sit(t, yearsOffice(t), 120, 40)
	d.press("j").see("年初的备注").see("01-04 09:01")
	// A history longer than what is read at a time is read as far as it is scrolled.
	d.press("j").see("第2000条").press("4", "G").see("+1000").press("G").see("第1条")
}

// What the next keys lead to is read ahead, so that a key draws one frame.
func TestHistoriesAreReadAheadOfTheCursor(t *testing.T) {
	want := []string{"2", "3"} // the others have no history
	d := sit(t, yearsOffice(t), 120, 40)
	d.until("the histories read", func(string) bool { return len(d.seat.lookedAt()) >= len(want) })
	d.press("j").see("年初的备注").drain()
	if got := d.seat.lookedAt(); !slices.Equal(got, want) {
		t.Errorf("read: %q, want each once: %q", got, want)
	}
}

func TestUndoReadsTheLogBackToTheChange(t *testing.T) {
	o := yearsOffice(t)
	d := sit(t, o, 120, 40).press("u").see("已撤销：2 已完成")
	if status := o.load(t).State("2").Status; status != model.Todo {
		t.Errorf("task 2 is %s", status)
	}
	d.press("<c-r>").see("已重做：2 已完成")
	d.press("u").see("已撤销：2 已完成").press("u").see("没有可以撤销的改动")
}

func TestUndoWithoutTheLogIsGivenUp(t *testing.T) {
	d := sit(t, yearsOffice(t), 120, 40)
	d.seat.noPast = errors.New("磁盘坏了")
	d.press("u").see("磁盘坏了")
	d.seat.noPast = nil
	d.press(" ").see("1 已完成，已存盘").press("u").see("已撤销：1 已完成")
}

// What the user asked for after an undo that is given up is written, and the reason can
// still be read.
func TestWhatWaitsBehindAnUndoThatIsGivenUpIsWritten(t *testing.T) {
	d := sit(t, yearsOffice(t), 120, 40)
	d.seat.noPast = errors.New("磁盘坏了")
	d.press("u", " ").see("磁盘坏了  1 已完成，已存盘")
}

func TestTheFeedReadsOnAtItsEnd(t *testing.T) {
	d := sit(t, yearsOffice(t), 120, 40).press("a").see("第2000条")
	for range 5 {
		d.press("G").drain()
	}
	d.see("导入")
	if !strings.Contains(d.frame(), "年初的备注") {
		t.Errorf("the feed ends with\n%s", d.frame())
	}
}

// A mark of a colleague, and an undo of what is not among the latest events, arrive with
// the state.
func TestNewsOfATaskWithAnUnknownHistory(t *testing.T) {
	o := yearsOffice(t)
	d := sit(t, o, 120, 40).see("✓  2")
	whole, err := o.Load(context.Background(), o.plan)
	if err != nil {
		t.Fatal(err)
	}
	undone := model.LastUndoable(whole.Log, "desk1")
	o.apply(t, "desk1", model.Change{Task: "2", Kind: model.KindUndo, Undoes: undone[0].Seq})
	d.notify().see("○  2")
	o.apply(t, "desk2", markDone("2"))
	d.notify().see("✓  2")
}

// What a month lacks is counted over the whole log.
func TestAMonthReadsTheWholeLog(t *testing.T) {
	o := yearsOffice(t)
	d := sit(t, o, 120, 40).press("m").drain()
	whole, err := o.Load(context.Background(), o.plan)
	if err != nil {
		t.Fatal(err)
	}
	view := whole.MonthView(model.MonthOf(today), today)
	if !strings.Contains(d.frame(), fmt.Sprintf("30天没有动态 %d 项", len(view.Silent))) {
		t.Errorf("want %d silent tasks in\n%s", len(view.Silent), d.frame())
	}
}

func TestASearchFindsOldNotes(t *testing.T) {
	d := sit(t, yearsOffice(t), 120, 40).press("/", "年初", "<enter>").see("1/30").see("✓  2")
	d.press("<esc>").see("30/30")
}
