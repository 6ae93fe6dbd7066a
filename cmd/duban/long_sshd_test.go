//go:build long

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/drafts"
)

func TestLongKeysWithoutAShell(t *testing.T) {
	s := startServer(t, map[string]string{"viewer1": "viewer", "office1": "office:办公室", "editor1": "editor", "admin1": "admin"})
	for _, c := range []struct {
		name, command string
		status        int
		says          string
	}{
		{"viewer1", "", 0, "江门市"},
		{"viewer1", "duban list --json", 0, `"id": "30"`},
		{"viewer1", "done 1", 1, "只能查看"},
		{"office1", "done 20", 0, "20. 已完成"},
		{"office1", "done 15 1", 1, "没有点名本科室"},
		{"office1", "extend 20 2021-12-31 --reason x", 1, "不能延期"},
		{"editor1", "note 1 'a; b'", 0, "1. 备注"},
		{"editor1", "show 99", 3, "没有任务"},
		{"editor1", "list --frob", 2, "没有选项"},
		{"editor1", "import -", 1, "不能导入"},
		{"admin1", "import /etc/passwd", 2, "标准输入"},
		{"admin1", "export /tmp/x.csv", 2, "export"},
		{"admin1", "sh", 2, "没有命令"},
		{"admin1", "list; sh", 2, "没有 shell"},
		{"admin1", "list --db=/etc/passwd", 2, "没有选项"},
	} {
		out, failed, status := s.ssh(c.name, "", "-T", c.command)
		if status != c.status || !strings.Contains(out+failed, c.says) {
			t.Errorf("%s %q: status %d, output %.200q, failed with %q", c.name, c.command, status, out, failed)
		}
	}
	t.Run("signed by the key", func(t *testing.T) { s.testEnvironment(t) })
	t.Run("no other way in", func(t *testing.T) { s.testOtherWays(t) })
	t.Run("documents through the line", func(t *testing.T) { s.testStreams(t) })
	s.testDashboard()
	if out, failed, status := s.ssh("viewer1", "", "check"); status != 0 {
		t.Errorf("check: %s%s", out, failed)
	}
}

// testEnvironment sends variables that would change who and what, if they were
// believed.
func (s *server) testEnvironment(t *testing.T) {
	other := filepath.Join(s.folder, "other.db")
	lies := "-oSetEnv=DUBAN_AS=liar DUBAN_DB=" + other + " DUBAN_TODAY=2099-01-01 XDG_DATA_HOME=" + s.folder + " XDG_STATE_HOME=" + s.folder + "/state"
	if _, failed, status := s.ssh("editor1", "", lies, "start 2"); status != 0 {
		t.Fatal(failed)
	}
	if out, _, _ := s.ssh("viewer1", "", "log --by editor1"); !strings.Contains(out, "进行中") {
		t.Errorf("not signed by the key: %s", out)
	}
	if out, _, _ := s.ssh("viewer1", "", "log"); strings.Contains(out, "liar") {
		t.Errorf("signed by a lie: %s", out)
	}
	for _, path := range []string{other, s.folder + "/state"} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("made %s", path)
		}
	}
}

func (s *server) testOtherWays(t *testing.T) {
	secret := filepath.Join(s.folder, "config")
	target := filepath.Join(s.folder, "stolen")
	host := s.login + "@127.0.0.1:"
	for what, command := range map[string][]string{
		"scp from": {"scp", "-P", s.port, host + secret, target}, "old scp from": {"scp", "-O", "-P", s.port, host + secret, target},
		"scp to": {"scp", "-P", s.port, secret, host + target}, "old scp to": {"scp", "-O", "-P", s.port, secret, host + target},
		"sftp":           {"sftp", "-P", s.port, host},
		"a tunnel":       {"ssh", "-W", "127.0.0.1:" + s.port, "-p", s.port, s.login + "@127.0.0.1"},
		"a tunnel back":  {"ssh", "-N", "-o", "ExitOnForwardFailure=yes", "-R", "127.0.0.1:0:127.0.0.1:" + s.port, "-p", s.port, s.login + "@127.0.0.1"},
		"another system": {"ssh", "-s", "-p", s.port, s.login + "@127.0.0.1", "sftp"},
	} {
		line := append(append([]string{command[0]}, s.options("admin1")...), command[1:]...)
		run := exec.Command("timeout", append([]string{"20"}, line...)...)
		out, err := run.CombinedOutput()
		if err == nil || run.ProcessState.ExitCode() == 124 {
			t.Errorf("%s got through: %v %s", what, err, out)
		}
		if _, err := os.Stat(target); err == nil {
			t.Fatalf("%s moved a file", what)
		}
	}
}

