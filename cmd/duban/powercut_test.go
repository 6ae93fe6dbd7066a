//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
)

// step is a call that was recorded, or, where promise is set, what the disk owes
// from then on after a power cut.
type step struct {
	systemCall
	promise func(files map[string][]byte) error
}

// where names the call and the files that it is about, for a person to read.
func (s step) where(t *testing.T) string {
	if s.promise != nil {
		return "the next promise"
	}
	text := s.name
	for _, argument := range s.arguments {
		if words := unescape(t, argument); len(words) < 120 {
			text += " " + words
		}
	}
	return text
}

// recorder runs duban on the command line and records what it does to the disk.
type recorder struct {
	t            *testing.T
	root, trace  string
	steps        []step
	owed         owed
	live         *disk
	soundness    map[uint64]ledgerFacts
	seed         maphash.Seed
	pathOfLedger string
}

// owed is what must be there after a power cut.
type owed struct {
	ledger   []string // notes that the ledger must hold; nil if there need be none
	restored int      // how many restores it must have seen
	backup   []string // notes that the backup must hold; nil if there need be none
	// Before a restore or an import takes its place, what the ledger held must be
	// kept in one file: each entry is the notes of one such file.
	copies []held
}

// held is what one ledger or copy holds.
type held struct {
	notes           []string
	plans, restores int
}

func newRecorder(t *testing.T) *recorder {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed, so no writes can be recorded: apt-get install strace")
	}
	root := reachable(t)
	r := &recorder{
		t: t, root: root, trace: filepath.Join(t.TempDir(), "trace"), live: newDisk(t, root),
		soundness: map[uint64]ledgerFacts{}, seed: maphash.MakeSeed(), pathOfLedger: filepath.Join(root, "office", "duban.db"),
	}
	r.promise(r.owed)
	return r
}

// run runs a command line. From its last words on, or from its end if it has none,
// after is owed; until then, during.
func (r *recorder) run(during, after owed, args ...string) {
	r.t.Helper()
	r.promise(during)
	command := exec.Command("strace", append([]string{
		"-f", "-y", "-xx", "-s", "16777216", "-o", r.trace, "-e", tracedCalls,
		binaryOf(r.t), "--db", r.pathOfLedger, "--as", "desk1",
	}, args...)...)
	if out, err := command.CombinedOutput(); err != nil {
		if bytes.Contains(out, []byte("PTRACE")) || bytes.Contains(out, []byte("ptrace")) {
			r.t.Skipf("this machine does not allow tracing a process, so no writes can be recorded: %s", out)
		}
		r.t.Fatalf("duban %q: %v\n%s", args, err, out)
	}
	trace, err := os.Open(r.trace)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = trace.Close() }()
	calls := parseTrace(r.t, trace)
	lastWords := len(calls)
	for at, call := range calls {
		if call.name == "write" && strings.HasPrefix(call.arguments[0], "1<") {
			lastWords = at
		}
	}
	r.steps = append(r.steps, step{systemCall: systemCall{name: "start"}})
	r.live.startProcess()
	for at, call := range calls {
		if at == lastWords {
			r.promise(after)
		}
		r.steps = append(r.steps, step{systemCall: call})
		r.live.do(call)
	}
	if lastWords == len(calls) {
		r.promise(after)
	}
	r.owed = after
	r.compare(args)
}

func (r *recorder) promise(what owed) {
	r.steps = append(r.steps, step{promise: func(files map[string][]byte) error { return r.check(files, what) }})
}

// compare holds the model of the disk against the disk: no call went unseen.
func (r *recorder) compare(args []string) {
	r.t.Helper()
	modelled := map[string][]byte{}
	r.live.top.survive(fate{func(nameChange) bool { return true }, func(file *inode) []byte { return file.live }}, "", modelled)
	err := filepath.WalkDir(r.root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		relative := strings.TrimPrefix(path, r.root+"/")
		if expected, known := modelled[relative]; !known || !bytes.Equal(content, expected) {
			r.t.Fatalf("after %q, %s is not as recorded: %d bytes, %d recorded", args, relative, len(content), len(expected))
		}
		delete(modelled, relative)
		return err
	})
	if err != nil || len(modelled) > 0 {
		r.t.Fatalf("after %q, recorded and not there: %v, %v", args, modelled, err)
	}
}

// record runs a year of work in the given number of lines.
func (r *recorder) record(lines int) {
	r.t.Helper()
	backup, plan := filepath.Join(r.root, "backup.db"), filepath.Join(r.t.TempDir(), "plan.txt")
	if err := os.WriteFile(plan, []byte("2022年政务公开工作任务分解表\n一、主动公开\n1. 公开预算。（财务科）\n"), 0o600); err != nil {
		r.t.Fatal(err)
	}
	made := owed{ledger: []string{}}
	r.run(r.owed, made, "setup", "--group", ownGroup(r.t))
	for i := range lines {
		// Of many lengths, so that pages are split and used again.
		text := fmt.Sprint("第", i, "条", strings.Repeat("长", (i*397)%1900))
		after := r.owed
		after.ledger = append(slices.Clone(r.owed.ledger), text)
		task := fmt.Sprint(1 + i%30)
		if i%5 == 0 {
			r.run(r.owed, after, "done", task, fmt.Sprint(1+(i+1)%30), "--note", text, "--plan", "2021")
		} else {
			r.run(r.owed, after, "note", task, text, "--plan", "2021")
		}
		switch i % 11 {
		case 4:
			after.backup = after.ledger
			r.run(r.owed, after, "backup", backup, "--overwrite")
		case 6:
			during := r.owed
			during.copies = append(slices.Clone(during.copies), held{notes: during.ledger, plans: 2, restores: during.restored})
			during.ledger = during.backup
			after := during
			after.restored++
			r.run(during, after, "restore", backup, "--yes")
		case 8:
			if i < 11 {
				during := r.owed
				during.copies = append(slices.Clone(during.copies), held{notes: during.ledger, plans: 1, restores: during.restored})
				r.run(during, during, "import", plan)
			}
		}
	}
}

