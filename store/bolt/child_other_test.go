//go:build !linux

package bolt_test

import (
	"os"
	"testing"
)

// systemRoles is empty: the tests of mounts and other users are Linux's alone.
func systemRoles() map[string]func(args []string) error { return nil }

func ownProgram(t testing.TB) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}
