//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shell is a shell in a terminal, in which the program is run by hand.
type shell struct {
	*window
	runs int
}

func (b *box) openShell() *shell {
	b.t.Helper()
	b.tmux("new-session", "-d", "-s", "li", "-x", "120", "-y", "40", "PS1='$ ' LC_ALL=C.UTF-8 DUBAN_TODAY=2022-01-10 exec bash --norc")
	s := &shell{&window{b, "li"}, 0}
	s.see("$")
	return s
}

// importing types the command and returns when the words are on the screen.
func (s *shell) importing(words string, args ...string) *shell {
	s.t.Helper()
	s.runs++
	s.press(fmt.Sprintf("clear; %s --db %s --as li import %s; echo run %d ended with $?", s.binary, s.ledger, strings.Join(args, " "), s.runs), "Enter")
	for range 400 {
		screen := s.screen() // without that of the run before
		if strings.Contains(screen, words) && !strings.Contains(screen, fmt.Sprintf("run %d ended", s.runs-1)) {
			return s
		}
		time.Sleep(25 * time.Millisecond)
	}
	s.t.Fatalf("never saw %q:\n%s", words, s.screen())
	return s
}

// answer types keys, and wants the words, the exit status and tasks in the ledger; -1
// where there is to be no ledger.
func (s *shell) answer(words string, status, tasks int, keys ...string) {
	s.t.Helper()
	if len(keys) > 0 {
		s.press(keys...)
	}
	s.see(fmt.Sprintf("run %d ended with %d", s.runs, status))
	if screen := s.screen(); !strings.Contains(strings.ReplaceAll(screen, "\n", ""), words) {
		s.t.Errorf("no %q on\n%s", words, screen)
	}
	_, err := os.Stat(s.ledger)
	if tasks < 0 {
		if !os.IsNotExist(err) {
			s.t.Errorf("%v: there is a ledger", err)
		}
		return
	}
	d := newDesk(s.t)
	d.variables["DUBAN_DB"] = s.ledger
	if got := strings.Count(d.mustRun(s.t, "list", "--plan", "2022", "--json"), `"number"`); got != tasks {
		s.t.Errorf("%d tasks, not %d", got, tasks)
	}
}

func writePlan(t *testing.T, due string, tasks int) string {
	t.Helper()
	text := "2022年重点工作台账\n序号,工作任务,责任科室,完成时限\n"
	for i := range tasks {
		text += fmt.Sprintf("%d,修订%s类办事指南。,法规科,%s\n", i+1, strings.Repeat("甲", i+1), due)
	}
	path := filepath.Join(t.TempDir(), "plan.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// On a terminal an import shows what it does and asks; only what is asked for
// confirms, and a refusal leaves no ledger where there was none.
func TestImportAsksInARealTerminal(t *testing.T) {
	b := newBox(t)
	s := b.openShell()
	plan := writePlan(t, "3月底前", 12)
	const asks, refused = "导入吗？", "没有导入，台账未变"
	s.importing(asks, plan).answer(refused, 1, -1, "n", "Enter")
	s.importing(asks, plan).answer(refused, 1, -1, "Enter")
	s.importing(asks, plan).answer(refused, 1, -1, "C-d")
	s.importing(asks, plan).answer("已中断", 130, -1, "C-c")
	s.importing(asks, plan).answer("已导入方案 2022", 0, 12, "y", "Enter")
	// A corrected plan: --yes answers.
	s.importing("已更新方案 2022", "--yes", writePlan(t, "4月底前", 12)).answer("修改 12", 0, 12)
	// What removes tasks takes the word.
	short := writePlan(t, "4月底前", 6)
	s.importing("删去 6 项任务", short).answer(refused, 1, 12, "y", "Enter")
	s.importing("删去 6 项任务", short).answer("已中断", 130, 12, "C-c")
	s.importing("没有导入", "--yes", short).answer("确要删去请加 --remove", 1, 12)
	s.importing("删去 6 项任务", short).answer("删去 6", 0, 6, "yes", "Enter")
}

// Where people and a corrected document changed the same field, the command asks task by
// task on a terminal, before it asks whether to import.
func TestImportAsksTaskByTaskInARealTerminal(t *testing.T) {
	b := newBox(t)
	s := b.openShell()
	s.importing("已导入方案 2022", "--yes", writePlan(t, "3月底前", 3)).answer("已导入", 0, 3)
	d := newDesk(t)
	d.variables["DUBAN_DB"] = s.ledger
	for _, task := range []string{"1", "2"} {
		d.mustRun(t, "--plan", "2022", "edit", task, "--due", "2022-06-30", "--reason", "会议决定")
	}
	corrected := writePlan(t, "4月底前", 3)
	s.importing("按哪个？", corrected).answer("已中断", 130, 3, "C-c")
	s.importing("按哪个？", corrected)
	s.press("x", "Enter")
	s.see("请输入 1 或 2")
	s.press("2", "Enter", "Enter")
	s.see("导入吗？")
	s.answer("已更新方案 2022", 0, 3, "y", "Enter")
	for task, want := range map[string]string{"1": "2022-04-30", "2": "2022-06-30", "3": "2022-04-30"} {
		if got := d.mustRun(t, "--plan", "2022", "show", task, "--json"); !strings.Contains(got, `"due": "`+want+`"`) {
			t.Errorf("task %s is not due on %s:\n%s", task, want, got)
		}
	}
}
