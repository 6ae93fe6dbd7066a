package machine_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"duban/cmd/duban/internal/machine"
)

func TestPathsAreCompletedFromTheDisk(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"方案/2022年.docx", "方案/2022年修订.docx", "方案/附件.xlsx", ".hidden", "readme.txt"} {
		path := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
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
		got, names := machine.CompletePath(test.typed, home)
		if got != test.want || !slices.Equal(names, test.names) {
			t.Errorf("%q becomes %q with %q, want %q with %q", test.typed, got, names, test.want, test.names)
		}
	}
	for typed, want := range map[string]string{
		"~/a.txt": home + "/a.txt", "~": home, " '/x/a b.txt' ": "/x/a b.txt", `"/x/a.txt"`: "/x/a.txt", "~other/a": "~other/a", "a.txt": "a.txt",
	} {
		if got := machine.ExpandPath(typed, home); got != want {
			t.Errorf("%q means %q, want %q", typed, got, want)
		}
	}
}
