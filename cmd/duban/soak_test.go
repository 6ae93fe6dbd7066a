//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
)

// soak is a day at the office, in a hurry: dashboards that are looked at,
// dashboards that are typed into, and commands, all on one ledger.
type soak struct {
	*box
	until time.Time
	pause time.Duration // between two commands of one person, at most

	mutex     sync.Mutex
	noted     []string        // the notes of writes that were acknowledged
	waits     []time.Duration // how long commands that write took
	arrivals  []time.Duration // how long a change took to a dashboard's screen
	commands  int
	conflicts int
}

// probedTask is the one that the watched dashboards show and no other desk writes.
const probedTask = "30"

// many lets people work for a while and then looks whether all that was
// acknowledged is there once. It returns how long 99 of 100 changes took at most
// to a dashboard.
func many(t *testing.T, watchers, typists, commanders int, length, pause time.Duration) time.Duration {
	t.Helper()
	s := &soak{box: newBox(t), pause: pause}
	s.run("list")
	var watched []*watcher
	var typed []*window
	for i := range watchers {
		watched = append(watched, s.watch(fmt.Sprint("watch", i)))
	}
	for i := range typists {
		typed = append(typed, s.open(fmt.Sprint("type", i), 80, 24))
		typed[i].see("加强行政执法信息公开")
	}
	s.until = time.Now().Add(length)
	var group sync.WaitGroup
	for i := range commanders {
		group.Go(func() { s.command(fmt.Sprint("desk", i), rand.New(rand.NewPCG(uint64(i), 1))) })
	}
	for i, desk := range typed {
		group.Go(func() { s.typeNotes(desk, rand.New(rand.NewPCG(uint64(i), 2))) })
	}
	group.Go(func() { s.probe(watched) })
	group.Wait()
	for _, desk := range watched {
		desk.leave()
	}
	for _, desk := range typed {
		if screen := desk.screen(); tellsOfFailure(screen) || strings.Contains(screen, "left with") {
			t.Errorf("%s was shown a failure:\n%s", desk.name, screen)
		}
		desk.press("q").see("left with 0")
	}
	s.compare()
	return s.report(watchers + typists)
}

// command is one person who works by commands.
func (s *soak) command(name string, random *rand.Rand) {
	for i := 0; time.Now().Before(s.until); i++ {
		text := fmt.Sprint(name, "-", i)
		task := fmt.Sprint(1 + random.IntN(29))
		args := [][]string{
			{"note", task, text},
			{"done", task, "--note", text},
			{"reopen", task, "--note", text},
			{"start", task, fmt.Sprint(1 + random.IntN(29)), "--note", text},
			{"list", "--office", "bgs"},
			{"stats", "--json"},
			{"log", "--json"},
		}[random.IntN(7)]
		began := time.Now()
		status := s.tryCommand(name, args)
		took := time.Since(began)
		s.mutex.Lock()
		s.commands++
		switch {
		case status == exit.Conflict:
			s.conflicts++
		case status != exit.Done:
			s.t.Errorf("%s: duban %q ended with %d", name, args, status)
		case slices.Contains(args, text):
			s.noted, s.waits = append(s.noted, text), append(s.waits, took)
		}
		s.mutex.Unlock()
		time.Sleep(time.Duration(random.Int64N(int64(s.pause))))
	}
}

func (s *soak) tryCommand(name string, args []string) int {
	command := exec.Command(s.binary, append([]string{"--db", s.ledger, "--as", name}, args...)...)
	var failed bytes.Buffer
	command.Stderr = &failed
	err := command.Run()
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		if ended.ExitCode() != exit.Conflict {
			s.t.Errorf("%s: duban %q: %s", name, args, &failed)
		}
		return ended.ExitCode()
	case err != nil:
		s.t.Error(err)
		return -1
	}
	return exit.Done
}

