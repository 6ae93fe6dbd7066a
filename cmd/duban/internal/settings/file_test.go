package settings_test

import (
	"os"
	"path/filepath"
	"testing"

	"duban/cmd/duban/internal/settings"
)

// Any bytes are read without a panic, and every problem of a file of text has its line.
func FuzzReadFile(f *testing.F) {
	for _, content := range []string{
		"", "theme = \"dark\"\nascii = true\n", "\ufefftheme = \"dark\"", "[keys]\ndone = \"d\"\n", "a.b = 1\n", "[[x]]\n",
		"theme = \"\"\"\ndark\"\"\"", "ascii = [true]", "ascii = {a = 1}", "theme =", "\"\" = 1", "theme = 2021-01-01", "=\n", "\x00", "theme = \"\xff\"",
	} {
		f.Add([]byte(content))
	}
	path := filepath.Join(f.TempDir(), "config.toml")
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		file := settings.ReadFile(path)
		for _, problem := range file.Problems {
			if problem.Line < 1 && problem.Kind != settings.TooLarge {
				t.Errorf("%q: problem without a line: %+v", content, problem)
			}
		}
		if after, err := file.With(settings.NameMouse, "true"); err == nil {
			if err := os.WriteFile(path, after, 0o600); err != nil {
				t.Fatal(err)
			}
			if value, _ := settings.ReadFile(path).Value(settings.NameMouse); value != "true" {
				t.Errorf("%q with another setting is %q", content, after)
			}
		}
		for _, name := range settings.Names() {
			if value, line := file.Value(name); (value == "") != (line == 0) {
				t.Errorf("%q: %s is %q of line %d", content, name, value, line)
			}
		}
	})
}

func BenchmarkReadFile(b *testing.B) {
	path := filepath.Join(b.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("# mine\ntheme = \"dark\"\nascii = true\nlanguage = \"en\"\nplain = false\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		settings.ReadFile(path)
	}
}
