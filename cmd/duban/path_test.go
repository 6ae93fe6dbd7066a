package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestPathsAreCompletedFromTheDisk(t *testing.T) {
	d := newDesk(t)
	home := t.TempDir()
	d.variables["HOME"] = home
	for _, name := range []string{"方案/2022年.docx", "方案/2022年修订.docx", "方案/附件.xlsx", ".hidden", "readme.txt"} {
		path := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := newProgram(d.environment, nil)
	plans := &allPlans{t.Context(), &session{program: p}}
	for _, test := range []struct {
		typed, want string
		names       []string
	}{
		{"~/方", "~/方案/", nil},
		{"~/方案/附", "~/方案/附件.xlsx", nil},
		{"~/方案/2", "~/方案/2022年", []string{"2022年.docx", "2022年修订.docx"}},
		{"~/", "~/", []string{"readme.txt", "方案/"}},
		{"~/.h", "~/.hidden", nil},
		{home + "/r", home + "/readme.txt", nil},
		{"~/nothing", "~/nothing", nil},
		{"~/nowhere/x", "~/nowhere/x", nil},
	} {
		got, names := plans.Complete(test.typed)
		if got != test.want || !slices.Equal(names, test.names) {
			t.Errorf("%q becomes %q with %q, want %q with %q", test.typed, got, names, test.want, test.names)
		}
	}
	for typed, want := range map[string]string{
		"~/a.txt": home + "/a.txt", "~": home, " '/x/a b.txt' ": "/x/a b.txt", `"/x/a.txt"`: "/x/a.txt", "~other/a": "~other/a", "a.txt": "a.txt",
	} {
		if got := p.expanded(typed); got != want {
			t.Errorf("%q means %q, want %q", typed, got, want)
		}
	}
}
