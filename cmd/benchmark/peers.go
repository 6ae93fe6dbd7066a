//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// peerLimit ends a program that waits for its user.
const peerLimit = 20 * time.Second

// peer is a similar program: how it starts and what shows that it has.
type peer struct {
	name string
	args []string
	text string // empty for a command
}

// peers prints what the installed ones of similar programs cost.
func (b *bench) peers(tasks int) error {
	b.heading(fmt.Sprintf("similar programs; those of text with %d tasks, the others without data", tasks))
	if err := b.textTasks(tasks); err != nil {
		return err
	}
	for _, p := range []peer{
		{"calcurse", nil, "Calendar"},
		{"tudu", nil, "Tudu"},
		{"vit", nil, "list"},
		{"lazygit", nil, "Files"},
		{"task", []string{"rc.confirmation=no", "add", "x"}, ""},
		{"todo-txt", []string{"-d", filepath.Join(b.folder, "todo.cfg"), "list"}, ""},
		{"todo-txt", []string{"-d", filepath.Join(b.folder, "todo.cfg"), "-A", "do", "1"}, ""},
		{"devtodo", []string{"--database", filepath.Join(b.folder, "devtodo"), "-p", "medium", "-a", "x"}, ""},
	} {
		limited := *b
		ctx, cancel := context.WithTimeout(b.ctx, peerLimit)
		limited.ctx = ctx
		err := limited.peer(p)
		cancel()
		if err != nil {
			_, _ = fmt.Fprintf(b.out, "| %s | %.200s | |\n", p.name, strings.ReplaceAll(err.Error(), "\n", " "))
		}
	}
	return b.ctx.Err()
}

func (b *bench) peer(p peer) error {
	if _, err := exec.LookPath(p.name); err != nil {
		_, _ = fmt.Fprintf(b.out, "| %s | not installed | |\n", p.name)
		return nil //nolint:nilerr // which is no failure
	}
	if p.text == "" {
		took, err := b.takes(p.name, p.args...)
		if err == nil {
			b.row(p.name+" "+p.args[len(p.args)-1], took, 0, "ms")
		}
		return err
	}
	values, err := b.watch(80, 24, p.text, p.name, p.args...)
	if err != nil {
		return err
	}
	b.row(p.name+", first content", values.start, 0, "ms")
	b.row(p.name+", key j, last byte", values.key, 0, "ms")
	b.row(p.name+", idle wake-ups a second", values.switches, 0, "")
	return nil
}

// textTasks writes tasks for todo.txt.
func (b *bench) textTasks(tasks int) error {
	var lines strings.Builder
	for i := range tasks {
		_, _ = fmt.Fprintf(&lines, "推进第%d项政务公开工作，完善公开平台，按时更新专栏 @第%d科\n", i+1, i%16+1)
	}
	settings := fmt.Sprintf("export TODO_DIR=%[1]q\nexport TODO_FILE=%[1]q/todo.txt\nexport DONE_FILE=%[1]q/done.txt\nexport REPORT_FILE=%[1]q/report.txt\n", b.folder)
	if err := os.WriteFile(filepath.Join(b.folder, "todo.cfg"), []byte(settings), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.folder, "todo.txt"), []byte(lines.String()), 0o600)
}
