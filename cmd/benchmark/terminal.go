//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"duban/tui/terminaltest"
)

// session is a program in a terminal.
type session struct {
	command *exec.Cmd
	master  *os.File
	began   time.Time
	chunks  chan chunk
}

// chunk is what the program wrote at a time.
type chunk struct {
	at   time.Time
	data []byte
}

// quiet is how long nothing is written after what a key gives.
const quiet = 80 * time.Millisecond

// open starts a program in a terminal of the size.
func (b *bench) open(width, height uint16, name string, args ...string) (*session, error) {
	master, slave, err := terminaltest.OpenPTY(int(width), int(height))
	if err != nil {
		return nil, err
	}
	defer func() { _ = slave.Close() }()
	s := &session{command: exec.CommandContext(b.ctx, name, args...), master: master, chunks: make(chan chunk, 4096)}
	s.command.Env = b.environment()
	s.command.Stdin, s.command.Stdout, s.command.Stderr = slave, slave, slave
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	s.began = time.Now()
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	go s.read()
	return s, nil
}

func (s *session) read() {
	defer close(s.chunks)
	buffer := make([]byte, 1<<16)
	for {
		n, err := s.master.Read(buffer)
		if n > 0 {
			data := bytes.Clone(buffer[:n])
			if bytes.Contains(data, []byte("\x1b[6n")) {
				_, _ = s.master.WriteString("\x1b[1;1R")
			}
			s.chunks <- chunk{time.Now(), data}
		}
		if err != nil {
			return
		}
	}
}

// until waits for a text, and returns when it came.
func (s *session) until(text string) (time.Time, error) {
	var all []byte
	limit := time.After(time.Minute)
	for {
		select {
		case c, open := <-s.chunks:
			if !open {
				return time.Time{}, errors.New("it ended")
			}
			if all = append(all, c.data...); bytes.Contains(all, []byte(text)) {
				return c.at, nil
			}
		case <-limit:
			return time.Time{}, fmt.Errorf("never saw %q", text)
		}
	}
}

// burst returns when the last byte before a pause came, and how many came.
func (s *session) burst() (last time.Time, count int) {
	wait := time.Second
	for {
		select {
		case c, open := <-s.chunks:
			if !open {
				return last, count
			}
			last, count, wait = c.at, count+len(c.data), quiet
		case <-time.After(wait):
			return last, count
		}
	}
}

// key presses a key, and returns how long its last byte took and how many there were.
func (s *session) key(key string) (took float64, count int, err error) {
	// Otherwise keys fall into step with a program that draws on a clock.
	time.Sleep(time.Duration(rand.IntN(25_000)) * time.Microsecond) //nolint:gosec // no secret
	pressed := time.Now()
	if _, err := s.master.WriteString(key); err != nil {
		return 0, 0, err
	}
	last, count := s.burst()
	if count == 0 {
		return 0, 0, fmt.Errorf("the key %q gives nothing", key)
	}
	return milliseconds(last.Sub(pressed)), count, nil
}

// idle returns the context switches and the milliseconds of CPU of a second without keys,
// of all sessions together.
func idle(sessions ...*session) (switches, cpu float64) {
	const seconds = 3
	for _, sign := range []float64{-1, 1} {
		if sign > 0 {
			time.Sleep(seconds * time.Second)
		}
		for _, s := range sessions {
			count, used := s.usage()
			switches, cpu = switches+sign*count/seconds, cpu+sign*used/seconds
		}
	}
	return switches, cpu
}

// usage adds up the context switches and the CPU of the threads.
func (s *session) usage() (switches, cpu float64) {
	folder := fmt.Sprintf("/proc/%d/task/", s.command.Process.Pid)
	threads, _ := os.ReadDir(folder)
	for _, thread := range threads {
		status, _ := os.ReadFile(folder + thread.Name() + "/status")
		for line := range strings.Lines(string(status)) {
			if name, value, _ := strings.Cut(line, ":"); strings.HasSuffix(name, "ctxt_switches") {
				number, _ := strconv.ParseFloat(strings.TrimSpace(value), 64)
				switches += number
			}
		}
		run, _ := os.ReadFile(folder + thread.Name() + "/schedstat")
		if fields := strings.Fields(string(run)); len(fields) > 0 {
			nanoseconds, _ := strconv.ParseFloat(fields[0], 64)
			cpu += nanoseconds / 1e6
		}
	}
	return switches, cpu
}

// memory returns the highest resident memory in MB.
func (s *session) memory() float64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	for line := range strings.Lines(string(status)) {
		if value, found := strings.CutPrefix(line, "VmHWM:"); found {
			kilobytes, _ := strconv.ParseFloat(strings.Fields(value)[0], 64)
			return kilobytes / 1024
		}
	}
	return 0
}

// close ends the program.
func (s *session) close() {
	_ = s.command.Process.Kill()
	_ = s.command.Wait()
	_ = s.master.Close()
}
