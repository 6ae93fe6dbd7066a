package settings_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"duban/cmd/duban/internal/settings"
)

func readSettings(t *testing.T, content string) *settings.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return settings.ReadFile(path)
}

// A change leaves everything else in the file as it is.
func TestWith(t *testing.T) {
	for name, c := range map[string]struct{ before, setting, value, after string }{
		"an empty file":      {"", "theme", "dark", "theme = \"dark\"\n"},
		"a value":            {"# mine\ntheme = \"dark\" # at night\nascii=true", "theme", "light", "# mine\ntheme = \"light\" # at night\nascii=true"},
		"a number":           {"lock = 5\n", "lock", "60", "lock = 60\n"},
		"no line at the end": {"ascii = true", "mouse", "true", "ascii = true\nmouse = true\n"},
		"before a table":     {"ascii = true\n\n# keys\n[keys]\ndone = \"d\"\n", "mouse", "true", "ascii = true\nmouse = true\n\n# keys\n[keys]\ndone = \"d\"\n"},
		"remarks alone":      {"# mine\n", "mouse", "true", "# mine\nmouse = true\n"},
		"the first key":      {"ascii = true\n", "keys.done", "d", "ascii = true\n\n[keys]\ndone = [\"d\"]\n"},
		"another key":        {"[keys]\ndone = \"d\"\n\n[other]\nx = 1\n", "keys.undo", "z ctrl+u", "[keys]\ndone = \"d\"\nundo = [\"z\", \"ctrl+u\"]\n\n[other]\nx = 1\n"},
		"a list":             {"columns = [ # which\n  \"due\",\n] # all\n", "columns", "number due", "columns = [\"number\", \"due\"] # all\n"},
		"lines of Windows":   {"\ufeffascii = true\r\n", "mouse", "true", "\ufeffascii = true\r\nmouse = true\r\n"},
		"a mark before it":   {"\ufefftheme = 'dark'\r\n", "theme", "mono", "\ufefftheme = \"mono\"\r\n"},
		"a quotation mark":   {"", "keys.done", "\"", "[keys]\ndone = ['\"']\n"},
		"a wrong value":      {"ascii = 5 # ?\n", "ascii", "true", "ascii = true # ?\n"},
		"a wrong list":       {"columns = [[\"due\"], 5]\n", "columns", "due", "columns = [\"due\"]\n"},
		"an empty list":      {"[keys]\ndone = [ ]\n", "keys.done", "z", "[keys]\ndone = [\"z\"]\n"},
		"a long text":        {"theme = \"\"\"\ndark\"\"\"\n", "theme", "mono", "theme = \"mono\"\n"},
		"a dotted key":       {"keys.done = \"d\"\n", "keys.done", "z", "keys.done = [\"z\"]\n"},
	} {
		got, err := readSettings(t, c.before).With(c.setting, c.value)
		if string(got) != c.after || err != nil {
			t.Errorf("%s:\n%q, %v, want\n%q", name, got, err, c.after)
		}
	}
}

func TestWithRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		content, setting, value string
		want                    settings.Problem
	}{
		"a value":             {"", "theme", "purple", settings.Problem{Kind: settings.WrongValue, Name: "theme", Detail: "purple"}},
		"a name":              {"", "color", "dark", settings.Problem{Kind: settings.UnknownName, Name: "color"}},
		"a fixed key":         {"", "keys.done", "q", settings.Problem{Kind: settings.FixedKey, Name: "keys.done", Detail: "q"}},
		"a key that is taken": {"", "keys.done", "u", settings.Problem{Kind: settings.TakenKey, Name: "keys.done", Detail: "u"}},
		"a broken file":       {"theme = dark\n", "ascii", "true", settings.Problem{Kind: settings.NotTOML, Line: 1}},
		"a table":             {"ascii = {a = 5}\n", "ascii", "true", settings.Problem{Kind: settings.WrongValue, Line: 1, Name: "ascii"}},
	} {
		_, err := readSettings(t, c.content).With(c.setting, c.value)
		var refused *settings.ChangeError
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := refused.Problem
		got.Allowed = nil
		if c.want.Detail == "" {
			got.Detail = ""
		}
		if got.Kind != c.want.Kind || got.Line != c.want.Line || got.Name != c.want.Name || got.Detail != c.want.Detail {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// The file keeps its mode, and a link to it stays a link.
func TestWriteFile(t *testing.T) {
	folder := t.TempDir()
	real, link := filepath.Join(folder, "mine", "real.toml"), filepath.Join(folder, "config.toml")
	if err := settings.WriteFile(real, []byte("ascii = true\n")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(real, 0o640), os.Symlink(real, link), settings.WriteFile(link, []byte("mouse = true\n"))); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(real)
	info, err2 := os.Lstat(real)
	to, err3 := os.Readlink(link)
	if string(content) != "mouse = true\n" || info.Mode() != 0o640 || to != real || errors.Join(err, err2, err3) != nil {
		t.Errorf("%q, %v, %q, %v", content, info, to, errors.Join(err, err2, err3))
	}
	if err := errors.Join(os.Chmod(real, 0o440), settings.WriteFile(link, nil)); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a file that is only to be read: %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(real))
	if len(left) != 1 || err != nil {
		t.Errorf("%v, %v", left, err)
	}
}
