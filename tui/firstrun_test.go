package tui_test

import (
	"context"
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
	"duban/tui/words"
)

// The hint on the sample goes away with the first change, that on one's own plan with
// the first change of one's own.
func TestHintsGoAwayByUse(t *testing.T) {
	for manner, test := range map[string]struct{ sample, mark, label, plans string }{
		"zh": {"按 p 再按 i 导入自己的方案", "空格 标记，n 备注", "示例：", "i 导入文件"},
		"en": {"press p, then i to import", "Space marks, n adds a note", "Sample: ", "i import a file"},
	} {
		for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {60, 15}} {
			o := newOffice(t)
			d := sit(t, o, size.width, size.height, manners()[manner], withPlans(o))
			measure(t, d.styledFrame(), size.width, size.height)
			if frame := d.frame(); !strings.Contains(frame, test.label) || size.width > 60 && !strings.Contains(frame, test.sample) {
				t.Errorf("%s at %d columns: no hint in\n%s", manner, size.width, frame)
			}
			d.press("p").see(test.label + "江门").press("<esc>")
			o.apply(t, "desk2", markDone("9"))
			d.notify().until("no sample", func(frame string) bool { return !strings.Contains(frame, test.label) })
			if frame := d.frame(); strings.Contains(frame, test.sample) || size.width > 60 && !strings.Contains(frame, test.mark) {
				t.Errorf("%s: a colleague's change leaves\n%s", manner, frame)
			}
			d.press(" ").until("no hint", func(frame string) bool { return !strings.Contains(frame, test.mark) })
		}
	}
}

// Who can't import or change is not invited to.
func TestNoHintForLookers(t *testing.T) {
	o := newOffice(t)
	for _, change := range []func(*tui.Options){
		func(options *tui.Options) { options.ReadOnly = true },
		func(options *tui.Options) {
			options.ReadOnly, options.Permit = true, model.Permit{Access: model.AccessViewer}
		},
	} {
		if frame := sit(t, o, 120, 36, change).frame(); strings.Contains(frame, "导入自己的方案") || strings.Contains(frame, "空格 标记，") {
			t.Errorf("hints in\n%s", frame)
		}
	}
	editor := func(options *tui.Options) { options.Permit = model.Permit{Access: model.AccessEditor} }
	if frame := sit(t, o, 120, 36, editor).frame(); strings.Contains(frame, "导入自己的方案") || !strings.Contains(frame, "空格 标记，") {
		t.Errorf("an editor sees\n%s", frame)
	}
}

// A plan is removed by a typed word in the chooser, and the ledger may be empty then.
func TestPlanIsDroppedByAWord(t *testing.T) {
	for manner, test := range map[string]struct{ label, back, gone, word, empty, way string }{
		"zh": {"删除方案 2021，输入“删除”确认", "没有删除", "已删除方案 2021", "删除", "台账里还没有方案", "删除方案 2021（"},
		"en": {"remove plan 2021: type drop", "nothing was removed", "removed plan 2021", "DROP", "The ledger has no plan yet", "the removal of plan 2021"},
	} {
		for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {60, 15}} {
			o := newOffice(t)
			d := sit(t, o, size.width, size.height, manners()[manner], func(options *tui.Options) {
				shelf := newShelf(o)
				shelf.way = "duban restore before-drop.db"
				options.Plans = shelf
			})
			for _, typed := range []string{"", "y", "2021", test.word + "x"} {
				d.press("p").see("0/30").press("d").see(test.label).press(typed, "<enter>").see(test.back).see("0/30").press("<esc>")
			}
			d.press("p").see("0/30").press("d").see(test.label).press(test.word, "<esc>").see("0/30")
			if got := o.load(t).Revision; got != 1 {
				t.Fatalf("revision %d: removed without the word", got)
			}
			d.press("d").see(test.label).press(test.word, "<enter>").see(test.gone).see(test.empty)
			measure(t, d.styledFrame(), size.width, size.height)
			screen := words.In(map[string]words.Language{"zh": words.Chinese, "en": words.English}[manner]).Screen
			if header, rest, _ := strings.Cut(d.frame(), "\n"); !strings.Contains(header, screen.Plans.NoPlan) ||
				size.width == 120 && !strings.Contains(rest, screen.Panels.NoQuota) {
				t.Errorf("%s at %d columns: an empty ledger shows\n%s", manner, size.width, d.frame())
			}
			d.press("u").see(test.way).see("before-drop.db")
			// No key does harm where there is no plan.
			for _, key := range []string{
				" ", "s", "n", "t", "e", "v", "V", "o", "<esc>", "r", "f", "/", "x", "<enter>", "<esc>", "w", "<esc>", "a", "<esc>", "m", "<esc>",
				"y", "<esc>", "c", "<esc>", "b", "<esc>", "F", "<esc>", "1", "j", "2", "j", "3", "j", "4", "j", "<enter>", "<tab>", "?", "<esc>", "<esc>", "p", "<esc>",
			} {
				d.press(key)
				measure(t, d.styledFrame(), size.width, size.height)
			}
			d.press("<esc>", "<esc>", "3", "<esc>")
			d.press("p").see("Esc").press("d", "<enter>", "i", "next.txt", "<enter>").see("2022").press("<enter>").see("3/3").press(" ").see("✓ 1")
		}
	}
}

