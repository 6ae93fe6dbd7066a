//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// watched prints how long it takes until a mark that is on disk is seen in so many
// dashboards, and what these cost while nothing happens.
func (b *bench) watched(tasks, events, people int) error {
	path, err := b.ledger(tasks, events)
	if err != nil {
		return err
	}
	var open []*session
	defer func() {
		for _, s := range open {
			s.close()
		}
	}()
	for range people {
		s, err := b.open(80, 24, b.duban, "--db", path)
		if err != nil {
			return err
		}
		open = append(open, s)
		if _, err := s.until("推进第"); err != nil {
			return err
		}
		s.burst()
	}
	var waits []float64
	for round := range max(b.rounds, 1) {
		// No cell of one note is that of the note before, so that all of it is drawn.
		note := strings.Repeat(strconv.Itoa(round%10), 9)
		command := exec.CommandContext(b.ctx, b.duban, "note", strconv.Itoa(1+round%tasks), note, "--as", "王", "--db", path)
		command.Env = b.environment()
		if output, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("note: %w: %s", err, output)
		}
		written := time.Now()
		for _, s := range open {
			at, err := s.until(note)
			if err != nil {
				return err
			}
			waits = append(waits, max(milliseconds(at.Sub(written)), 0))
		}
		time.Sleep(300 * time.Millisecond)
	}
	slices.Sort(waits)
	b.heading(fmt.Sprintf("a colleague's note in %d dashboards, %d events", people, events))
	b.row("seen after it was written, median", waits[len(waits)/2], 0, "ms")
	b.row("seen after it was written, longest", waits[len(waits)-1], 0, "ms")
	time.Sleep(time.Second)
	switches, cpu := idle(open...)
	b.row("idle wake-ups a second, all together", switches, 0, "")
	b.row("idle CPU, all together, of one core", cpu/10, 0, "%")
	return nil
}

// peer is a similar program: how it starts and what shows that it has.
type peer struct {
	name string
	args []string
	text string // empty for a command
}

// peers prints what the installed ones of similar programs cost.
func (b *bench) peers() error {
	b.heading("similar programs that are installed, without data")
	for _, p := range []peer{
		{"calcurse", nil, "Calendar"},
		{"tudu", nil, "Tudu"},
		{"task", []string{"rc.confirmation=no", "add", "x"}, ""},
		{"todo-txt", []string{"add", "x"}, ""},
		{"devtodo", []string{"-a", "x", "-p", "medium"}, ""},
	} {
		if _, err := exec.LookPath(p.name); err != nil {
			continue
		}
		if p.text == "" {
			if took, err := b.takes(p.name, p.args...); err == nil {
				b.row(p.name+" adds a task", took, 0, "ms")
			}
			continue
		}
		values, err := b.watch(80, 24, p.text, p.name, p.args...)
		if err != nil {
			_, _ = fmt.Fprintf(b.out, "| %s | %v | |\n", p.name, err)
			continue
		}
		b.row(p.name+", first content", values.start, 0, "ms")
		b.row(p.name+", key j, last byte", values.key, 0, "ms")
		b.row(p.name+", idle wake-ups a second", values.switches, 0, "")
	}
	return nil
}
