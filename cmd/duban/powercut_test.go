package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
)

// record lets duban run command lines, and returns all that it did to the
// ledger's disk. Each line is told to be acknowledged by a note that it writes.
func record(t *testing.T, ledger string, lines int) []operation {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed, so no writes can be recorded: apt-get install strace")
	}
	binary, folder := binaryOf(t), t.TempDir()
	trace, backup := filepath.Join(folder, "trace"), filepath.Join(folder, "backup.db")
	var operations []operation
	var acknowledged []string
	run := func(args ...string) {
		command := exec.Command("strace", append([]string{
			"-f", "-y", "-xx", "-s", "16777216", "-o", trace,
			"-e", "trace=pwrite64,write,ftruncate,fsync,fdatasync,rename,renameat,renameat2",
			binary, "--db", ledger, "--as", "desk1",
		}, args...)...)
		if out, err := command.CombinedOutput(); err != nil {
			if bytes.Contains(out, []byte("PTRACE")) || bytes.Contains(out, []byte("ptrace")) {
				t.Skipf("this machine lets nobody trace a process, so no writes can be recorded: %s", out)
			}
			t.Fatalf("duban %q: %v\n%s", args, err, out)
		}
		for _, done := range traced(t, trace) {
			if strings.HasPrefix(done.path, filepath.Dir(ledger)) {
				operations = append(operations, done)
			}
		}
		operations = append(operations, operation{kind: "told", acknowledged: append([]string(nil), acknowledged...)})
	}
	run("list")
	for i := range lines {
		// Of many lengths, so that pages are split and used again.
		text := fmt.Sprint("第", i, "条", strings.Repeat("长", (i*397)%1900))
		task := fmt.Sprint(1 + i%30)
		acknowledged = append(acknowledged, text)
		switch i % 5 {
		case 0:
			run("done", task, fmt.Sprint(1+(i+1)%30), "--note", text)
		default:
			run("note", task, text)
		}
		if i%11 == 10 {
			run("backup", backup, "--overwrite")
			run("restore", backup, "--yes")
		}
	}
	return operations
}

// replay cuts the power after each operation, in as many ways as asked, and
// looks at what is left each time. It returns how many states it has seen, and
// what was wrong with those that were not sound.
func replay(t *testing.T, ledger string, operations []operation, variants int) (states int, wrong []error) {
	t.Helper()
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	storage := &disk{files: map[string]*diskFile{}}
	left := filepath.Join(t.TempDir(), "left.db")
	var acknowledged []string
	seen := map[string]bool{}
	for at, done := range operations {
		if done.kind == "told" {
			acknowledged = done.acknowledged
		} else {
			storage.do(done)
		}
		for _, path := range storage.ledgers() {
			var owed []string // a copy may be older than what was told, but must be whole
			if path == ledger {
				owed = acknowledged
			}
			for _, content := range storage.contents(path, variants, random) {
				if key := fmt.Sprint(len(owed), string(content)); seen[key] {
					continue
				} else if content != nil {
					seen[key] = true
				}
				states++
				if err := outlived(left, content, owed); err != nil {
					wrong = append(wrong, fmt.Errorf("seed %d, %s after operation %d, %s: %w", seed, path, at, done.kind, err))
				}
			}
			if len(wrong) > 20 {
				return states, wrong
			}
		}
	}
	return states, wrong
}

// unordered leaves out the syncs that make a commit's pages certain before the
// page that refers to them is written.
func unordered(operations []operation) []operation {
	const pageSize = 4096
	var left []operation
	for at, done := range operations {
		if done.kind == "sync" && at+1 < len(operations) {
			next := operations[at+1]
			if next.kind == "write" && next.path == done.path && next.place < 2*pageSize && len(next.data) == pageSize {
				continue
			}
		}
		left = append(left, done)
	}
	return left
}

// outlived checks that a ledger is sound after a power cut, holds all that was
// acknowledged, and can be written.
func outlived(path string, content []byte, acknowledged []string) error {
	if content == nil {
		if len(acknowledged) > 0 {
			return errors.New("the ledger is gone")
		}
		return nil
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return err
	}
	ctx, ledger := context.Background(), bolt.At(path, bolt.Options{})
	for _, round := range []string{"at once", "after a change"} {
		report, err := ledger.Check(ctx)
		if err != nil || len(report.Problems) > 0 {
			return fmt.Errorf("%s: %w %v", round, err, report.Problems)
		}
		snapshot, err := ledger.Load(ctx, "2021")
		if err != nil {
			return fmt.Errorf("%s: %w", round, err)
		}
		kept := map[string]bool{}
		for _, event := range snapshot.Log {
			kept[event.Note] = true
		}
		for _, note := range acknowledged {
			if !kept[note] {
				return fmt.Errorf("%s: %.20s… is lost", round, note)
			}
		}
		if _, _, err := ledger.Apply(ctx, "2021", "desk2", time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: "后来"}}); err != nil {
			return fmt.Errorf("%s: %w", round, err)
		}
	}
	return nil
}

func cutPower(t *testing.T, lines, variants int) {
	t.Helper()
	ledger := filepath.Join(t.TempDir(), "office", "duban.db")
	if err := os.Mkdir(filepath.Dir(ledger), 0o700); err != nil {
		t.Fatal(err)
	}
	operations := record(t, ledger, lines)
	states, wrong := replay(t, ledger, operations, variants)
	for _, err := range wrong {
		t.Error(err)
	}
	t.Logf("%d operations recorded, %d states after a power cut", len(operations), states)
	lazy := unordered(operations)
	if _, wrong := replay(t, ledger, lazy, 3); len(wrong) == 0 || len(lazy) == len(operations) {
		t.Error("with every second sync left out all states are sound: this test can't fail")
	}
}

func TestPowerCut(t *testing.T) { cutPower(t, 12, 3) }
