package machine_test

import (
	"path/filepath"
	"testing"

	"duban/cmd/duban/internal/machine"
)

func TestConfigFolder(t *testing.T) {
	home, xdg, roaming := filepath.Join(t.TempDir(), "home"), filepath.Join(t.TempDir(), "xdg"), filepath.Join(t.TempDir(), "roaming")
	for _, test := range []struct {
		system    string
		variables map[string]string
		wanted    string
	}{
		{"linux", map[string]string{"HOME": home}, filepath.Join(home, ".config")},
		{"linux", map[string]string{"HOME": home, "XDG_CONFIG_HOME": "relative"}, filepath.Join(home, ".config")},
		{"freebsd", map[string]string{"HOME": home, "XDG_CONFIG_HOME": xdg}, xdg},
		{"darwin", map[string]string{"HOME": home}, filepath.Join(home, "Library", "Application Support")},
		{"windows", map[string]string{"HOME": home, "APPDATA": roaming}, roaming},
		{"linux", nil, ""},
	} {
		if folder := machine.ConfigFolder(test.system, func(name string) string { return test.variables[name] }); folder != test.wanted {
			t.Errorf("%s with %v: %s, not %s", test.system, test.variables, folder, test.wanted)
		}
	}
}
