package machine_test

import (
	"path/filepath"
	"testing"

	"duban/cmd/duban/internal/machine"
)

func TestDataFolder(t *testing.T) {
	home, xdg, local := filepath.Join(t.TempDir(), "home"), filepath.Join(t.TempDir(), "xdg"), filepath.Join(t.TempDir(), "local")
	for _, test := range []struct {
		system    string
		variables map[string]string
		wanted    string
	}{
		{"linux", map[string]string{"HOME": home}, filepath.Join(home, ".local", "share")},
		{"freebsd", map[string]string{"HOME": home}, filepath.Join(home, ".local", "share")},
		{"linux", map[string]string{"HOME": home, "XDG_DATA_HOME": "relative"}, filepath.Join(home, ".local", "share")},
		{"linux", map[string]string{"HOME": home, "XDG_DATA_HOME": xdg}, xdg},
		{"darwin", map[string]string{"HOME": home}, filepath.Join(home, "Library", "Application Support")},
		{"darwin", map[string]string{"HOME": home, "XDG_DATA_HOME": xdg}, xdg},
		{"windows", map[string]string{"HOME": home, "LOCALAPPDATA": local}, local},
		{"windows", map[string]string{"LOCALAPPDATA": local, "XDG_DATA_HOME": xdg}, xdg},
		{"windows", map[string]string{"HOME": home}, ""},
		{"linux", nil, ""},
		{"darwin", nil, ""},
	} {
		if folder := machine.DataFolder(test.system, func(name string) string { return test.variables[name] }); folder != test.wanted {
			t.Errorf("%s with %v: %s, not %s", test.system, test.variables, folder, test.wanted)
		}
	}
}
