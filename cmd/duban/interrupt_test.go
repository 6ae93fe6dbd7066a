//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/terminal"
	"duban/tui/terminaltest"
)

// begun is a program that has begun something, in a folder of its own with a
// ledger and a backup of an earlier state.
type begun struct {
	*exec.Cmd
	t      *testing.T
	folder string
	before string // the ledger
	seen   chan string
}

func readyToBegin(t *testing.T, binary string, args ...string) *begun {
	t.Helper()
	folder := t.TempDir()
	b := &begun{t: t, folder: folder, seen: make(chan string, 1000)}
	for _, line := range [][]string{{"done", "1"}, {"backup", "early.copy"}, {"done", "2"}} {
		if out, err := b.command(binary, line...).CombinedOutput(); err != nil {
			t.Fatalf("duban %v: %v\n%s", line, err, out)
		}
	}
	b.before = b.file("office.db")
	b.Cmd = b.command(binary, args...)
	return b
}

func (b *begun) command(binary string, args ...string) *exec.Cmd {
	command := exec.Command(binary, append([]string{"--db", "office.db", "--as", "desk1"}, args...)...)
	command.Dir = b.folder
	command.Env = append(os.Environ(), "TERM=xterm", "LC_ALL=C.UTF-8", "TMPDIR="+b.folder, "XDG_STATE_HOME="+b.folder)
	return command
}

func (b *begun) file(name string) string {
	b.t.Helper()
	data, err := os.ReadFile(filepath.Join(b.folder, name))
	if err != nil {
		b.t.Fatal(err)
	}
	return string(data)
}

// inTerminal begins in a terminal.
func (b *begun) inTerminal() {
	b.t.Helper()
	master, slave := terminaltest.NewPTY(b.t, 100, 24)
	b.Stdin, b.Stdout, b.Stderr = slave, slave, slave
	b.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	b.start()
	_ = slave.Close()
	go func() {
		part := make([]byte, 1<<16)
		for {
			n, err := master.Read(part)
			b.seen <- string(part[:n])
			if err != nil {
				return
			}
		}
	}()
}

func (b *begun) start() {
	b.t.Helper()
	if err := b.Start(); err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = b.Process.Kill() })
}

// ends sends a signal and checks that the program ends by it at once, that the
// ledger is as it was, and that nothing is left of what was begun.
func (b *begun) ends(by syscall.Signal) {
	b.t.Helper()
	start := time.Now()
	if err := b.Process.Signal(by); err != nil {
		b.t.Fatal(err)
	}
	_ = b.Wait()
	if took := time.Since(start); took > terminal.GracePeriod/2 {
		b.t.Errorf("it took %v", took)
	}
	if status := b.ProcessState.ExitCode(); status != exit.Signal+int(by) {
		b.t.Errorf("status %d after %v", status, by)
	}
	if b.file("office.db") != b.before {
		b.t.Error("the ledger has changed")
	}
	if left := b.leftovers(b.folder); left != "" {
		b.t.Errorf("left: %s", left)
	}
}

func (b *begun) leftovers(folder string) string {
	b.t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		b.t.Fatal(err)
	}
	var left []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".duban-") || strings.HasPrefix(entry.Name(), "replaced-") {
			left = append(left, entry.Name())
		} else if entry.IsDir() {
			left = append(left, b.leftovers(filepath.Join(folder, entry.Name())))
		}
	}
	return strings.Join(left, " ")
}

// awaitUnfinished waits until something has been begun.
func (b *begun) awaitUnfinished() {
	b.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); b.leftovers(b.folder) == ""; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.t.Fatal("nothing was begun")
		}
	}
}

// Whatever a signal ends is as if it had never begun, and says so.
func TestSignalsEndCommandsCleanly(t *testing.T) {
	binary := binaryOf(t)
	for _, by := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run("the question of a restore, "+by.String(), func(t *testing.T) {
			b := readyToBegin(t, binary, "restore", "early.copy")
			b.inTerminal()
			awaitOutput(t, b.seen, "输入 恢复")
			b.awaitUnfinished()
			b.ends(by)
			awaitOutput(t, b.seen, "duban: 已中断")
		})
	}
	t.Run("a backup that comes by a pipe", func(t *testing.T) {
		b := readyToBegin(t, binary, "restore", "-", "--yes")
		input, err := b.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		b.start()
		if _, err := input.Write([]byte(b.file("early.copy")[:5000])); err != nil {
			t.Fatal(err)
		}
		b.awaitUnfinished()
		b.ends(syscall.SIGTERM)
	})
	t.Run("a document that comes by a pipe", func(t *testing.T) {
		b := readyToBegin(t, binary, "import", "-")
		input, err := b.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		b.start()
		// More than a pipe holds, so that the program has begun to read.
		if _, err := input.Write([]byte(strings.Repeat("一、", 1<<15))); err != nil {
			t.Fatal(err)
		}
		b.ends(syscall.SIGINT)
	})
	for _, by := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run("a dashboard, "+by.String(), func(t *testing.T) {
			b := readyToBegin(t, binary)
			b.inTerminal()
			awaitOutput(t, b.seen, "详情")
			b.ends(by)
		})
	}
}