// typeNotes is one person who writes notes in a dashboard. A note counts when
// the screen says that it is saved.
func (s *soak) typeNotes(desk *window, random *rand.Rand) {
	for i := 0; time.Now().Before(s.until); i++ {
		text := fmt.Sprint(desk.name, "-", i)
		desk.press([]string{"j", "k", "g"}[random.IntN(3)], "n", text)
		// Until the prompt shows, the screen may still say that the note before it is saved.
		if _, prompted := desk.seeWithin(text, 30*time.Second, 50*time.Millisecond); !prompted {
			s.t.Errorf("%s never showed the note that was typed", desk.name)
			return
		}
		desk.press("Enter")
		if _, seen := desk.seeWithin("备注已存盘", 5*time.Second, 200*time.Millisecond); seen {
			s.mutex.Lock()
			s.noted = append(s.noted, text)
			s.mutex.Unlock()
		}
		time.Sleep(time.Duration(random.Int64N(int64(s.pause))))
	}
}

// probe writes a change now and then, and measures how long it takes to each
// dashboard.
func (s *soak) probe(watched []*watcher) {
	for i := 0; time.Now().Before(s.until); i++ {
		// No character is where it was in the last one, as a screen is sent only
		// what is new to it.
		text := string([]rune{'一' + rune(i), '儿' + rune(i), '又' + rune(i)})
		s.run("note", probedTask, text)
		written := time.Now()
		seen := make([]time.Time, len(watched))
		var looking sync.WaitGroup
		for place, desk := range watched {
			looking.Go(func() { seen[place], _ = desk.await(text, written.Add(10*time.Second)) })
		}
		looking.Wait()
		for place, desk := range watched {
			if seen[place].IsZero() {
				s.t.Errorf("%s never showed change %d", desk.name, i)
				continue
			}
			s.arrivals = append(s.arrivals, seen[place].Sub(written))
		}
		s.mutex.Lock()
		s.noted = append(s.noted, text)
		s.mutex.Unlock()
		time.Sleep(s.pause / 2)
	}
}

// compare checks that all that was acknowledged is in the ledger, and nothing
// twice.
func (s *soak) compare() {
	s.t.Helper()
	out, err := exec.Command(s.binary, "--db", s.ledger, "log", "--json").Output()
	if err != nil {
		s.t.Fatal(err)
	}
	var log []struct {
		Seq  int    `json:"seq"`
		Task string `json:"task"`
		Note string `json:"note"`
	}
	if err := json.Unmarshal(out, &log); err != nil {
		s.t.Fatal(err)
	}
	times := map[string]int{}
	for i, event := range log {
		if event.Seq != i+1 {
			s.t.Errorf("event %d has the number %d", i+1, event.Seq)
		}
		times[event.Note+" of "+event.Task]++
		times[event.Note]++
	}
	for _, text := range s.noted {
		if times[text] == 0 {
			s.t.Errorf("%s was acknowledged, and is lost", text)
		}
	}
	for text, count := range times {
		if strings.Contains(text, " of ") && !strings.HasPrefix(text, " of ") && count > 1 {
			s.t.Errorf("%s: written %d times", text, count)
		}
	}
	s.run("check")
}

func (s *soak) report(dashboards int) time.Duration {
	s.t.Helper()
	slices.Sort(s.waits)
	slices.Sort(s.arrivals)
	at := func(sorted []time.Duration, part float64) time.Duration {
		return sorted[int(part*float64(len(sorted)-1))].Round(time.Millisecond)
	}
	s.t.Logf("%d dashboards; %d commands, %d conflicts; %d acknowledged changes, all there once",
		dashboards, s.commands, s.conflicts, len(s.noted))
	s.t.Logf("a command that writes took %v in the median, %v in 99%%, %v at worst", at(s.waits, 0.5), at(s.waits, 0.99), at(s.waits, 1))
	s.t.Logf("a change was on a dashboard's screen after %v in the median, %v in 99%%, %v at worst (%d arrivals)",
		at(s.arrivals, 0.5), at(s.arrivals, 0.99), at(s.arrivals, 1), len(s.arrivals))
	return at(s.arrivals, 0.99)
}

func TestManyAtOnce(t *testing.T) { many(t, 3, 1, 5, 3*time.Second, 300*time.Millisecond) }
