package tui_test

import (
	"errors"
	"maps"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui"
)

// drawer stores the drafts of one plan.
type drawer map[string]tui.Draft

func (d drawer) All(string) map[string]tui.Draft { return maps.Clone(d) }

func (d drawer) Save(_, tasks string, draft tui.Draft) {
	d[tasks] = draft
	if draft.Text == "" {
		delete(d, tasks)
	}
}

func (d drawer) Drop(_, tasks string) { delete(d, tasks) }

func with(d drawer) func(*tui.Options) { return func(o *tui.Options) { o.Drafts = d } }

func TestDrafts(t *testing.T) {
	o, kept := newOffice(t), drawer{}
	sit(t, o, 80, 24, with(kept)).press("n", "已催", "办")
	if kept["1"].Text != "已催办" {
		t.Fatalf("kept while typing: %+v", kept)
	}
	// The line dropped; the next dashboard offers it, and it can be continued.
	d := sit(t, o, 80, 24, with(kept)).see("有 1 条未保存的草稿（备注 1）：选中任务按 n 接着写")
	d.press("n").see("已催办")
	d.press("两次", "<enter>").see("备注已存盘")
	if len(kept) != 0 {
		t.Errorf("kept although saved: %+v", kept)
	}
	// Esc keeps the text, as an input method uses it to close its candidates, and
	// says so. What is deleted to nothing is not kept.
	d.press("n", "不用了", "<esc>").see("有 1 条未保存的草稿（备注 1）：选中任务按 n 接着写")
	if kept["1"].Text != "不用了" {
		t.Errorf("Esc kept %+v", kept)
	}
	d.press("n", "<c-u>", "<esc>").press("j", "n", "误", "<bs>", "<esc>")
	if len(kept) != 0 || strings.Contains(d.lastLine(), "草稿") {
		t.Errorf("kept although deleted: %+v; %s", kept, d.lastLine())
	}
}

// The text of every kind of change survives a dropped line, and is offered with
// the key that opens its prompt.
func TestDraftsOfChanges(t *testing.T) {
	for _, c := range []struct {
		name, key string
		asks      []string // the keys that ask for the text
		offered   string
		saved     string
	}{
		{"a tick", "tick/5", []string{"j", "j", "j", "j", "t", "<enter>"}, "（计次 5）：选中任务按 t 接着写", "已存盘"},
		{"an extension", "extend/5", []string{"j", "j", "j", "j", "e", "2021-12-31", "<enter>"}, "（延期 5）：选中任务按 e 接着写", "已存盘"},
		{"a check", "verify/3", []string{"c", "n"}, "（核查 3）：按 c n 接着写", "已存盘"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, kept := newOffice(t), drawer{}
			o.apply(t, "desk1", markDone("3"))
			sit(t, o, 80, 24, with(kept)).press(c.asks...).press("不用了", "<esc>").see("有 1 条未保存的草稿" + c.offered)
			if kept[c.key].Text != "不用了" {
				t.Errorf("Esc kept %+v", kept)
			}
			sit(t, o, 80, 24, with(kept)).press(c.asks...).press("<c-u>")
			sit(t, o, 80, 24, with(kept)).press(c.asks...).press("已报", "送")
			if kept[c.key].Text != "已报送" || len(kept) != 1 {
				t.Fatalf("kept while typing: %+v", kept)
			}
			d := sit(t, o, 80, 24, with(kept)).see("有 1 条未保存的草稿" + c.offered)
			d.press(c.asks...).see("已报送")
			d.seat.refuse = errors.New("disk gone")
			d.press("两期", "<enter>").see("disk gone")
			if kept[c.key].Text != "已报送两期" {
				t.Errorf("not saved, and kept: %+v", kept)
			}
			d.seat.refuse = nil
			sit(t, o, 80, 24, with(kept)).press(c.asks...).see("已报送两期").press("<enter>").see(c.saved)
			if len(kept) != 0 {
				t.Errorf("kept although saved: %+v", kept)
			}
			if d = sit(t, o, 80, 24, with(kept)); strings.Contains(d.lastLine(), "草稿") {
				t.Errorf("offered again: %s", d.lastLine())
			}
		})
	}
}

func TestDraftsThatCouldNotBeSaved(t *testing.T) {
	o, kept := newOffice(t), drawer{}
	d := sit(t, o, 80, 24, with(kept))
	d.seat.refuse = errors.New("disk gone")
	d.press("n", "已催办", "<enter>").see("disk gone")
	if kept["1"].Text != "已催办" {
		t.Errorf("kept: %+v", kept)
	}
}

// A text that waited behind a refused write of its task is offered again too.
func TestADraftBehindARefusedWrite(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", markDone("1"))
	d := slowly(t, o).press("c", " ", "k", "n", "已现场核对", "<enter>")
	d.called(d.seat.writes) <- busy()
	d.see("占用").press("n").see("已现场核对")
	if o.load(t).State("1").VerifiedBy != "" {
		t.Error("it was written")
	}
}