// What was answered stays so: a signal while only the copy of the day is waited
// for does not make a change that is saved look as if it was not.
func TestASignalAfterTheAnswer(t *testing.T) {
	b := readyToBegin(t, binaryOf(t), "done", "3")
	// The pipe in the folder's place has no reader.
	copies := filepath.Join(b.folder, "office.db.backups")
	if err := os.RemoveAll(copies); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(copies, 0o600); err != nil {
		t.Fatal(err)
	}
	b.inTerminal()
	awaitOutput(t, b.seen, "3. 已完成")
	if err := b.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	deaf := time.AfterFunc(10*time.Second, func() { _ = b.Process.Kill() })
	_ = b.Wait()
	deaf.Stop()
	if status := b.ProcessState.ExitCode(); status != exit.Done {
		t.Errorf("status %d", status)
	}
}

// A backup to a pipe that is not read leaves nothing behind, although the
// program can only be cut off.
func TestBackupToAPipeThatIsNotRead(t *testing.T) {
	b := readyToBegin(t, binaryOf(t), "backup", "-")
	output, err := b.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	b.start()
	if _, err := output.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if err := b.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = b.Process.Signal(syscall.SIGINT) // the second one does not wait
	gone := goneIn(t, b.Process.Pid)
	if left := b.leftovers(b.folder); left != "" {
		t.Errorf("left after %v: %s", gone, left)
	}
	_ = output.Close()
	_ = b.Wait()
}

// Who started the program to outlive the line, as nohup does, is obeyed.
func TestAHangUpThatIsIgnored(t *testing.T) {
	binary := binaryOf(t)
	b := readyToBegin(t, binary)
	b.Cmd = exec.Command("sh", "-c", `trap "" HUP; exec "$0" --db office.db restore - --yes`, binary)
	b.Dir = b.folder
	input, err := b.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	b.start()
	b.awaitUnfinished()
	if err := b.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	if _, err := input.Write([]byte(b.file("early.copy"))); err != nil {
		t.Fatal(err)
	}
	_ = input.Close()
	if err := b.Wait(); err != nil {
		t.Error(err)
	}
}

// A restore that is killed at any moment has happened or has not: the ledger is
// whole, with the event or without, and what was there is in it or kept.
func TestRestoresThatAreKilled(t *testing.T) {
	binary := binaryOf(t)
	b := readyToBegin(t, binary)
	done := 0
	for round := range 24 {
		if out, err := b.command(binary, "note", "3", "轮次").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		restore := b.command(binary, "restore", "early.copy", "--yes")
		if err := restore.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(round) * 2 * time.Millisecond)
		_ = restore.Process.Kill()
		_ = restore.Wait()
		if out, err := b.command(binary, "check").CombinedOutput(); err != nil {
			t.Fatalf("round %d: %v: %s", round, err, out)
		}
		log, err := b.command(binary, "log").Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(log)), "\n")
		switch last := lines[len(lines)-1]; {
		case strings.Contains(last, "恢复台账") && strings.Contains(last, "early.copy"):
			done++
		case !strings.Contains(last, "轮次"):
			t.Errorf("round %d: the log ends with %s", round, last)
		}
	}
	t.Logf("%d of 24 were restored", done)
}

// An export or a backup that is killed at any moment leaves either its file, whole,
// or nothing.
func TestPapersThatAreKilled(t *testing.T) {
	binary := binaryOf(t)
	b := readyToBegin(t, binary)
	papers := t.TempDir()
	for round := range 40 {
		args := [][]string{
			{"export", filepath.Join(papers, "台账.xlsx"), "--overwrite"},
			{"backup", filepath.Join(papers, "copy.db"), "--overwrite"},
		}[round%2]
		writing := b.command(binary, args...)
		if err := writing.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(round) * time.Millisecond)
		_ = writing.Process.Kill()
		_ = writing.Wait()
		left, err := os.ReadDir(papers)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range left {
			if name := file.Name(); name != "台账.xlsx" && name != "copy.db" {
				t.Fatalf("round %d: %v left %s", round, args, name)
			}
		}
	}
}
