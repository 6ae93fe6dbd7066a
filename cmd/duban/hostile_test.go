//go:build linux

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"duban/model"
	"duban/store/bolt"
)

// hostileText tries to act on a terminal, and to be read in another order: the
// title and the clipboard are set, the screen is cleared, what follows is
// hidden, by ESC and by C1, and bidi controls and line separators.
const hostileText = "甲\x1b]0;title\a乙\x1b]52;c;aGk=\x1b\\丙\x1b[2J\x1b[8m丁\u009b31m\u009d0;x\u009c戊" +
	"\u202e\u2066txt.exe\u2069己\u200b\u200f\u061c\u2028庚\x00\x07\x08\x7f\rz辛\xff\xc3"

// hostilePlan is a plan each of whose texts is hostile.
func hostilePlan() string {
	return "卫生健康局2021年工作要点分工方案" + hostileText + "\n" +
		"一、公开" + hostileText + "\n" +
		"1.制定目录" + hostileText + "。（办公室" + hostileText + "，2021年11月20日前）\n" +
		"2.更新专栏，每月至少更新2条" + hostileText + "。（财务科）\n"
}

// acts returns the first character that could act on a terminal, or reorder what
// is read; 0 if there is none.
func acts(text string) rune {
	for _, r := range strings.ReplaceAll(text, "\n", "") {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return r
		}
	}
	return 0
}

// hostileCommands are commands on a ledger of hostile texts and on files with such names.
func hostileCommands(folder, name string) [][]string {
	return [][]string{
		{},
		{"plans"},
		{"list"},
		{"stats"},
		{"log"},
		{"show", "1"},
		{"plans", "--json"},
		{"list", "--json"},
		{"stats", "--json"},
		{"log", "--json"},
		{"show", "1", "--json"},
		{"check"},
		{"doctor"},
		{"doctor", "--json"},
		{"undo"},
		{"import", name + ".doc"},
		{"import", name + ".db"},
		{"import", folder},
		{"backup", name + ".copy"},
		{"backup", name + ".copy"},
		{"backup", name + ".copy", "--overwrite"},
		{"backup", filepath.Join(name, "x")},
		{"restore", name + ".copy", "--yes"},
		{"restore", name + ".db", "--yes"},
		{"restore", name + ".no", "--yes"},
		{"check", "--db", name + ".db"},
		{"doctor", "--db", name + ".db"},
		{"doctor", "--db", name + ".db", "--json"},
		{"list", "--db", name + ".no"},
		{"doctor", "--db", filepath.Join(name, "no.db"), "--json"},
		{"list", "--db", filepath.Join(name, "no.db")},
		{"check", "--db", folder},
	}
}

// Whatever texts and names hold, nothing that any command says acts on the
// terminal, wherever it says it.
func TestNothingActsOnTheTerminal(t *testing.T) {
	d := newDesk(t)
	folder := t.TempDir()
	name := filepath.Join(folder, strings.NewReplacer("\x00", "", "/", "").Replace(hostileText))
	document := name + ".txt"
	if err := os.WriteFile(document, []byte(strings.ToValidUTF8(hostilePlan(), "")), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name+".db", []byte("no ledger"), 0o600); err != nil {
		t.Fatal(err)
	}
	check := func(args ...string) {
		t.Helper()
		out, failed, _ := d.run(args...)
		if r := acts(out); r != 0 {
			t.Errorf("duban %.60q says %q:\n%q", args, r, out)
		}
		if r := acts(failed); r != 0 || strings.Count(failed, "\n") > 1 {
			t.Errorf("duban %.60q fails with %q: %q", args, r, failed)
		}
	}
	check("import", document, "--dry-run")
	check("import", document, "--dry-run", "--json")
	check("import", document, "--title", hostileText, "--issuer", hostileText)
	for _, task := range []string{"1", "2"} {
		check("note", task, hostileText, "--as", hostileText)
		check("done", task, "--note", hostileText)
		check("tick", task, "--note", hostileText)
		check("extend", task, "2021-12-20", "--reason", hostileText)
	}
	for _, args := range hostileCommands(folder, name) {
		check(args...)
		check(append(args, "--lang", "en", "--ascii")...)
	}
	d.mustRun(t, "check")
}

