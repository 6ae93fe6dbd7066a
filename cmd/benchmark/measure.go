//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// median repeats a measurement and returns its median.
func median(rounds int, measure func() (float64, error)) (float64, error) {
	var values []float64
	for range max(rounds, 1) {
		value, err := measure()
		if err != nil {
			return 0, err
		}
		values = append(values, value)
	}
	slices.Sort(values)
	return values[len(values)/2], nil
}

// environment is that of all programs: a home of their own, the day fixed.
func (b *bench) environment() []string {
	return append(os.Environ(), "HOME="+b.folder, "TERM=xterm-256color", "LC_ALL=C.UTF-8", "DUBAN_TODAY=2021-11-22", "DUBAN_USER=李")
}

// takes returns how long a command takes.
func (b *bench) takes(name string, args ...string) (float64, error) {
	return median(b.rounds, func() (float64, error) {
		command := exec.CommandContext(b.ctx, name, args...)
		command.Env = b.environment()
		began := time.Now()
		if output, err := command.CombinedOutput(); err != nil {
			return 0, fmt.Errorf("%s %v: %w: %.300s", name, args, err, output)
		}
		return milliseconds(time.Since(began)), nil
	})
}

// measure prints what a ledger of so many tasks and events costs.
func (b *bench) measure(tasks, events int) error {
	path, err := b.ledger(tasks, events)
	if err != nil {
		return err
	}
	b.heading(fmt.Sprintf("%d tasks, %d events", tasks, events))
	if err := b.commands(path, tasks); err != nil {
		return err
	}
	for _, size := range [][2]uint16{{80, 24}, {120, 40}} {
		if err := b.dashboard(path, size[0], size[1]); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) commands(path string, tasks int) error {
	nothing, err := b.takes(b.floor, "floor-nothing")
	if err != nil {
		return err
	}
	b.row("floor: an empty Go process", nothing, 0, "ms")
	for _, args := range [][]string{{"stats"}, {"show", "1"}, {"list"}, {"list", "--json"}} {
		took, err := b.takes(b.duban, append(args, "--db", path)...)
		if err != nil {
			return err
		}
		b.row("duban "+strings.Join(args, " "), took, nothing, "ms")
	}
	synced, err := b.synced()
	if err != nil {
		return err
	}
	b.row("floor: append 4 KiB and sync", synced, 0, "ms")
	next := 0
	took, err := median(b.rounds, func() (float64, error) {
		next++
		once := *b
		once.rounds = 1
		return once.takes(b.duban, "note", strconv.Itoa(1+next%tasks), "记录", "--db", path)
	})
	if err != nil {
		return err
	}
	b.row("duban note", took, nothing+synced, "ms")
	return nil
}

// dashboard prints what a dashboard costs beside the smallest program of its kind.
func (b *bench) dashboard(path string, width, height uint16) error {
	floor, err := b.watch(width, height, "任务", b.floor, "floor-list")
	if err != nil {
		return err
	}
	shown, err := b.watch(width, height, "推进第", b.duban, "--db", path)
	if err != nil {
		return err
	}
	size := fmt.Sprintf(", %dx%d", width, height)
	b.row("first content"+size, shown.start, floor.start, "ms")
	b.row("key j, last byte"+size, shown.key, floor.key, "ms")
	b.row("key j, bytes"+size, shown.bytes, floor.bytes, "bytes")
	b.row("idle wake-ups a second"+size, shown.switches, floor.switches, "")
	b.row("idle CPU a second"+size, shown.cpu, floor.cpu, "ms")
	b.row("memory"+size, shown.memory, floor.memory, "MB")
	return nil
}

// seen is what a program in a terminal cost.
type seen struct{ start, key, bytes, switches, cpu, memory float64 }

// watch starts a program until it shows a text, and presses j.
func (b *bench) watch(width, height uint16, text, name string, args ...string) (seen, error) {
	var values seen
	start, err := median(b.rounds, func() (float64, error) {
		s, err := b.open(width, height, name, args...)
		if err != nil {
			return 0, err
		}
		defer s.close()
		at, err := s.until(text)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		return milliseconds(at.Sub(s.began)), nil
	})
	if err != nil {
		return values, err
	}
	values.start = start
	s, err := b.open(width, height, name, args...)
	if err != nil {
		return values, err
	}
	defer s.close()
	if _, err := s.until(text); err != nil {
		return values, err
	}
	s.burst()
	var counts []float64
	values.key, err = median(3*b.rounds, func() (float64, error) {
		took, count, err := s.key("j")
		counts = append(counts, float64(count))
		return took, err
	})
	if err != nil {
		return values, err
	}
	slices.Sort(counts)
	values.bytes = counts[len(counts)/2]
	time.Sleep(time.Second)
	values.switches, values.cpu = idle(s)
	values.memory = s.memory()
	return values, nil
}
