// Package statefile keeps what a person's sessions leave for the next ones: small files
// that only they may read.
package statefile

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// Folder returns the folder of a person's files; empty if there is no place for it.
func Folder(getenv func(string) string) string {
	folder := getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(folder) {
		home := getenv("HOME")
		if home == "" {
			return ""
		}
		folder = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(folder, "duban")
}

// largest is how much of a file is read, in bytes: more than the longest text takes.
const largest = 64 << 10

// Read reads a file into a value. It returns false for one that is missing, too large or
// not readable as such a value.
func Read(path string, value any) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > largest {
		return false
	}
	data, err := os.ReadFile(path)
	return err == nil && json.Unmarshal(data, value) == nil
}

// Write replaces a file. It is complete at any time.
func Write(path string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}
