//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// box is a shared machine: the program, a ledger, and a tmux server of its own
// whose panes are the colleagues' terminals.
type box struct {
	t              *testing.T
	binary, ledger string
	socket         string
}

func newBox(t *testing.T) *box {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed, so nothing is tried in a real terminal: apt-get install tmux")
	}
	folder := t.TempDir()
	b := &box{t: t, binary: binaryOf(t), ledger: filepath.Join(folder, "office.db"), socket: filepath.Join(folder, "tmux")}
	t.Cleanup(func() {
		// The server ends with its last pane; if it has, there is none to end.
		_ = exec.Command("tmux", "-S", b.socket, "kill-server").Run()
	})
	return b
}

func (b *box) tmux(args ...string) string {
	b.t.Helper()
	cmd := exec.Command("tmux", append([]string{"-S", b.socket, "-f", "/dev/null", "-u"}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		b.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// window is the terminal of one colleague.
type window struct {
	*box
	name string
}

// open starts a dashboard in a terminal of its own; the shell around it prints
// the exit status.
func (b *box) open(name string, width, height int, args ...string) *window {
	b.t.Helper()
	command := fmt.Sprintf("DUBAN_TODAY=2021-11-22 LC_ALL=C.UTF-8 %s --db %s --as %s %s; echo left with $?; exec sleep 60",
		b.binary, b.ledger, name, strings.Join(args, " "))
	b.tmux("new-session", "-d", "-s", name, "-x", strconv.Itoa(width), "-y", strconv.Itoa(height), command)
	return &window{b, name}
}

func (w *window) screen() string { return w.tmux("capture-pane", "-p", "-t", w.name) }

func (w *window) press(keys ...string) *window {
	w.t.Helper()
	w.tmux(append([]string{"send-keys", "-t", w.name}, keys...)...)
	return w
}

// see waits until the screen shows a text and returns how long that took.
func (w *window) see(text string) time.Duration {
	w.t.Helper()
	took, seen := w.seeWithin(text, 10*time.Second, 10*time.Millisecond)
	if !seen {
		w.t.Fatalf("%s never saw %q; the screen is\n%s", w.name, text, w.screen())
	}
	return took
}

// seeWithin waits for no longer than the limit, and looks now and then.
func (w *window) seeWithin(text string, limit, now time.Duration) (took time.Duration, seen bool) {
	w.t.Helper()
	for start := time.Now(); time.Since(start) < limit; {
		if strings.Contains(w.screen(), text) {
			return time.Since(start), true
		}
		time.Sleep(now)
	}
	return limit, false
}

// status asks the ledger, by command, for the status of a task.
func (b *box) status(task string) (status, by string) {
	b.t.Helper()
	out, err := exec.Command(b.binary, "--db", b.ledger, "show", task, "--json").Output()
	if err != nil {
		b.t.Fatal(err)
	}
	var shown struct {
		Status string `json:"status"`
		DoneBy string `json:"done_by"`
	}
	if err := json.Unmarshal(out, &shown); err != nil {
		b.t.Fatal(err)
	}
	return shown.Status, shown.DoneBy
}

func TestAMorningInARealTerminal(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size.width, size.height), func(t *testing.T) {
			b := newBox(t)
			// What happened on an earlier day is shown with that day, and a mark is of the
			// day that the user says is today.
			command := exec.Command(b.binary, "--db", b.ledger, "--as", "desk2", "--today", "2021-11-22", "done", "1", "--on", "2021-11-03")
			if out, err := command.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			desk := b.open("desk1", size.width, size.height)
			desk.see("加强行政执法信息公开")
			desk.see("办结 11-03")
			desk.see("desk2  已完成 2021-11-03")
			desk.press("G").see("▌○ 30")
			desk.press("g", "j").see("▌○  2")
			desk.press("o").press("bgs", "Enter").see("科室:办公室")
			desk.press("f").see("未完成")
			desk.press("/").press("年报", "Enter").see("搜索:年报")
			desk.press("Space").see("已完成，已存盘")
			desk.press("q").see("left with 0")
			if status, by := b.status("25"); status != "done" || by != "desk1" {
				t.Errorf("the ledger has %s by %q", status, by)
			}
			out, err := exec.Command(b.binary, "--db", b.ledger, "list", "--search", "年报", "--json").Output()
			if err != nil || !strings.Contains(string(out), `"done_on": "2021-11-22"`) {
				t.Errorf("done on another day than today: %v\n%s", err, out)
			}
		})
	}
}

