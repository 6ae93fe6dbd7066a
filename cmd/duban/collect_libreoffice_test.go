package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Tables that were saved by LibreOffice come back as they were filled in, whatever people
// did to them.
func TestCollectedFromLibreOffice(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	folder := filepath.Join("testdata", "libreoffice")
	expected, err := os.ReadFile(filepath.Join(folder, "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		if name := file.Name(); name != "README.md" && name != "expected.txt" {
			var got collected
			readJSON(t, d.mustRun(t, "collect", filepath.Join(folder, name), "--dry-run", "--json"), &got)
			all.WriteString(name + "\n")
			for _, line := range got.lines() {
				all.WriteString("\t" + strings.ReplaceAll(line, "\n", "/") + "\n")
			}
		}
	}
	if all.String() != string(expected) {
		got, want := strings.Split(all.String(), "\n"), strings.Split(string(expected), "\n")
		for i := range got {
			if i >= len(want) || got[i] != want[i] {
				t.Fatalf("line %d of expected.txt: got %q", i+1, strings.Join(got[i:min(len(got), i+8)], "\n"))
			}
		}
		t.Fatal("files are missing")
	}
}
