//go:build linux

package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// The power-cut test is itself tested: sequences of calls in testdata/powercut,
// in the right order and with a mistake. In a safe one no power cut breaks what is
// owed, in an unsafe one some do.
func TestPowerCutSeesTheOrderOfCalls(t *testing.T) {
	paths, err := filepath.Glob("testdata/powercut/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%v, %v", paths, err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		start := ""
		for _, file := range archive.Files {
			kind, _, _ := strings.Cut(file.Name, ":")
			if kind == "start" {
				start = string(file.Data)
				continue
			}
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+file.Name, func(t *testing.T) {
				states, wrong := replay(t, "/r", handWritten(t, start, string(file.Data)), 20)
				if states == 0 || kind != "safe" && kind != "unsafe" || (len(wrong) > 0) != (kind == "unsafe") {
					t.Errorf("%d states, wrong: %v", states, wrong)
				}
			})
		}
	}
}

// handWritten returns the steps of a sequence. The files that are there at the
// start, each a line with a path and its content, are certain.
func handWritten(t *testing.T, start, sequence string) []step {
	t.Helper()
	trace := "mkdir(\"/r/office\", 0700) = 0\nmkdir(\"/r/office/duban.db.backups\", 0700) = 0\n"
	if strings.Contains(sequence, "mkdir") { // it makes the folder of copies itself
		trace = "mkdir(\"/r/office\", 0700) = 0\n"
	}
	for line := range strings.Lines(start) {
		name, content, _ := strings.Cut(strings.TrimSpace(line), " ")
		trace += fmt.Sprintf("open(\"/r/%s\", O_WRONLY|O_CREAT, 0600) = 3\nwrite(3, \"%s\", %d) = %d\n", name, content, len(content), len(content))
	}
	steps := []step{{promise: func(map[string][]byte) error { return nil }}}
	for line := range strings.Lines(trace + "sync() = 0\n" + sequence) {
		if promise, isPromise := strings.CutPrefix(strings.TrimSpace(line), "owed "); isPromise {
			path, contents, _ := strings.Cut(promise, " ")
			steps = append(steps, step{promise: owedFile(path, strings.Split(contents, "|"))})
			continue
		}
		calls := parseTrace(t, strings.NewReader(line))
		if len(calls) != 1 {
			t.Fatalf("not a call: %s", line)
		}
		steps = append(steps, step{systemCall: calls[0]})
	}
	return steps
}

// owedFile demands that the file has one of the contents; a path that ends in **
// is any file below.
func owedFile(path string, contents []string) func(map[string][]byte) error {
	below, isAny := strings.CutSuffix(path, "**")
	return func(files map[string][]byte) error {
		for name, content := range files {
			if (name == path || isAny && strings.HasPrefix(name, below)) && slices.Contains(contents, string(content)) {
				return nil
			}
		}
		return errors.New(path + " is not among " + strings.Join(slices.Sorted(maps.Keys(files)), " "))
	}
}

// A trace of several threads, with calls that failed and calls that others
// interrupted, as strace writes it.
func TestParseTrace(t *testing.T) {
	file, err := os.Open("testdata/powercut/threads.trace")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var seen []string
	for _, call := range parseTrace(t, file) {
		number, path := call.descriptor(t, 0)
		seen = append(seen, fmt.Sprintf("%s %d %s %d %d", call.name, number, path, len(call.arguments), call.result))
	}
	want := []string{
		"openat -1 /r 4 7", "close 7 /r/a, b 1 0", "openat -1 /r 3 7", "pwrite64 7 /r/c 4 2", "fsync 7 /r/c 1 0",
	}
	if !slices.Equal(seen, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(seen, "\n"), strings.Join(want, "\n"))
	}
}
