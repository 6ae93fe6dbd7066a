//go:build linux

package main

import (
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"duban/tui/terminaltest"
)

// watcher is a dashboard in a terminal of its own that is not drawn, so that
// many of them cost no more than they do themselves.
type watcher struct {
	*box
	name    string
	master  *os.File
	command *exec.Cmd

	mutex  sync.Mutex
	sent   strings.Builder // since the last text that was waited for
	failed bool
	news   chan struct{}
}

// tellsOfFailure reports whether a screen says that the ledger could not be
// used.
func tellsOfFailure(screen string) bool {
	return strings.Contains(screen, "占用") || strings.Contains(screen, "失败") || strings.Contains(screen, "损坏")
}

// watch opens a dashboard on the last task.
func (b *box) watch(name string) *watcher {
	b.t.Helper()
	master, slave := terminaltest.NewPTY(b.t, 80, 30)
	w := &watcher{box: b, name: name, master: master, news: make(chan struct{}, 1)}
	w.command = exec.Command(b.binary, "--db", b.ledger, "--as", name)
	w.command.Env = append(os.Environ(), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "DUBAN_TODAY=2021-11-22")
	w.command.Stdin, w.command.Stdout, w.command.Stderr = slave, slave, slave
	w.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := w.command.Start(); err != nil {
		b.t.Fatal(err)
	}
	_ = slave.Close()
	b.t.Cleanup(func() { _ = w.command.Process.Kill() })
	go w.read()
	w.press("G", "▌○ 30")
	return w
}

func (w *watcher) read() {
	part := make([]byte, 1<<16)
	for {
		n, err := w.master.Read(part)
		if err != nil {
			return
		}
		w.mutex.Lock()
		w.sent.Write(part[:n])
		w.mutex.Unlock()
		select {
		case w.news <- struct{}{}:
		default:
		}
	}
}

// press presses a key, and waits until that shows.
func (w *watcher) press(key, shows string) {
	w.t.Helper()
	if _, shown := w.await("30", time.Now().Add(10*time.Second)); !shown {
		w.t.Fatalf("%s never showed anything", w.name)
	}
	if _, err := w.master.WriteString(key); err != nil {
		w.t.Fatal(err)
	}
	if _, shown := w.await(shows, time.Now().Add(10*time.Second)); !shown {
		w.t.Fatalf("%s never showed %s", w.name, shows)
	}
}

// await waits until a text is sent to the screen, and returns when that was.
func (w *watcher) await(text string, deadline time.Time) (at time.Time, shown bool) {
	for time.Now().Before(deadline) {
		w.mutex.Lock()
		shown = strings.Contains(w.sent.String(), text)
		if shown {
			w.failed = w.failed || tellsOfFailure(w.sent.String())
			w.sent.Reset()
		}
		w.mutex.Unlock()
		if shown {
			return time.Now(), true
		}
		select {
		case <-w.news:
		case <-time.After(time.Until(deadline)):
		}
	}
	return time.Time{}, false
}

// leave quits, which must end the process well.
func (w *watcher) leave() {
	w.t.Helper()
	w.mutex.Lock()
	failed := w.failed || tellsOfFailure(w.sent.String())
	w.mutex.Unlock()
	if failed {
		w.t.Errorf("%s was shown a failure", w.name)
	}
	if _, err := w.master.WriteString("q"); err != nil {
		w.t.Errorf("%s: %v", w.name, err)
	}
	if err := w.command.Wait(); err != nil {
		w.t.Errorf("%s: %v", w.name, err)
	}
}