// A draft that reached the ledger just before the line dropped, and one of a
// task that the plan no longer has, are not offered.
func TestDraftsThatAreNotOffered(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", model.Change{Task: "2", Kind: model.KindNote, Note: "已存"})
	kept := drawer{"2": {Text: "已存 "}, "99": {Text: "无"}}
	d := sit(t, o, 80, 24, with(kept))
	if strings.Contains(d.lastLine(), "草稿") {
		t.Errorf("offered: %s", d.lastLine())
	}
	if _, there := kept["2"]; there || kept["99"].Text == "" {
		t.Errorf("kept: %+v", kept)
	}
	// The same words in a note are no tick.
	sit(t, o, 80, 24, with(drawer{"tick/2": {Text: "已存"}})).see("（计次 2）：选中任务按 t 接着写")
	viewer := sit(t, o, 80, 24, with(drawer{"1": {Text: "草"}}), func(o *tui.Options) { o.ReadOnly, o.Permit = true, model.Permit{Access: model.AccessViewer} })
	if strings.Contains(viewer.lastLine(), "草稿") || !strings.Contains(viewer.frame(), "只看  desk1@") {
		t.Errorf("a viewer sees\n%s", viewer.frame())
	}
}

// The same words saved before the draft was begun are another change: people write
// 已催办 again and again. Those saved after it was begun are the draft.
func TestADraftOfWordsThatWereSavedBefore(t *testing.T) {
	o, kept := newOffice(t), drawer{}
	d := sit(t, o, 80, 24, with(kept)).press("n", "已催办", "<enter>").see("备注已存盘")
	d.press("n", "已催", "办") // and the line drops
	begun := kept["1"]
	sit(t, o, 80, 24, with(kept)).see("有 1 条未保存的草稿（备注 1）")
	if kept["1"] != begun || begun.Text != "已催办" {
		t.Fatalf("kept: %+v, begun as %+v", kept, begun)
	}
	// It is continued in another dashboard and saved, and the line drops before the
	// answer arrives.
	sit(t, o, 80, 24, with(kept)).press("n", "!", "<bs>")
	if kept["1"] != begun {
		t.Fatalf("gone on with: %+v", kept)
	}
	o.apply(t, "desk1", model.Change{Task: "1", Kind: model.KindNote, Note: "已催办"})
	d = sit(t, o, 80, 24, with(kept))
	if strings.Contains(d.lastLine(), "草稿") || len(kept) != 0 {
		t.Errorf("kept: %+v, offered: %s", kept, d.lastLine())
	}
}

// Ctrl-C in a prompt closes the prompt, not the program, and keeps the text.
func TestCtrlCWhileWriting(t *testing.T) {
	o, kept := newOffice(t), drawer{}
	d := sit(t, o, 80, 24, with(kept)).press("n", "已催办", "<c-c>").see("有 1 条未保存的草稿（备注 1）：选中任务按 n 接着写")
	if d.left || kept["1"].Text != "已催办" {
		t.Fatalf("left: %v, kept: %+v", d.left, kept)
	}
	d.press("n").see("已催办").press("两次", "<enter>").see("备注已存盘")
	// Without text, and in a prompt of one line, it is the same as Esc.
	d.press("n", "<c-c>")
	if last := d.lastLine(); d.left || !strings.Contains(last, "空格 完成") {
		t.Errorf("left: %v, last line: %s", d.left, last)
	}
	d.press("/", "培训", "<c-c>").see("30/30")
	if d.left {
		t.Error("it left from the search")
	}
	d.press("<c-c>").untilLeft()
}

func TestSuspending(t *testing.T) {
	o := newOffice(t)
	ctrlZ := tea.KeyMsg{Type: tea.KeyCtrlZ}
	suspends := func(d *driver) bool {
		_, cmd := d.app.Update(ctrlZ)
		if cmd == nil {
			return false
		}
		switch msg := cmd().(type) {
		case tea.SuspendMsg:
			return true
		case tea.BatchMsg:
			for _, cmd := range msg {
				if cmd != nil {
					if _, is := cmd().(tea.SuspendMsg); is {
						return true
					}
				}
			}
		}
		return false
	}
	if d := sit(t, o, 80, 24); !suspends(d) || !suspends(d.press("n", "写到一半")) {
		t.Error("Ctrl-Z does not suspend")
	}
	shut := func(o *tui.Options) { o.NoSuspend = true }
	if d := sit(t, o, 80, 24, shut); suspends(d) || suspends(d.press("n", "写到一半")) {
		t.Error("Ctrl-Z suspends where there is no shell")
	}
}
