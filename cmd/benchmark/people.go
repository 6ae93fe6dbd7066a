//go:build linux

package main

import (
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"duban/model"
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
	b.heading(watchers(people, events))
	b.row(seenMedian, waits[len(waits)/2], 0, "ms")
	b.row(seenLongest, waits[len(waits)-1], 0, "ms")
	time.Sleep(time.Second)
	switches, cpu := idle(open...)
	b.row("idle wake-ups a second, all together", switches, 0, "")
	b.row(idleTogether, cpu/10, 0, "%")
	return nil
}

// Rows that are aims.
const (
	seenMedian   = "seen after it was written, median"
	seenLongest  = "seen after it was written, longest"
	idleTogether = "idle CPU, all together, of one core"
	longestWrite = "a write, longest"
)

// watchers is the title of what dashboards see of a colleague.
func watchers(people, events int) string {
	return fmt.Sprintf("a colleague's note in %d dashboards, %d events", people, events)
}

// writers prints how long each of 20 people waits who write at once, 20 times.
func (b *bench) writers(tasks, events int) error {
	const people, times = 20, 20
	path, err := b.ledger(tasks, events)
	if err != nil {
		return err
	}
	waits, faults := make([]float64, people*times), make([]error, people)
	var working sync.WaitGroup
	for i := range people {
		working.Go(func() {
			ledger, end, err := open(path)
			if err != nil {
				faults[i] = err
				return
			}
			defer end()
			for j := range times {
				began := time.Now()
				change := model.Change{Task: strconv.Itoa(1 + i%tasks), Kind: model.KindNote, Note: "记录"}
				if _, _, faults[i] = ledger.Apply(b.ctx, "2021", strconv.Itoa(i), began, []model.Change{change}); faults[i] != nil {
					return
				}
				waits[i*times+j] = milliseconds(time.Since(began))
			}
		})
	}
	working.Wait()
	slices.Sort(waits)
	b.heading(writing(events))
	b.row("a write, median", waits[len(waits)/2], 0, "ms")
	b.row(longestWrite, waits[len(waits)-1], 0, "ms")
	return errors.Join(faults...)
}

// writing is the title of what people wait who write at once.
func writing(events int) string {
	return fmt.Sprintf("20 people who write at once, 20 times each, %d events", events)
}
