// Package machine answers questions about the computer and the person at it: where
// their files are, what they are called, which path they mean.
package machine

import "path/filepath"

// DataFolder returns where a system keeps the data of a person's programs; empty if
// the person has no home. XDG_DATA_HOME decides wherever it is set.
func DataFolder(system string, getenv func(string) string) string {
	if folder := getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	if system == "windows" {
		return getenv("LOCALAPPDATA")
	}
	home := getenv("HOME")
	switch {
	case home == "":
		return ""
	case system == "darwin":
		return filepath.Join(home, "Library", "Application Support")
	default:
		return filepath.Join(home, ".local", "share")
	}
}
