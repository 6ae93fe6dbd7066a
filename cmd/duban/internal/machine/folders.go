// Package machine answers questions about the computer and the person at it: where
// their files are, what they are called, which path they mean.
package machine

import "path/filepath"

// DataFolder returns where a system keeps the data of a person's programs; empty if
// the person has no home. XDG_DATA_HOME decides wherever it is set.
func DataFolder(system string, getenv func(string) string) string {
	return personFolder(system, getenv, "XDG_DATA_HOME", "LOCALAPPDATA", filepath.Join(".local", "share"))
}

// ConfigFolder returns where a system keeps the settings of a person's programs; empty if
// the person has no home. XDG_CONFIG_HOME decides wherever it is set.
func ConfigFolder(system string, getenv func(string) string) string {
	return personFolder(system, getenv, "XDG_CONFIG_HOME", "APPDATA", ".config")
}

// personFolder returns the folder that one variable names on all systems, another on
// Windows, or the folder below the person's home.
func personFolder(system string, getenv func(string) string, variable, onWindows, belowHome string) string {
	if folder := getenv(variable); filepath.IsAbs(folder) {
		return folder
	}
	if system == "windows" {
		return getenv(onWindows)
	}
	home := getenv("HOME")
	switch {
	case home == "":
		return ""
	case system == "darwin":
		return filepath.Join(home, "Library", "Application Support")
	default:
		return filepath.Join(home, belowHome)
	}
}
