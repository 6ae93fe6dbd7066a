package tui_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
)

func as(permit model.Permit) func(*tui.Options) {
	return func(o *tui.Options) {
		o.Permit, o.ReadOnly = permit, permit.Access == model.AccessViewer
	}
}

// A user whose role names an office that the plan lacks is warned at once, and
// the header shows it from then on.
func TestARoleWhoseOfficeIsNotThere(t *testing.T) {
	role := model.Permit{Access: model.AccessOffice, Offices: []string{"火星科"}}
	d := sit(t, newOffice(t), 80, 24, as(role)).see("desk1 在这个方案里只能查看：没有科室「火星科」")
	d.press("j").see("科室 火星科 只看")
	role.Offices = []string{"局办公室", "火星科"}
	d = sit(t, newOffice(t), 80, 24, as(role)).see("科室 办公室  desk1@")
	if strings.Contains(d.frame(), "只能查看") {
		t.Errorf("its office is there:\n%s", d.frame())
	}
}

// The last line and the help offer what a role may do, and a key that it may not
// says so at once, before anything is asked.
func TestWhatARoleIsOffered(t *testing.T) {
	looks := []string{"/ 搜索", "o 选科室", "q 退出", "? 帮助"}
	changes := []string{"空格 完成", "s 进行中", "n 备注", "u 撤销", "t 计次", "v 选择"}
	editors := []string{"e 改期限"}
	office := model.Permit{Access: model.AccessOffice, Offices: []string{"局办公室"}}
	otherOffice := model.Permit{Access: model.AccessOffice, Offices: []string{"火星科"}}
	for _, c := range []struct {
		name           string
		permit         model.Permit
		has, lacks     []string
		refused, whyIn []string // keys, and the words that refuse them
	}{
		{"own", model.Permit{}, join(looks, changes, editors), nil, nil, nil},
		{"editor", model.Permit{Access: model.AccessEditor}, join(looks, changes, editors), nil, nil, nil},
		{"office", office, join(looks, changes), editors, []string{"e"}, []string{"不能延期"}},
		{
			"an office that is not there", otherOffice, join(looks, []string{"u 撤销"}), append(editors, changes[:3]...),
			[]string{" ", "n", "v", "e"},
			[]string{"没有科室「火星科」", "没有科室「火星科」", "没有科室「火星科」", "不能延期"},
		},
		{
			"viewer",
			model.Permit{Access: model.AccessViewer},
			looks, append(editors, changes...),
			[]string{" ", "s", "n", "t", "e", "v", "V", "u", "<c-r>"},
			nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			before := o.load(t).Revision
			d := sit(t, o, 180, 60, as(c.permit)).press("j", "j")
			footer := d.lastLine()
			help := d.press("?").frame()
			d.press("<esc>")
			wantHints(t, footer, c.has, c.lacks)
			for _, hint := range []string{"改期限，写明原因"} {
				if may := len(c.refused) == 0; strings.Contains(help, hint) != may {
					t.Errorf("%q, %v in the help\n%s", hint, may, help)
				}
			}
			for i, key := range c.refused {
				why := "只能查看"
				if len(c.whyIn) > 0 {
					why = c.whyIn[i]
				}
				if last := d.press(key).lastLine(); !strings.Contains(last, why) {
					t.Errorf("%q is answered with %s", key, last)
				}
			}
			if after := o.load(t).Revision; after != before {
				t.Errorf("the revision went from %d to %d", before, after)
			}
		})
	}
}

func wantHints(t *testing.T, footer string, has, lacks []string) {
	t.Helper()
	for _, hint := range has {
		if !strings.Contains(footer, hint) {
			t.Errorf("no %q in %s", hint, footer)
		}
	}
	for _, hint := range lacks {
		if strings.Contains(footer, hint) {
			t.Errorf("%q in %s", hint, footer)
		}
	}
}

func join(lists ...[]string) []string { return slices.Concat(lists...) }

// The same holds in the sheets.
func TestWhatARoleIsOfferedInSheets(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", markDone("3"))
	office := model.Permit{Access: model.AccessOffice, Offices: []string{"规划科"}}
	for name, permit := range map[string]model.Permit{"不能核查": office, "只能查看": {Access: model.AccessViewer}} {
		d := sit(t, o, 120, 36, as(permit), withPlans(o)).press("c")
		if last := d.lastLine(); strings.Contains(last, "核查附注") || strings.Contains(last, "空格") {
			t.Errorf("%s: %s", name, last)
		}
		for _, key := range []string{" ", "n"} {
			if last := d.press(key).lastLine(); !strings.Contains(last, name) {
				t.Errorf("%s, %q is answered with %s", name, key, last)
			}
		}
	}
	viewer := sit(t, o, 120, 36, as(model.Permit{Access: model.AccessViewer}), withPlans(o)).press("p").see("回车 打开")
	if strings.Contains(viewer.frame(), "导入文件") {
		t.Errorf("a viewer is offered to import\n%s", viewer.frame())
	}
	viewer.press("i").see("不能导入方案")
	viewer = sit(t, o, 120, 36, as(model.Permit{Access: model.AccessViewer}), withPlans(o)).press("F").see("常用筛选")
	if last := viewer.lastLine(); strings.Contains(last, "s ") {
		t.Errorf("a viewer is offered to keep filters: %s", last)
	}
}