// replay cuts the power after each call that changed something, in as many ways
// as asked, and looks at what is left each time. It returns how many different
// states it has seen, and what was wrong with those that broke a promise.
func replay(t *testing.T, root string, steps []step, variants int) (states int, wrong []error) {
	t.Helper()
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	storage := newDisk(t, root)
	var check func(map[string][]byte) error
	for at, s := range steps {
		switch {
		case s.promise != nil:
			check = s.promise
		case s.name == "start":
			storage.startProcess()
			continue
		case !storage.do(s.systemCall):
			continue
		}
		for _, files := range storage.afterCut(variants, random) {
			states++
			if err := check(files); err != nil {
				wrong = append(wrong, fmt.Errorf("seed %d, after call %d, %s: %w", seed, at, s.where(t), err))
				break // one is enough for each call
			}
		}
		if len(wrong) > 5 {
			break
		}
	}
	return states, wrong
}

// check holds files against what is owed. All ledgers and copies must be whole.
func (r *recorder) check(files map[string][]byte, what owed) error {
	known := map[string]ledgerFacts{}
	for path, content := range files {
		if filepath.Ext(path) == ".db" {
			facts := r.facts(content)
			if facts.err != nil {
				return fmt.Errorf("%s: %w", path, facts.err)
			}
			known[path] = facts
		}
	}
	ledger, isThere := known["office/duban.db"]
	switch {
	case what.ledger != nil && !isThere:
		return errors.New("the ledger is gone")
	case !ledger.has(what.ledger):
		return errors.New("the ledger lacks a note that was acknowledged")
	case ledger.restores < what.restored:
		return errors.New("the ledger lacks a restore that was acknowledged")
	}
	if backup, isThere := known["backup.db"]; what.backup != nil && (!isThere || !backup.has(what.backup)) {
		return errors.New("the backup is gone or lacks a note")
	}
	for _, copied := range what.copies {
		isKept := false
		for path, facts := range known {
			isKept = isKept || path != "backup.db" && facts.has(copied.notes) && facts.restores <= copied.restores && facts.plans <= copied.plans
		}
		if !isKept {
			return errors.New("what the ledger held before an import or a restore is kept nowhere")
		}
	}
	return nil
}

// ledgerFacts is what a ledger holds, or why it is not sound.
type ledgerFacts struct {
	notes           map[string]bool
	plans, restores int
	err             error
}

func (f ledgerFacts) has(notes []string) bool {
	return !slices.ContainsFunc(notes, func(note string) bool { return !f.notes[note] })
}

// facts reads a ledger after a power cut, and checks that it can be written.
func (r *recorder) facts(content []byte) ledgerFacts {
	key := maphash.Bytes(r.seed, content)
	facts, known := r.soundness[key]
	if !known {
		facts = readFacts(filepath.Join(filepath.Dir(r.trace), "left.db"), content)
		r.soundness[key] = facts
	}
	return facts
}

func readFacts(path string, content []byte) ledgerFacts {
	facts := ledgerFacts{notes: map[string]bool{}}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return ledgerFacts{err: err}
	}
	ctx, ledger := context.Background(), bolt.At(path, bolt.Options{})
	for _, round := range []string{"at once", "after a change"} {
		report, err := ledger.Check(ctx)
		if err != nil || len(report.Problems) > 0 {
			return ledgerFacts{err: fmt.Errorf("%s: %w %v", round, err, report.Problems)}
		}
		snapshot, err := ledger.Load(ctx, "2021")
		if err != nil {
			return ledgerFacts{err: fmt.Errorf("%s: %w", round, err)}
		}
		plans, err := ledger.Plans(ctx)
		if err != nil {
			return ledgerFacts{err: fmt.Errorf("%s: %w", round, err)}
		}
		facts.plans, facts.restores = len(plans), 0
		for _, event := range snapshot.Log {
			facts.notes[event.Note] = true
			if event.Kind == model.KindRestore {
				facts.restores++
			}
		}
		if _, _, err := ledger.Apply(ctx, "2021", "desk2", time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: "后来"}}); err != nil {
			return ledgerFacts{err: fmt.Errorf("%s: %w", round, err)}
		}
	}
	return facts
}

// unordered leaves out the syncs that make a commit's pages certain before the
// page that refers to them is written.
func unordered(steps []step) []step {
	const pageSize = 4096
	var left []step
	for at, s := range steps {
		if s.name == "fdatasync" && at+1 < len(steps) {
			next := steps[at+1]
			if next.name == "pwrite64" && next.arguments[0] == s.arguments[0] && next.arguments[3] == "0" ||
				next.name == "pwrite64" && next.arguments[3] == fmt.Sprint(pageSize) {
				continue
			}
		}
		left = append(left, s)
	}
	return left
}

func cutPower(t *testing.T, lines, variants int) {
	t.Helper()
	r := newRecorder(t)
	r.record(lines)
	states, wrong := replay(t, r.root, r.steps, variants)
	for _, err := range wrong {
		t.Error(err)
	}
	t.Logf("%d calls recorded, %d states after a power cut, %d different ledgers", len(r.steps), states, len(r.soundness))
	lazy := unordered(r.steps)
	if _, wrong := replay(t, r.root, lazy, variants); len(wrong) == 0 || len(lazy) == len(r.steps) {
		t.Error("with every second sync left out all states are sound: this test can't fail")
	}
}

func TestPowerCut(t *testing.T) { cutPower(t, 12, 3) }
