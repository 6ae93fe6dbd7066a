package bolt_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
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

func faultOf(err error) string {
	var fault *model.LedgerError
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &fault):
		return string(fault.Fault)
	default:
		return err.Error()
	}
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

// mounter returns the rights of a child that may mount file systems of its own,
// which end with it.
func mounter() *syscall.SysProcAttr {
	rights := &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		rights.Cloneflags = syscall.CLONE_NEWUSER
		rights.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		rights.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	return rights
}

const cannotMount = "this machine does not allow mounting"

func mounted(t *testing.T, role string) []string {
	t.Helper()
	child := startAs(t, mounter(), role, t.TempDir())
	first := child.line()
	if first != "mounted" {
		t.Skipf("SKIPPED: %s: %q %s", cannotMount, first, &child.errors)
	}
	return child.rest()
}

// playFull fills a small disk with a ledger.
func playFull(args []string) error {
	if err := unix.Mount("tmpfs", args[0], "tmpfs", 0, "size=256k"); err != nil {
		return err
	}
	fmt.Println("mounted")
	path := filepath.Join(args[0], "duban.db")
	if err := bolt.Create(background(), path, storetest.Plan(2021), "李", time.Now()); err != nil {
		return err
	}
	ledger := bolt.At(path, bolt.Options{})
	text := strings.Repeat("很长的备注", 200)
	var kept uint64
	var err error
	for err == nil && kept < 10_000 {
		var now uint64
		_, now, err = ledger.Apply(background(), "2021", "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: text}})
		kept = max(kept, now)
	}
	fmt.Println("apply", faultOf(err))
	fmt.Println("create", faultOf(bolt.Create(background(), filepath.Join(args[0], "other.db"), storetest.Plan(2021), "李", time.Now())))
	_, err = ledger.Backup(background(), filepath.Join(args[0], "copy.db"), false)
	fmt.Println("backup", faultOf(err))
	_, err = bolt.PrepareRestore(background(), path, strings.NewReader(strings.Repeat("x", 1<<20)), "-")
	fmt.Println("restore", faultOf(err))
	report, err := ledger.Check(background())
	fmt.Println("check", faultOf(err), len(report.Problems), report.Revision == kept, kept > 10)
	entries, err := os.ReadDir(args[0])
	for _, entry := range entries {
		fmt.Println(entry.Name())
	}
	return err
}

func TestDiskFull(t *testing.T) {
	want := []string{
		"apply disk-full", "create disk-full", "backup disk-full", "restore disk-full", "check ok 0 true true",
		"duban.db", "duban.db.lock",
	}
	if got := mounted(t, "full"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// playMounted makes a ledger on a file system that can only be read then.
func playMounted(args []string) error {
	if err := unix.Mount("tmpfs", args[0], "tmpfs", 0, "size=1m"); err != nil {
		return err
	}
	fmt.Println("mounted")
	path := filepath.Join(args[0], "duban.db")
	if err := bolt.Create(background(), path, storetest.Plan(2021), "李", time.Now()); err != nil {
		return err
	}
	if err := os.Remove(path + ".lock"); err != nil {
		return err
	}
	if err := unix.Mount("", args[0], "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		return err
	}
	return playVisit([]string{path})
}

func TestReadOnlyFileSystem(t *testing.T) {
	want := []string{"load ok", "apply read-only", "create read-only"}
	if got := mounted(t, "mounted"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
