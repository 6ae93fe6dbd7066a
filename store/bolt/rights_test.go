//go:build linux

package bolt_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/store/bolt"
)

// visitor returns the rights of a child that is somebody else if this is root,
// whom permissions don't bind.
func visitor() *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

// playVisit does what a colleague does, and prints the results.
func playVisit(args []string) error {
	ledger := bolt.At(args[0], bolt.Options{Timeout: time.Second})
	_, load := ledger.Load(background(), "2021")
	_, _, apply := ledger.Apply(background(), "2021", "王", time.Now(), noteOn("1"))
	create := bolt.Create(background(), filepath.Join(filepath.Dir(args[0]), "new.db"), nil, "", time.Now())
	fmt.Println("load", faultOf(load))
	fmt.Println("apply", faultOf(apply))
	fmt.Println("create", faultOf(create))
	return nil
}

func TestPermissions(t *testing.T) {
	tests := map[string]struct {
		folder, file, lock os.FileMode // no lock file if 0
		want               string
	}{
		"all is open":            {0o777, 0o666, 0o666, "load ok, apply ok, create ok"},
		"a folder to read":       {0o755, 0o666, 0, "load ok, apply ok, create read-only"},
		"a folder with a lock":   {0o755, 0o666, 0o644, "load ok, apply ok, create read-only"},
		"a file to read":         {0o755, 0o644, 0, "load ok, apply no-permission, create read-only"},
		"a file to read, locked": {0o777, 0o644, 0o600, "load ok, apply no-permission, create ok"},
		"a file of another":      {0o755, 0o600, 0, "load no-permission, apply no-permission, create read-only"},
		"a folder of another":    {0o700, 0o666, 0, "load no-permission, apply no-permission, create read-only"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := planFile(t)
			must(t, os.Remove(path+".lock"))
			must(t, os.Chmod(filepath.Dir(filepath.Dir(path)), 0o755))
			if test.lock != 0 {
				must(t, os.WriteFile(path+".lock", nil, test.lock))
				must(t, os.Chmod(path+".lock", test.lock))
			}
			if os.Geteuid() != 0 {
				test.folder, test.file = ownRights(test.folder), ownRights(test.file)
			}
			must(t, os.Chmod(path, test.file))
			must(t, os.Chmod(filepath.Dir(path), test.folder))
			t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
			child := startAs(t, visitor(), "visit", path)
			if got := strings.Join(child.rest(), ", "); got != test.want {
				t.Errorf("got %s; want %s; errors %s", got, test.want, &child.errors)
			}
		})
	}
}

// ownRights gives the owner the rights that others have.
func ownRights(mode os.FileMode) os.FileMode { return mode & 0o7 << 6 }