func TestTwoColleaguesOnOneLedger(t *testing.T) {
	b := newBox(t)
	one, two := b.open("desk1", 120, 36), b.open("desk2", 80, 24)
	one.see("加强行政执法信息公开")
	two.see("加强行政执法信息公开")
	one.press("j", "j").see("▌○  3")
	two.press("Space").see("1 已完成，已存盘")
	one.see("desk2 已完成 1 加强行政执法信息公开")
	one.see("▌○  3")
	one.press("k", "k", "Space").see("1 重新打开，已存盘")
	two.see("desk1 重新打开 1")
	if status, _ := b.status("1"); status != "todo" {
		t.Errorf("the ledger has %s", status)
	}
}

// Slips for several plans seen together are recorded in each, and all plans stay open.
func TestSlipsOfSeveralPlans(t *testing.T) {
	b := newBox(t)
	plan, err := filepath.Abs("testdata/plan2022.csv")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(b.binary, "--db", b.ledger, "import", plan).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	desk := b.open("desk1", 120, 36)
	desk.see(": 命令")
	desk.press("p").see("空格 选几个")
	desk.press("g", "Space", "j", "Space", "Enter").see("▌○ 2021")
	desk.press("P").see("写报表")
	desk.press("l", "l", "Enter").see("写成文件并记入催办")
	desk.press("Enter").see("写入文件")
	desk.press("C-u").press(filepath.Join(filepath.Dir(b.ledger), "催办单.docx"), "Enter").see("已记催办")
	desk.see("○ 2021 ")
	desk.press("/").press("2021/5", "Enter").see("催1")
}

func TestResizingARealTerminal(t *testing.T) {
	b := newBox(t)
	desk := b.open("desk1", 120, 36)
	desk.see("2 科室")
	for _, size := range [][2]string{{"60", "15"}, {"250", "80"}, {"40", "10"}, {"80", "24"}} {
		b.tmux("resize-window", "-t", "desk1", "-x", size[0], "-y", size[1])
	}
	desk.see("完成 0/30")
	desk.press("q").see("left with 0")
}

func TestAHungUpTerminalLeavesNothingBehind(t *testing.T) {
	b := newBox(t)
	desk := b.open("desk1", 80, 24)
	desk.see("加强行政执法信息公开")
	pid := strings.TrimSpace(b.tmux("display-message", "-p", "-t", "desk1", "#{pane_pid}"))
	b.tmux("kill-session", "-t", "desk1")
	deadline := time.Now().Add(5 * time.Second)
	for {
		if _, err := os.Stat("/proc/" + pid); os.IsNotExist(err) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the process lives on without a terminal")
		}
		time.Sleep(20 * time.Millisecond)
	}
	if status, _ := b.status("1"); status != "todo" {
		t.Errorf("the ledger has %s", status)
	}
}

// The candidate box of an input method opens where the real cursor is.
func TestTheCursorStandsInThePrompt(t *testing.T) {
	b := newBox(t)
	desk := b.open("desk1", 80, 24)
	desk.see("加强行政执法信息公开")
	desk.press("n", "已催办").see("备注 1 已催办")
	if got := strings.TrimSpace(b.tmux("display-message", "-p", "-t", "desk1", "#{cursor_x},#{cursor_y} #{cursor_flag}")); got != "14,23 1" {
		t.Errorf("the cursor is at %s", got)
	}
	desk.press("Escape").see("未保存的草稿（备注 1）")
	if got := strings.TrimSpace(b.tmux("display-message", "-p", "-t", "desk1", "#{cursor_flag}")); got != "0" {
		t.Errorf("the cursor is still shown")
	}
}

