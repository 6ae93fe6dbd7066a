//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// runner tries mutants of the packages, one after the other.
type runner struct {
	out      io.Writer
	packages []string
	tests    []string // packages whose tests must notice, beside the changed one
	skip     string   // a regular expression of tests that are not run; may be empty
	copy     string   // the tree in which files are changed
	usual    map[string]time.Duration
}

// outcome is what became of a mutant.
type outcome int

const (
	killed outcome = iota
	survived
	stuck   // its tests ran too long, which counts as killed
	unbuilt // the compiler refused it, which says nothing of the tests
)

func (r *runner) run(ctx context.Context, root string, random *rand.Rand) error {
	folder, err := os.MkdirTemp("", "mutation-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	r.copy, r.usual = filepath.Join(folder, "tree"), map[string]time.Duration{}
	if err := copyTree(root, r.copy); err != nil {
		return err
	}
	var mutants []mutant
	for _, name := range r.packages {
		of, err := mutantsOf(r.copy, name)
		if err != nil {
			return err
		}
		mutants = append(mutants, of...)
		if err := r.measure(ctx, name); err != nil {
			return err
		}
	}
	random.Shuffle(len(mutants), func(i, j int) { mutants[i], mutants[j] = mutants[j], mutants[i] })
	counts := map[outcome]int{}
	for _, m := range mutants {
		result, err := r.try(ctx, m)
		if ctx.Err() != nil {
			break // what was tried until then counts
		}
		if err != nil {
			return err
		}
		counts[result]++
	}
	tried := counts[killed] + counts[survived] + counts[stuck]
	_, err = fmt.Fprintf(r.out, "%d of %d places tried: %d killed, %d ran too long, %d survived; %d more did not compile\n",
		tried, len(mutants), counts[killed], counts[stuck], counts[survived], counts[unbuilt])
	return err
}

// measure runs the tests of an unchanged package, which must pass.
func (r *runner) measure(ctx context.Context, changed string) error {
	for _, name := range r.testsOf(changed) {
		if r.usual[name] != 0 {
			continue
		}
		r.usual[name] = time.Hour
		began := time.Now()
		switch result, err := r.test(ctx, name); {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case result != survived:
			return fmt.Errorf("the tests of %s fail without any change", name)
		}
		r.usual[name] = time.Since(began)
	}
	return nil
}

// testsOf returns the packages whose tests must notice a change: the changed one, if it
// has tests or no others are named, and those named.
func (r *runner) testsOf(changed string) []string {
	own, err := filepath.Glob(filepath.Join(r.copy, changed, "*_test.go"))
	if len(r.tests) > 0 && (err != nil || len(own) == 0 || slices.Contains(r.tests, changed)) {
		return r.tests
	}
	return append([]string{changed}, r.tests...)
}

// try makes the change, runs the tests and reverts it.
func (r *runner) try(ctx context.Context, m mutant) (result outcome, err error) {
	path := filepath.Join(r.copy, m.file)
	source, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	if err := os.WriteFile(path, m.apply(source), 0o600); err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.WriteFile(path, source, 0o600)) }()
	for _, name := range r.testsOf("./" + filepath.Dir(m.file)) {
		if result, err = r.test(ctx, name); err != nil || result != survived {
			return result, err
		}
	}
	if ctx.Err() != nil {
		return result, nil
	}
	_, err = fmt.Fprintf(r.out, "\n%s:%d: %s\n%s", m.file, m.line, m.kind, m.diff(source))
	return survived, err
}

// test compiles and runs the tests of one package, with one core.
func (r *runner) test(ctx context.Context, name string) (outcome, error) {
	binary := filepath.Join(filepath.Dir(r.copy), "package.test")
	// A package without tests builds none: that of another must not run in its place.
	if err := os.Remove(binary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	build := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-p", "1", "-o", binary, name)
	build.Dir = r.copy
	if err := build.Run(); err != nil {
		return unbuilt, exitOnly(err)
	}
	if _, err := os.Stat(binary); err != nil {
		return 0, fmt.Errorf("%s has no tests; name packages that test it with -tests", name)
	}
	limit := 3*r.usual[name] + 10*time.Second
	running, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	test := exec.CommandContext(running, binary, "-test.failfast", "-test.timeout=1h", "-test.skip="+r.skip)
	test.Dir = filepath.Join(r.copy, name)
	test.Env = append(os.Environ(), "GOMAXPROCS=1")
	// What the tests started ends with them.
	test.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	test.Cancel = func() error { return syscall.Kill(-test.Process.Pid, syscall.SIGKILL) }
	test.WaitDelay = time.Second
	err := test.Run()
	switch {
	case err == nil:
		return survived, nil
	case running.Err() != nil:
		return stuck, nil
	default:
		return killed, exitOnly(err)
	}
}

// exitOnly drops the error of a program that exited with a failure.
func exitOnly(err error) error {
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		return nil
	}
	return err
}

// copyTree copies a source tree without its history.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		switch target := filepath.Join(to, relative); {
		case strings.HasPrefix(entry.Name(), ".git") && relative != ".":
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return os.MkdirAll(target, 0o700)
		case !entry.Type().IsRegular():
			return nil
		default:
			return copyFile(path, target)
		}
	})
}

func copyFile(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, info.Mode().Perm())
}
