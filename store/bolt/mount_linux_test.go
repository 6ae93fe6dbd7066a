package bolt_test

import (
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

// systemRoles are the roles of children that are another user or mount a file system.
func systemRoles() map[string]func(args []string) error {
	return map[string]func(args []string) error{"visit": playVisit, "full": playFull, "mounted": playMounted}
}

// ownProgram is no path, as another user may not be let into its folder.
func ownProgram(testing.TB) string { return "/proc/self/exe" }

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