// Another plan is removed without leaving the one that is open.
func TestAnotherPlanIsDropped(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPlans(o)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>").see("3/3")
	d.press("j", "p").see("0/30").press("k", "d").see("删除方案 2021").press("删除", "<enter>").see("已删除方案 2021").see("3/3")
	d.press("p").until("one plan", func(frame string) bool {
		return strings.Contains(frame, "▌ 2022") && !strings.Contains(frame, " 2021 ")
	})
}

// A dashboard whose plan is removed elsewhere keeps it on the screen and says so; nothing
// more is written into it.
func TestAPlanDroppedElsewhere(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPlans(o)).see("30/30")
	if err := o.Drop(context.Background(), o.plan, "desk2", o.tick()); err != nil {
		t.Fatal(err)
	}
	d.notify().see("台账里已没有这个方案（被删除了")
	d.press(" ").see("台账里已没有这个方案").press("p").see("i 导入文件").press("i", "next.txt", "<enter>").see("预览").press("<enter>").see("3/3")
}

// A plan that is imported elsewhere into the empty ledger appears by itself, unless
// something is being typed.
func TestTheFirstPlanAppears(t *testing.T) {
	o := newOffice(t)
	if err := o.Drop(context.Background(), o.plan, "desk1", o.tick()); err != nil {
		t.Fatal(err)
	}
	o.plan = ""
	shelf := newShelf(o)
	d := sit(t, o, 80, 24, func(options *tui.Options) { options.Plans = shelf }).see("台账里还没有方案")
	d.press("p").see("i 导入文件").press("i", "nex")
	plan, err := shelf.Preview(context.Background(), "next.txt", model.Corrections{}, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := shelf.Import(plan); err != nil {
		t.Fatal(err)
	}
	d.notify().arrive()
	if !strings.Contains(d.lastLine(), "nex") {
		t.Errorf("what was typed is gone: %s", d.frame())
	}
	d.press("<esc>").notify().see("3/3").see("某局2022年重点工作台账")
}

// Everything that the hints say fits the screen of each size.
func TestEmptyLedgerForEachRole(t *testing.T) {
	for _, language := range []words.Language{words.Chinese, words.English} {
		text := words.In(language).WithKeys(func(string) string { return "p" }).Screen.Hints
		for want, change := range map[string]func(*tui.Options){
			text.Empty[1]:     func(*tui.Options) {},
			text.EmptyOthers:  func(options *tui.Options) { options.Permit = model.Permit{Access: model.AccessEditor} },
			text.EmptyNoFiles: func(options *tui.Options) { options.NoFiles = true },
		} {
			o := newOffice(t)
			if err := o.Drop(context.Background(), o.plan, "desk1", o.tick()); err != nil {
				t.Fatal(err)
			}
			o.plan = ""
			d := sit(t, o, 80, 24, change, func(options *tui.Options) { options.Words = words.In(language) })
			measure(t, d.styledFrame(), 80, 24)
			if !strings.Contains(d.frame(), want) {
				t.Errorf("no %q in\n%s", want, d.frame())
			}
		}
	}
}
