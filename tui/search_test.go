package tui_test

import (
	"strings"
	"testing"

	"duban/model"
)

// What an input method types in full width finds what was meant, and the other way
// round.
func TestSearchFoldsWidth(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", model.Change{Task: "7", Kind: model.KindNote, Note: "粤办函〔2019〕60号，“12345”热线"})
	for typed, want := range map[string]string{
		"１２３４５": "7", `"12345"`: "7", "[2019]60": "7", "〔２０１９〕６０": "7", "20": "20", "２０": "20",
	} {
		d := sit(t, o, 80, 24).press("/", typed, "<enter>")
		if !strings.HasPrefix(strings.TrimSpace(d.cursorLine()), want+" ") {
			t.Errorf("%s finds %q, want task %s", typed, d.cursorLine(), want)
		}
	}
	byPinyin := sit(t, o, 80, 24).press("/", "bgs", "<enter>").cursorLine()
	if full := sit(t, o, 80, 24).press("/", "ｂｇｓ", "<enter>").cursorLine(); full != byPinyin || full == "" {
		t.Errorf("ｂｇｓ finds %q, bgs %q", full, byPinyin)
	}
	sit(t, o, 80, 24).press("o", "ｂｇｓ").see("办公室")
}

// Searches with keys: the list follows each key, what can't be read is explained beside
// the field and not taken, and Tab completes keys and values by pinyin.
func TestSearchWithKeys(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("/", "科室：财务科 -预算")
	d.see("搜索:科室：财务科 -预算").press("<enter>")
	if line := d.cursorLine(); strings.Contains(line, "预算") || len(line) == 0 {
		t.Errorf("the cursor is on %q", line)
	}
	d.press("/", "<c-u>", "期限：").see("看不懂「期限：」；请写成 期限：<2021-12").press("<2021-12").see("任务  搜索:期限：<2021-12   1/30")
	d.press("x", "<enter>").see("看不懂「期限：<2021-12x」").press("<bs>", "<enter>").see("1/30")
	d.press("/", "<c-u>", "科室：火星科", "<enter>").see("没有科室「火星科」").until("no command", func(frame string) bool { return !strings.Contains(frame, "duban") }).press("<esc>").see("搜索:期限：<2021-12")
	d.press("/", "<c-u>", "ks", "<tab>", "cw", "<tab>", " 期限：无", "<enter>").see("搜索:科室：财务科 期限：无")
	d.press("/", "<c-u>", "<tab>").see("科室：").see("责任领导：").press("<tab>", "<tab>", "<s-tab>", "cw", "<tab>", "<enter>").see("搜索:科室：财务科")
	d.press("/", "<c-u>", "没有的", "<tab>").see("没有可以补全的").press("<esc>")
	e := sit(t, newOffice(t), 80, 24, manners()["en"]).press("/", "off", "<tab>", "cw", "<tab>", " due:", "<enter>")
	e.see(`can't read "due:"; write it like due:<2021-12`).press("none", "<enter>").see("search: office:财务科 due:none")
}

// The order stays until another one is chosen; the cursor stays on its task.
func TestSortTasks(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk2", markDone("9"))
	d := sit(t, o, 80, 24).press("j", "j")
	if !strings.Contains(d.cursorLine(), " 3 ") {
		t.Fatalf("the cursor is on %q", d.cursorLine())
	}
	d.press("S").see("最近改动").press("j", "<enter>").see("30/30   按期限排")
	if !strings.Contains(d.cursorLine(), " 3 ") {
		t.Errorf("by deadline the cursor is on %q", d.cursorLine())
	}
	d.press("g")
	if !strings.Contains(d.cursorLine(), " 20 ") {
		t.Errorf("first by deadline is %q", d.cursorLine())
	}
	d.press("S", "S", "S", "<enter>").see("按最近改动排").press("g")
	if !strings.Contains(d.cursorLine(), " 9 ") {
		t.Errorf("last changed is %q", d.cursorLine())
	}
	o.apply(t, "desk2", markDone("30"))
	d.notify().see("desk2 已完成 30")
	if !strings.Contains(d.cursorLine(), " 9 ") {
		t.Errorf("after a change elsewhere the cursor is on %q", d.cursorLine())
	}
	d.press("S", "<esc>").see("按最近改动排").press("S", "g", "<enter>").see("30/30")
	if strings.Contains(d.frame(), "按") && strings.Contains(d.frame(), "排 ") {
		t.Errorf("the order of the plan is named:\n%s", d.frame())
	}
	sit(t, o, 80, 24, manners()["en"]).press("S", "G", "<enter>").see("by last change")
}

// After the last status, f asks who has not done their part; with an office, whether it has.
func TestFilterMissingParts(t *testing.T) {
	o := newOffice(t)
	change := markDone("15")
	change.Office = "宣教科"
	o.apply(t, "desk2", change)
	d := sit(t, o, 80, 24).press("f", "f", "f", "f", "f", "f").see("已中止").press("f").see("有科室未完成").see("15")
	d.press("F", "s", "<c-u>", "谁没完成", "<enter>").see("谁没完成").see("有科室未完成").press("<esc>")
	d.press("<esc>").see("30/30").press("<f1>").see("有科室未完成").press("f").see("30/30")
	d.press("o", "宣教", "<enter>", "f", "f", "f", "f", "f", "f", "f").see("该科室未完成")
	if strings.Contains(d.frame(), " 15 ") {
		t.Errorf("its part of 15 is done:\n%s", d.frame())
	}
}

func TestLeavingASearchGoesBackToTheTask(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24).press("G", "/", "zz", "<esc>")
	if line := d.cursorLine(); !strings.Contains(line, "30 ") {
		t.Errorf("the cursor is on %q", line)
	}
}
