//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// runner tries mutants of the packages. To build a test takes much longer than to run
// it, so that most changes are built many at once, and the environment switches one on.
type runner struct {
	out      io.Writer
	packages []string
	tests    []string // packages whose tests must notice, beside the changed one
	skip     string   // a regular expression of tests that are not run; may be empty
	copy     string   // the tree in which files are changed
	usual    map[string]time.Duration
	counts   map[outcome]int
}

const (
	batchSize = 40
	variable  = "MUTATING"
)

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
	r.copy, r.usual, r.counts = filepath.Join(folder, "tree"), map[string]time.Duration{}, map[outcome]int{}
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
		if err := r.declare(of[0].file); err != nil {
			return err
		}
		if err := r.measure(ctx, name); err != nil {
			return err
		}
	}
	random.Shuffle(len(mutants), func(i, j int) { mutants[i], mutants[j] = mutants[j], mutants[i] })
	for rest := mutants; len(rest) > 0 && ctx.Err() == nil; {
		var batch []mutant
		batch, rest = nextBatch(rest)
		if err := r.try(ctx, batch); err != nil && ctx.Err() == nil {
			return err
		}
	}
	tried := r.counts[killed] + r.counts[survived] + r.counts[stuck]
	_, err = fmt.Fprintf(r.out, "%d of %d places tried: %d killed, %d ran too long, %d survived; %d more did not compile\n",
		tried, len(mutants), r.counts[killed], r.counts[stuck], r.counts[survived], r.counts[unbuilt])
	return err
}

// declare adds the variable of switched changes to the package of a file.
func (r *runner) declare(file string) error {
	path := filepath.Join(r.copy, file)
	parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("package %s\n\nimport \"os\"\n\nvar mutating = os.Getenv(%q)\n", parsed.Name.Name, variable)
	return os.WriteFile(filepath.Join(filepath.Dir(path), "mutating.go"), []byte(text), 0o600)
}

// nextBatch returns changes that are built together and those that are left: places of
// one package that do not overlap, and at the end of all the changes that nothing can
// switch, each alone.
func nextBatch(mutants []mutant) (batch, rest []mutant) {
	for _, m := range mutants {
		overlaps := func(other mutant) bool {
			return filepath.Dir(m.file) != filepath.Dir(other.file) || m.file == other.file && m.start < other.end && other.start < m.end
		}
		if m.switched == "" || len(batch) == batchSize || slices.ContainsFunc(batch, overlaps) {
			rest = append(rest, m)
			continue
		}
		batch = append(batch, m)
	}
	if len(batch) == 0 {
		return mutants[:1], mutants[1:]
	}
	return batch, rest
}

// measure runs the tests of an unchanged package, which must pass.
func (r *runner) measure(ctx context.Context, changed string) error {
	for _, name := range r.testsOf(changed) {
		if r.usual[name] != 0 {
			continue
		}
		r.usual[name] = time.Hour
		result, err := r.build(ctx, name)
		began := time.Now() // to build takes longer than most tests
		if err == nil && result == survived {
			result, err = r.test(ctx, name, "")
		}
		switch {
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

// try makes the changes of a batch, runs the tests with each and reverts them. Changes
// that do not compile together are tried in halves.
func (r *runner) try(ctx context.Context, batch []mutant) error {
	sources, built, err := r.change(batch)
	if err != nil {
		return err
	}
	left, result := slices.Clone(batch), survived
	for _, name := range r.testsOf("./" + filepath.Dir(batch[0].file)) {
		if result, err = r.build(ctx, name); err != nil || result != survived {
			break
		}
		left = slices.DeleteFunc(left, func(m mutant) bool {
			became, failure := r.test(ctx, name, built[m])
			err = errors.Join(err, failure)
			if ctx.Err() == nil && became != survived {
				r.counts[became]++
			}
			return became != survived
		})
	}
	for file, source := range sources {
		err = errors.Join(err, os.WriteFile(filepath.Join(r.copy, file), source, 0o600))
	}
	switch {
	case err != nil || ctx.Err() != nil:
		return err
	case result == unbuilt && len(batch) == 1:
		r.counts[unbuilt]++
		return nil
	case result == unbuilt:
		return errors.Join(r.try(ctx, batch[:len(batch)/2]), r.try(ctx, batch[len(batch)/2:]))
	}
	r.counts[survived] += len(left)
	for _, m := range left {
		if _, err := fmt.Fprintf(r.out, "\n%s:%d: %s\n%s", m.file, m.line, m.kind, m.diff(sources[m.file])); err != nil {
			return err
		}
	}
	return nil
}

// change writes the changes of a batch. It returns the sources as they were and the
// value of the variable that switches each change on.
func (r *runner) change(batch []mutant) (sources map[string][]byte, ids map[mutant]string, err error) {
	sources, ids = map[string][]byte{}, map[mutant]string{}
	changed := map[string][]byte{}
	// The last change of a file goes first, so that the places of the others hold.
	ordered := slices.SortedFunc(slices.Values(batch), func(a, b mutant) int { return b.start - a.start })
	for i, m := range ordered {
		if sources[m.file] == nil {
			if sources[m.file], err = os.ReadFile(filepath.Join(r.copy, m.file)); err != nil {
				return nil, nil, err
			}
			changed[m.file] = sources[m.file]
		}
		ids[m] = strconv.Itoa(i + 1)
		if m.switched == "" {
			changed[m.file] = m.apply(changed[m.file])
		} else {
			changed[m.file] = m.applySwitched(changed[m.file], ids[m])
		}
	}
	for file, source := range changed {
		err = errors.Join(err, os.WriteFile(filepath.Join(r.copy, file), source, 0o600))
	}
	return sources, ids, err
}

func (r *runner) binary() string { return filepath.Join(filepath.Dir(r.copy), "package.test") }

// build compiles the tests of one package.
func (r *runner) build(ctx context.Context, name string) (outcome, error) {
	binary := r.binary()
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
	return survived, nil
}

// test runs the tests that were built, with one core and one change switched on.
func (r *runner) test(ctx context.Context, name, id string) (outcome, error) {
	limit := 3*r.usual[name] + 10*time.Second
	running, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	test := exec.CommandContext(running, r.binary(), "-test.failfast", "-test.timeout=1h", "-test.skip="+r.skip)
	test.Dir = filepath.Join(r.copy, name)
	test.Env = append(os.Environ(), "GOMAXPROCS=1", variable+"="+id)
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
