//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each change of the small package, as a person reads it.
func TestMutants(t *testing.T) {
	mutants, err := mutantsOf("testdata/small", ".")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("testdata/small/small.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, m := range mutants {
		fmt.Fprintf(&all, "%s:%d: %s\n%s", m.file, m.line, m.kind, m.diff(source))
	}
	want, err := os.ReadFile("testdata/mutants.txt")
	if err != nil {
		t.Fatal(err)
	}
	if all.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", &all, want)
	}
}

// The small package has a test of Size and none of Days, so that the changes of Days
// survive and no others. The source stays as it was.
func TestSurvivors(t *testing.T) {
	before, err := os.ReadFile("testdata/small/small.go")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r := &runner{out: &out, packages: []string{"."}}
	if err := r.run(t.Context(), filepath.Join("testdata", "small"), rand.New(rand.NewPCG(1, 0))); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "small.go:14: drop entry"); got != 2 || strings.Count(out.String(), "small.go:") != 2 {
		t.Errorf("it reports\n%s", &out)
	}
	if !strings.Contains(out.String(), "2 survived") {
		t.Errorf("it ends with\n%s", &out)
	}
	if after, err := os.ReadFile("testdata/small/small.go"); err != nil || !bytes.Equal(before, after) {
		t.Error("the source was changed")
	}
}

// The changes of a package without tests would all survive, which says nothing.
func TestPackageWithoutTests(t *testing.T) {
	var out bytes.Buffer
	r := &runner{out: &out, packages: []string{".", "./untested"}}
	err := r.run(t.Context(), filepath.Join("testdata", "small"), rand.New(rand.NewPCG(1, 0)))
	if err == nil || !strings.Contains(err.Error(), "./untested has no tests") {
		t.Errorf("%v, it reports\n%s", err, &out)
	}
}

// A package without tests is tested by those that are named.
func TestNamedTests(t *testing.T) {
	r := &runner{copy: filepath.Join("testdata", "small"), tests: []string{"./other"}}
	for changed, want := range map[string]string{".": ". ./other", "./untested": "./other", "./other": "./other"} {
		if got := strings.Join(r.testsOf(changed), " "); got != want {
			t.Errorf("a change of %s is tested by %s, not %s", changed, got, want)
		}
	}
}
