package bolt_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

// playRace is process args[1] of many, which on a line of input makes changes
// one after the other for as long as args[2] says. It then prints how long each
// took, in microseconds. With args[3] "polling" it relies on bbolt's own lock,
// which is asked for each 50 ms.
func playRace(args []string) error {
	fmt.Println("ready")
	awaitLine()
	length, err := time.ParseDuration(args[2])
	if err != nil {
		return err
	}
	ledger := bolt.At(args[0], bolt.Options{Timeout: time.Minute})
	var waits []time.Duration
	for began := time.Now(); time.Since(began) < length; {
		before := time.Now()
		if args[3] == "polling" {
			err = pollAndWrite(args[0], args[1])
		} else {
			_, _, err = ledger.Apply(background(), "2021", args[1], before, noteOn("1"))
		}
		if err != nil {
			return err
		}
		waits = append(waits, time.Since(before))
	}
	for _, wait := range waits {
		fmt.Println(wait.Microseconds())
	}
	return nil
}

// pollAndWrite writes what a change writes.
func pollAndWrite(path, by string) error {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Minute})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	return db.Update(func(tx *bbolt.Tx) error {
		events, index := tx.Bucket([]byte("events")), tx.Bucket([]byte("history"))
		last, _ := events.Cursor().Last()
		key := append([]byte(nil), last...)
		for i := len(key) - 1; i >= 0; i-- {
			if key[i]++; key[i] != 0 {
				break
			}
		}
		event, err := json.Marshal(model.Event{At: time.Now(), By: by, Plan: "2021", Task: "1", Kind: model.KindNote, Note: "好"})
		if err != nil {
			return err
		}
		if err := events.Put(key, event); err != nil {
			return err
		}
		if err := index.Put(append([]byte("2021\x001\x00"), key...), nil); err != nil {
			return err
		}
		return tx.Bucket([]byte("states")).Put([]byte("2021\x001"), []byte(`{"version":2,"status":"todo"}`))
	})
}

// race lets processes write as fast as they can, and measures how long they
// wait.
func race(t *testing.T, processes int, length time.Duration, way string) fairness {
	t.Helper()
	path := yearFile(t)
	var children []*child
	for i := range processes {
		worker := start(t, "race", path, fmt.Sprint(i), length.String(), way)
		worker.expect("ready")
		children = append(children, worker)
	}
	for _, worker := range children {
		worker.proceed()
	}
	var found fairness
	for _, worker := range children {
		waits := worker.rest()
		found.shares = append(found.shares, float64(len(waits)))
		for _, line := range waits {
			wait, err := time.ParseDuration(line + "us")
			must(t, err)
			found.waits = append(found.waits, wait)
		}
	}
	slices.Sort(found.waits)
	if way != "polling" {
		storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
	}
	return found
}

type fairness struct {
	waits  []time.Duration // in order
	shares []float64       // how many changes each process made
}

func (f fairness) worst() time.Duration { return f.waits[len(f.waits)-1] }

// even is Jain's index: 1 if all processes made as many changes, 1/n if one made
// them all.
func (f fairness) even() float64 {
	var sum, squares float64
	for _, share := range f.shares {
		sum, squares = sum+share, squares+share*share
	}
	return sum * sum / (float64(len(f.shares)) * squares)
}

func (f fairness) String() string {
	at := func(part float64) time.Duration {
		return f.waits[int(part*float64(len(f.waits)-1))].Round(100 * time.Microsecond)
	}
	return strings.Join([]string{
		fmt.Sprintf("%d changes by %d processes", len(f.waits), len(f.shares)),
		fmt.Sprintf("median wait %v, 99%% %v, worst %v", at(0.5), at(0.99), at(1)),
		fmt.Sprintf("fewest %v, most %v, evenness %.3f", slices.Min(f.shares), slices.Max(f.shares), f.even()),
	}, "; ")
}

// compareLocks measures the lock beside the ledger against one that is polled.
func compareLocks(t *testing.T, processes int, length time.Duration) {
	t.Helper()
	queued, polled := race(t, processes, length, "queued"), race(t, processes, length, "polling")
	t.Logf("queued: %v", queued)
	t.Logf("polled: %v", polled)
	if queued.worst() >= 5*time.Second {
		t.Errorf("somebody waited %v, and would have got that the ledger is busy", queued.worst())
	}
	if queued.even() <= polled.even() {
		t.Errorf("the changes are shared no more evenly than by polling: %v", queued.shares)
	}
	if queued.worst() >= polled.worst() {
		t.Errorf("waiting in a queue is no better than polling: worst %v and %v", queued.worst(), polled.worst())
	}
}

func TestWaitingIsFair(t *testing.T) { compareLocks(t, 12, 700*time.Millisecond) }