// The dashboard draws with the terminal's automatic line wrap off. It is on again
// in whatever way the dashboard is left.
func TestLineWrapIsBackAfterTheDashboard(t *testing.T) {
	b := newBox(t)
	desk := func(name string) (*window, int) {
		w := b.open(name, 80, 24).wraps(false)
		// The shell of the window is the dashboard's parent.
		children, err := exec.Command("pgrep", "-P", strings.TrimSpace(b.tmux("display-message", "-p", "-t", name, "#{pane_pid}"))).Output()
		if err != nil {
			t.Fatal(err)
		}
		pid, err := strconv.Atoi(strings.TrimSpace(string(children)))
		if err != nil {
			t.Fatal(err)
		}
		return w, pid
	}
	signal := func(pid int, s syscall.Signal) {
		if err := syscall.Kill(pid, s); err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"q", "C-c"} {
		w, _ := desk("key-" + key)
		w.see("加强行政执法信息公开")
		w.press(key).wraps(true).see("left with ")
	}
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		w, pid := desk(fmt.Sprint("signal-", int(s)))
		w.see("加强行政执法信息公开")
		signal(pid, s)
		w.wraps(true).see("left with ")
	}
	w, pid := desk("suspended")
	w.see("加强行政执法信息公开")
	w.press("C-z").wraps(true)
	resumed := make(chan struct{})
	go func() { // more than once, as the dashboard may not be suspended yet
		for {
			select {
			case <-resumed:
				return
			case <-time.After(50 * time.Millisecond):
				_ = syscall.Kill(pid, syscall.SIGCONT)
			}
		}
	}()
	w.wraps(false).see("加强行政执法信息公开")
	close(resumed)
	w.press("q").wraps(true)
}

// A program that no shell has started can't be suspended: it comes back by itself.
func TestSuspendingWithoutAShell(t *testing.T) {
	w := newBox(t).open("desk1", 80, 24)
	w.see("加强行政执法信息公开")
	w.press("C-z").wraps(true).wraps(false).see("加强行政执法信息公开")
	w.press("q").see("left with 0")
}

// wraps waits until the terminal's automatic line wrap is on, or off.
func (w *window) wraps(wanted bool) *window {
	w.t.Helper()
	for start := time.Now(); time.Since(start) < 10*time.Second; time.Sleep(10 * time.Millisecond) {
		if flag := strings.TrimSpace(w.tmux("display-message", "-p", "-t", w.name, "#{wrap_flag}")); (flag == "1") == wanted {
			return w
		}
	}
	w.t.Fatalf("the line wrap of %s is %v", w.name, !wanted)
	return w
}

// What spoils the ledger under an open dashboard is reported instead of a mark, and
// once a backup is in its place the dashboard goes on with that.
func TestALedgerThatIsSpoiltUnderADashboard(t *testing.T) {
	b := newBox(t)
	command := func(args ...string) (string, error) {
		out, err := exec.Command(b.binary, append([]string{"--db", b.ledger, "--as", "desk2"}, args...)...).CombinedOutput()
		return string(out), err
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	for _, args := range [][]string{{"start", "30"}, {"backup", copied}} { // and the copy of the day
		if out, err := command(args...); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	desk := b.open("desk1", 200, 40)
	desk.see("加强行政执法信息公开")
	desk.press("Space").see("1 已完成，已存盘")
	file, err := os.OpenFile(b.ledger, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(bytes.Repeat([]byte("spoilt"), 1500), 8192); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	desk.press("j", "Space").see("已损坏；最近一份完好的备份是 ")
	if out, _ := command("list"); !strings.Contains(out, "已损坏；") || strings.Count(out, "\n") != 1 {
		t.Errorf("list: %s", out)
	}
	if out, err := command("restore", copied, "--yes"); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	desk.see("台账已从备份恢复")
	if status, by := b.status("2"); status != "todo" || by != "" {
		t.Errorf("what was refused is %s, by %q", status, by)
	}
	desk.press("Space").see("2 已完成，已存盘")
	if status, by := b.status("2"); status != "done" || by != "desk1" {
		t.Errorf("after the restore task 2 is %s, by %q", status, by)
	}
}
