package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// twoPlans adds another plan of the same year to the ledger.
func twoPlans(t testing.TB, o *office) {
	t.Helper()
	read, err := seeds.ReadText(t.Context(), strings.ReplaceAll(nextYear, "2022", "2021"), seeds.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if id, err := o.Import(t.Context(), read.Plan, "desk1", o.tick()); err != nil || id != "2021-2" {
		t.Fatalf("imported as %q: %v", id, err)
	}
}

// seeTogether opens both plans.
func seeTogether(d *driver) *driver {
	return d.press("p").see("空格 选几个").press("g", " ", "j", " ", "<enter>").see("33/33")
}

func TestGoldenFramesOfSeveralPlans(t *testing.T) {
	scenes := map[string][]string{
		"chooser": {"p"}, "list": {"G"}, "offices": {"w"}, "month": {"m"}, "filtered": {"o", "fgk", "<enter>", "4"}, "add": {"G", "A"}, "feed": {"a"},
		"marked": {"v", "G", "v", " ", " "},
	}
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}} {
		for name, keys := range scenes {
			name = fmt.Sprintf("%dx%d-zh-together-%s", size.width, size.height, name)
			t.Run(name, func(t *testing.T) {
				o := newOffice(t)
				o.morning(t)
				twoPlans(t, o)
				d := seeTogether(sit(t, o, size.width, size.height, withPlans(o))).press(keys...)
				switch keys[0] {
				case "p":
					d.see("◆2021")
				case "v":
					d.see("存盘")
				}
				measure(t, d.styledFrame(), size.width, size.height)
				golden(t, name, d.frame())
			})
		}
	}
}

// Marks, notes, edits and undo of plans seen together are those of their own plans; a
// colleague's change arrives in both.
func TestSeveralPlans(t *testing.T) {
	o := newOffice(t)
	twoPlans(t, o)
	d := seeTogether(sit(t, o, 120, 36, withPlans(o)))
	d.press(" ").see("2021/1 已完成，已存盘").press("G", "n", "已起草", "<enter>").see("2021-2/3 备注已存盘")
	d.press("v", "k", "v", " ", " ").see("2 项").see("存盘")
	second := func() *model.Snapshot {
		s, err := o.Load(t.Context(), "2021-2")
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if one, two := o.load(t), second(); one.State("1").Status != model.Done || two.State("2").Status != model.Done || len(two.Notes("3")) != 1 {
		t.Errorf("2021/1 is %s, 2021-2/2 is %s with %d notes", one.State("1").Status, two.State("2").Status, len(two.Notes("3")))
	}
	// One group over both plans is written, and undone, as one.
	d.press("g", "j", "v", "G", "v", "s").see("进行中，已存盘")
	if one, two := o.load(t), second(); one.State("2").Status != model.Doing || two.State("3").Status != model.Doing {
		t.Errorf("2021/2 is %s, 2021-2/3 is %s", one.State("2").Status, two.State("3").Status)
	}
	d.press("u").see("已撤销")
	if one, two := o.load(t), second(); one.State("2").Status != model.Todo || two.State("3").Status != model.Done {
		t.Errorf("after undo 2021/2 is %s, 2021-2/3 is %s", one.State("2").Status, two.State("3").Status)
	}
	o.apply(t, "desk2", markDone("9"))
	d.notify().see("desk2 已完成 2021/9")
	if _, _, err := o.Apply(t.Context(), "2021-2", "desk2", o.tick(), []model.Change{markDone("1")}); err != nil {
		t.Fatal(err)
	}
	d.notify().see("desk2 已完成 2021-2/1")
	// A task is added to the plan of the one under the cursor, in a category of that plan.
	d.press("G", "A").see("新增任务  2021-2").press("补做台账", "<enter>", "优化", "<enter>", "<enter>", "<c-s>").see("2021-2/A1 新增，已存盘")
	if got := second(); got.Task("A1") == nil || got.Plan.Categories[got.Task("A1").Category].Title != "优化服务" {
		t.Errorf("added %+v", got.Task("A1"))
	}
	d.press("E", "<tab>", "<tab>", "法规科", "<c-s>").see("2021-2/A1 修改，已存盘").press("u").see("已撤销：2021-2/A1 修改").press("u").see("已撤销：2021-2/A1 新增")
	d.press("/", "2021-2/1", "<enter>").see("详情  2021-2/1 ").press("<esc>", "p", " ", "<enter>").see("3/3")
}

// A document is added to one plan, not to several seen together.
func TestAddingADocumentToSeveralPlans(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36, withPlans(o)).press("p", "i", "next.txt", "<enter>").see("a 只增加").press("<esc>")
	twoPlans(t, o)
	seeTogether(d).press("p", "i", "next.txt", "<enter>").see("预览：还没有写入")
	if before := d.frame(); strings.Contains(before, "a 只增加") || d.press("a").frame() != before {
		t.Errorf("the document can be added to what is open:\n%s", d.frame())
	}
}
