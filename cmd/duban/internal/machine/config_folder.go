package machine

import "path/filepath"

// ConfigFolder returns where a system keeps the settings of a person's programs; empty if
// the person has no home. XDG_CONFIG_HOME decides wherever it is set.
func ConfigFolder(system string, getenv func(string) string) string {
	if folder := getenv("XDG_CONFIG_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	if system == "windows" {
		return getenv("APPDATA")
	}
	home := getenv("HOME")
	switch {
	case home == "":
		return ""
	case system == "darwin":
		return filepath.Join(home, "Library", "Application Support")
	default:
		return filepath.Join(home, ".config")
	}
}