func (s *server) testStreams(t *testing.T) {
	document := "2022年重点工作台账\n序号 | 工作任务 | 责任科室 | 完成时限\n1 | 制定年度计划。 | 办公室 | 3月底前\n2 | 修订办事指南。 | 法规科 | 上半年\n"
	if _, failed, status := s.ssh("admin1", document, "import -"); status != 0 {
		t.Fatal(failed)
	}
	if out, _, _ := s.ssh("viewer1", "", "list --plan 2022"); !strings.Contains(out, "制定年度计划") {
		t.Errorf("not imported: %s", out)
	}
	backup, failed, status := s.ssh("admin1", "", "backup -")
	if status != 0 {
		t.Fatal(failed)
	}
	if _, failed, status := s.ssh("admin1", backup, "restore - --yes"); status != 0 {
		t.Fatal(failed)
	}
	if _, failed, status := s.ssh("editor1", "长备注\n第二行", "note 1 -"); status != 0 {
		t.Error(failed)
	}
}

// logIn opens a person's dashboard in a terminal; the shell around it prints the
// exit status.
func (s *server) logIn(at, name string) *window {
	s.t.Helper()
	line := strings.Join(append(append([]string{"exec ssh -tt"}, s.options(name)...), "-p", s.port, s.login+"@127.0.0.1"), " ")
	s.tmux("new-session", "-d", "-s", at, "-x", "100", "-y", "30", "LC_ALL=C.UTF-8 sh -c '"+line+"'; echo left with $?; exec sleep 60")
	return &window{s.box, at}
}

func (s *server) testDashboard() {
	viewer := s.logIn("v", "viewer1")
	viewer.see("只看  viewer1@")
	viewer.press("Space").see("viewer1 只能查看，不能标记")
	viewer.press("C-z")
	viewer.press("p").see("回车 打开")
	viewer.press("i").see("viewer1 只能查看，不能导入方案")
	viewer.press("Escape").see("/ 搜索")
	viewer.press("q").see("left with 0")
	office := s.logIn("o", "office1")
	office.see("科室 办公室  office1@")
	office.press("j", "Space").see("没有点名本科室")
	office.press("C-z")
	office.press("C-c").see("left with 0")
}

// Whichever end of the line is killed, the gate's process is gone within
// seconds, and the note that was being written is offered at the next login.
func TestLongLinesThatDropOverSSH(t *testing.T) {
	s := startServer(t, map[string]string{"editor1": "editor", "editor2": "editor"})
	t.Setenv("HOME", t.TempDir())
	for i, end := range []string{"client", "server"} {
		window := s.logIn("drop"+end, "editor1")
		window.see("编辑  editor1@")
		pid := s.gateProcess()
		window.press("n", "写到一半").see("写到一半")
		time.Sleep(2 * drafts.SaveDelay)
		victim := parentOf(pid)
		if end == "client" {
			victim = s.clientOf(window)
		}
		process, err := os.FindProcess(victim)
		if err != nil {
			t.Fatal(err)
		}
		_ = process.Kill()
		t.Logf("%s killed: gone after %v", end, goneIn(t, pid))
		// Somebody else writes at once: nothing is held.
		if _, failed, status := s.ssh("editor2", "", fmt.Sprintf("done %d", i+2)); status != 0 {
			t.Error(failed)
		}
		other := s.logIn("other"+end, "editor2")
		other.see("编辑  editor2@")
		if strings.Contains(other.screen(), "草稿") {
			t.Errorf("somebody else's draft is offered:\n%s", other.screen())
		}
		other.press("q").see("left with 0")
		again := s.logIn("again"+end, "editor1")
		again.see("有 1 条未保存的草稿（备注")
		again.press("n").see("写到一半")
		again.press("Escape").see("有 1 条未保存的草稿")
		again.press("q").see("left with 0")
	}
}

// A test that fails while somebody is logged in ends all the same, and so does the
// session.
func TestLongSessionsEndWithTheirServer(t *testing.T) {
	gate := 0
	t.Run("logged in", func(t *testing.T) {
		s := startServer(t, map[string]string{"editor1": "editor"})
		s.logIn("open", "editor1").see("编辑  editor1@")
		gate = s.gateProcess()
	})
	if gate != 0 {
		t.Logf("gone after %v", goneIn(t, gate))
	}
}

// clientOf returns the ssh that runs in a window.
func (s *server) clientOf(w *window) int {
	s.t.Helper()
	pane := strings.TrimSpace(s.tmux("display-message", "-p", "-t", w.name, "#{pane_pid}"))
	out, err := exec.Command("ps", "-o", "pid=,comm=", "--ppid", pane).Output()
	if err != nil {
		s.t.Fatal(err)
	}
	pid := 0
	for line := range strings.SplitSeq(string(out), "\n") {
		if strings.HasSuffix(line, " ssh") {
			_, _ = fmt.Sscan(line, &pid)
		}
	}
	if pid == 0 {
		s.t.Fatalf("no ssh under %s: %s", pane, out)
	}
	return pid
}
