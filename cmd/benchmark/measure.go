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

	"duban/model"
)

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// median repeats a measurement and returns its median.
func median(rounds int, measure func() (float64, error)) (float64, error) {
	values, err := sorted(rounds, measure)
	if err != nil {
		return 0, err
	}
	return values[len(values)/2], nil
}

// sorted repeats a measurement and returns what it gave, the least first.
func sorted(rounds int, measure func() (float64, error)) ([]float64, error) {
	var values []float64
	for range max(rounds, 1) {
		value, err := measure()
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	slices.Sort(values)
	return values, nil
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
	b.heading(section(tasks, events))
	if err := b.commands(path, tasks); err != nil {
		return err
	}
	sizes := [][2]uint16{{80, 24}, {120, 40}}
	if b.section != section(30, 0) {
		sizes = sizes[:1]
	}
	for _, size := range sizes {
		if err := b.dashboard(path, size); err != nil {
			return err
		}
	}
	return nil
}

// section is the title of what is measured of a ledger.
func section(tasks, events int) string { return fmt.Sprintf("%d tasks, %d events", tasks, events) }

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
	for _, args := range [][]string{{"done"}, {"note", "记录"}} {
		next := 0
		took, err := median(b.rounds, func() (float64, error) {
			next++
			once := *b
			once.rounds = 1
			return once.takes(b.duban, slices.Concat(args[:1], []string{strconv.Itoa(1 + next%tasks)}, args[1:], []string{"--db", path})...)
		})
		if err != nil {
			return err
		}
		b.row("duban "+args[0], took, nothing+synced, "ms")
	}
	ledger, end, err := open(path)
	if err != nil {
		return err
	}
	defer end()
	next := 0
	mark, err := median(3*b.rounds, func() (float64, error) {
		next++
		change := model.Change{Task: strconv.Itoa(1 + next%tasks), Kind: model.KindMark, To: []model.Status{model.Doing, model.Todo}[next/tasks%2]}
		began := time.Now()
		_, _, err := ledger.Apply(b.ctx, "2021", "王", began, []model.Change{change})
		return milliseconds(time.Since(began)), err
	})
	b.row("a mark, opened, on disk and closed", mark, synced, "ms")
	return err
}

// dashboard prints what a dashboard costs beside the smallest program of its kind.
func (b *bench) dashboard(path string, size [2]uint16) error {
	floor, known := b.floors[size]
	if !known {
		var err error
		if floor, err = b.watch(size[0], size[1], "任务", b.floor, "floor-list"); err != nil {
			return err
		}
		b.floors[size] = floor
	}
	shown, err := b.watch(size[0], size[1], "推进第", b.duban, "--db", path)
	if err != nil {
		return err
	}
	in := fmt.Sprintf(", %dx%d", size[0], size[1])
	b.row("first content"+in, shown.start, floor.start, "ms")
	b.row("key j, last byte"+in, shown.key, floor.key, "ms")
	b.row("key j, last byte, 99 of 100"+in, shown.slow, floor.slow, "ms")
	b.row("key j, bytes"+in, shown.bytes, floor.bytes, "bytes")
	b.row("idle wake-ups a second"+in, shown.switches, floor.switches, "")
	b.row("idle CPU a second"+in, shown.cpu, floor.cpu, "ms")
	b.row("memory"+in, shown.memory, floor.memory, "MB")
	return b.otherKeys(path, size, in)
}

// otherKeys prints what a search, Tab and a mark cost.
func (b *bench) otherKeys(path string, size [2]uint16, in string) error {
	s, err := b.open(size[0], size[1], b.duban, "--db", path)
	if err != nil {
		return err
	}
	defer s.close()
	if _, err := s.until("推进第"); err != nil {
		return err
	}
	s.burst()
	for _, kind := range []struct {
		name string
		keys []string // in turn; "" is left out
		at   int      // the key that is measured
	}{
		{"key of a search", []string{"/", "g", "\x1b"}, 1},
		{"key Tab", []string{"\t"}, 0},
		{"key of a mark, until it is saved", []string{"j", " "}, 1},
	} {
		var times, counts []float64
		for range max(b.rounds, 1) {
			for i, key := range kind.keys {
				took, count, err := s.key(key)
				if err != nil {
					return err
				}
				if i == kind.at {
					times, counts = append(times, took), append(counts, float64(count))
				}
			}
		}
		slices.Sort(times)
		slices.Sort(counts)
		b.row(kind.name+in, times[len(times)/2], 0, "ms")
		b.row(kind.name+", bytes"+in, counts[len(counts)/2], 0, "bytes")
	}
	return nil
}

// seen is what a program in a terminal cost.
type seen struct{ start, key, slow, bytes, switches, cpu, memory float64 }

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
	keys, err := sorted(8*b.rounds, func() (float64, error) {
		took, count, err := s.key("j")
		counts = append(counts, float64(count))
		return took, err
	})
	if err != nil {
		return values, err
	}
	slices.Sort(counts)
	values.key, values.slow, values.bytes = keys[len(keys)/2], keys[len(keys)*99/100], counts[len(counts)/2]
	time.Sleep(time.Second)
	values.switches, values.cpu = idle(s)
	values.memory = s.memory()
	return values, nil
}