// JSON keeps them, as escape sequences.
func TestJSONKeepsWhatItEscapes(t *testing.T) {
	d := newDesk(t)
	plan := foreignPlan()
	plan.Tasks[0].Text = "a\u202eb\u009bc\U000e0041d\u200e"
	if err := bolt.Create(t.Context(), d.variables["DUBAN_DB"], plan, "desk1", d.now()); err != nil {
		t.Fatal(err)
	}
	var tasks []struct{ Text string }
	out := d.mustRun(t, "list", "--json")
	if err := json.Unmarshal([]byte(out), &tasks); err != nil || tasks[0].Text != plan.Tasks[0].Text {
		t.Errorf("%q, %v; want %q, of\n%s", tasks, err, plan.Tasks[0].Text, out)
	}
}

// A ledger that came from elsewhere holds what it holds. Its texts are cleaned
// once more on their way out.
func TestNothingOfAForeignLedgerActsOnTheTerminal(t *testing.T) {
	d := newDesk(t)
	plan := foreignPlan()
	if err := bolt.Create(t.Context(), d.variables["DUBAN_DB"], plan, hostileText, d.now()); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{}, {"plans"}, {"list"}, {"stats"}, {"log"}, {"show", "1"}, {"done", "1"}, {"undo"}, {"check"}, {"list", "--office", "办"}, {"list", "--json"}, {"show", "1", "--json"}, {"stats", "--json"}, {"log", "--json"}} {
		for _, more := range [][]string{nil, {"--ascii"}, {"--lang", "en"}} {
			out, failed, _ := d.run(append(args, more...)...)
			if r := acts(out + failed); r != 0 {
				t.Errorf("duban %q says %q:\n%q", args, r, out+failed)
			}
		}
	}
}

// The same in a dashboard: what reaches the terminal holds no text that acts on
// it, only what the dashboard itself draws with.
func TestNothingActsOnADashboardsTerminal(t *testing.T) {
	b := newBox(t)
	if err := bolt.Create(t.Context(), b.ledger, foreignPlan(), hostileText, time.Now()); err != nil {
		t.Fatal(err)
	}
	desk := b.open("desk1", 120, 36)
	desk.see("甲")
	desk.press("Enter").press("Tab").press("1").press("2").press("o").see("▌ 全部")
	// A key right after Esc is taken for one with Alt.
	desk.press("Escape")
	time.Sleep(500 * time.Millisecond)
	desk.press("3").press("n", "好", "Enter").see("备注已存盘")
	if title := strings.TrimSpace(b.tmux("display-message", "-p", "-t", "desk1", "#{pane_title}")); strings.Contains(title, "title") || title == "x" {
		t.Errorf("the window's title was set to %q", title)
	}
	if r := acts(desk.screen()); r != 0 {
		t.Errorf("the screen holds %q", r)
	}
	raw := b.tmux("capture-pane", "-p", "-e", "-t", "desk1")
	if strings.Contains(raw, "\x1b[8m") {
		t.Errorf("the text hides what follows:\n%q", raw)
	}
	desk.press("q").see("left with 0")
}

// foreignPlan is a plan that no importer of ours has cleaned.
func foreignPlan() *model.Plan {
	due := model.Date{Year: 2021, Month: time.November, Day: 20}
	return &model.Plan{
		Title: "方案" + hostileText, Issuer: "局" + hostileText, Year: 2021,
		Categories: []model.Category{{Ordinal: "一" + hostileText, Title: "公开" + hostileText, Path: []string{"一、公开" + hostileText}}},
		Tasks: []model.Task{{
			ID: "1", Number: "1" + hostileText, Text: "制定目录" + hostileText, OfficesRaw: "办公室" + hostileText,
			Lead: []string{"办公室" + hostileText}, Assist: []string{"财务科" + hostileText},
			Due: due, DueWords: "2021年11月20日前" + hostileText, Milestones: []model.Date{due},
			Quota: &model.Quota{Every: model.EveryMonth, AtLeast: 2, Words: "每月2条" + hostileText},
		}},
	}
}
