package machine_test

import (
	"path/filepath"
	"testing"

	"duban/cmd/duban/internal/machine"
)

func TestFolders(t *testing.T) {
	folder := func(name string) string { return filepath.Join(t.TempDir(), name) }
	home, xdg, local, roaming := folder("home"), folder("xdg"), folder("local"), folder("roaming")
	data, config := filepath.Join(home, ".local", "share"), filepath.Join(home, ".config")
	support := filepath.Join(home, "Library", "Application Support")
	for _, test := range []struct {
		system       string
		variables    map[string]string
		data, config string
	}{
		{"linux", map[string]string{"HOME": home}, data, config},
		{"freebsd", map[string]string{"HOME": home}, data, config},
		{"linux", map[string]string{"HOME": home, "XDG_DATA_HOME": "relative", "XDG_CONFIG_HOME": "relative"}, data, config},
		{"linux", map[string]string{"HOME": home, "XDG_DATA_HOME": xdg}, xdg, config},
		{"freebsd", map[string]string{"HOME": home, "XDG_CONFIG_HOME": xdg}, data, xdg},
		{"darwin", map[string]string{"HOME": home}, support, support},
		{"darwin", map[string]string{"HOME": home, "XDG_DATA_HOME": xdg}, xdg, support},
		{"windows", map[string]string{"HOME": home, "LOCALAPPDATA": local, "APPDATA": roaming}, local, roaming},
		{"windows", map[string]string{"LOCALAPPDATA": local, "XDG_DATA_HOME": xdg}, xdg, ""},
		{"windows", map[string]string{"HOME": home}, "", ""},
		{"linux", nil, "", ""},
		{"darwin", nil, "", ""},
	} {
		getenv := func(name string) string { return test.variables[name] }
		if folder := machine.DataFolder(test.system, getenv); folder != test.data {
			t.Errorf("data on %s with %v: %s, not %s", test.system, test.variables, folder, test.data)
		}
		if folder := machine.ConfigFolder(test.system, getenv); folder != test.config {
			t.Errorf("settings on %s with %v: %s, not %s", test.system, test.variables, folder, test.config)
		}
	}
}
