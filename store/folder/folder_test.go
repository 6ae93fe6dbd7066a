//go:build unix

package folder_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"duban/store/folder"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func openFolder(t *testing.T) *folder.Folder {
	t.Helper()
	within, err := folder.Open(t.TempDir())
	must(t, err)
	t.Cleanup(within.Close)
	return within
}

func wantNames(t *testing.T, within *folder.Folder, want ...string) {
	t.Helper()
	names, err := within.Names()
	slices.Sort(names)
	if err != nil || !slices.Equal(names, want) {
		t.Errorf("the folder has %v, %v, want %v", names, err, want)
	}
}

func wantContent(t *testing.T, path, want string) {
	t.Helper()
	if data, err := os.ReadFile(path); err != nil || string(data) != want {
		t.Errorf("%s is %q, %v, want %q", path, data, err, want)
	}
}

// makers are the two ways to begin a file.
func makers(within *folder.Folder) map[string]func(fs.FileMode) (*folder.Unfinished, error) {
	return map[string]func(fs.FileMode) (*folder.Unfinished, error){"named": within.New, "nameless": within.NewNameless}
}

func TestPlaceAndReplace(t *testing.T) {
	for name := range makers(openFolder(t)) {
		t.Run(name, func(t *testing.T) {
			within := openFolder(t)
			write := func(text string) *folder.Unfinished {
				made, err := makers(within)[name](0o640)
				must(t, err)
				_, err = made.WriteString(text)
				must(t, err)
				return made
			}
			first := write("first")
			must(t, first.Place("file"))
			first.Drop()
			second := write("second")
			if err := second.Place("file"); !errors.Is(err, fs.ErrExist) {
				t.Errorf("placed over another file: %v", err)
			}
			second.Drop()
			wantContent(t, within.Path("file"), "first")
			third := write("third")
			must(t, third.Replace("file"))
			third.Drop()
			wantContent(t, within.Path("file"), "third")
			if info, err := os.Stat(within.Path("file")); err != nil || info.Mode() != 0o640 {
				t.Errorf("its permissions are %v, %v", info, err)
			}
			wantNames(t, within, "file")
		})
	}
}

func TestNamelessLeavesNothing(t *testing.T) {
	within := openFolder(t)
	made, err := within.NewNameless(0o600)
	must(t, err)
	defer made.Drop()
	wantNames(t, within)
	again, err := made.Reopen()
	must(t, err)
	must(t, again.Close())
}

// Where others can write, one of them can exchange the unfinished file for a link.
func TestExchangedWhileUnfinished(t *testing.T) {
	for what, finish := range map[string]func(*folder.Unfinished) error{
		"place":   func(u *folder.Unfinished) error { return u.Place("file") },
		"replace": func(u *folder.Unfinished) error { return u.Replace("file") },
		"reopen":  func(u *folder.Unfinished) error { _, err := u.Reopen(); return err },
	} {
		t.Run(what, func(t *testing.T) {
			within := openFolder(t)
			theirs := filepath.Join(t.TempDir(), "theirs")
			must(t, os.WriteFile(theirs, []byte("theirs"), 0o600))
			for planted, plant := range map[string]func(string) error{
				"link":      func(path string) error { return os.Symlink(theirs, path) },
				"hard link": func(path string) error { return os.Link(theirs, path) },
			} {
				made, err := within.New(0o600)
				must(t, err)
				names, err := within.Names()
				must(t, err)
				must(t, os.Remove(within.Path(names[0])))
				must(t, plant(within.Path(names[0])))
				if err := finish(made); !errors.Is(err, folder.ErrNotFile) {
					t.Errorf("%s: %v", planted, err)
				}
				made.Drop()
				wantNames(t, within, names[0])
				must(t, os.Remove(within.Path(names[0])))
			}
			wantContent(t, theirs, "theirs")
		})
	}
}

func TestOpenFileTakesRegularFilesAlone(t *testing.T) {
	within := openFolder(t)
	must(t, os.WriteFile(within.Path("file"), []byte("text"), 0o600))
	must(t, os.Symlink("file", within.Path("link")))
	must(t, os.Mkdir(within.Path("folder"), 0o700))
	must(t, os.Symlink("folder", within.Path("to folder")))
	must(t, unix.Mkfifo(within.Path("pipe"), 0o600))
	for _, name := range []string{"link", "folder", "to folder", "pipe"} {
		for _, flag := range []int{os.O_RDONLY, os.O_RDWR} {
			if file, err := within.OpenFile(name, flag); !errors.Is(err, folder.ErrNotFile) {
				t.Errorf("%s: %v, %v", name, file, err)
			}
		}
		if name == "folder" {
			continue
		}
		if sub, err := within.Sub(name); !errors.Is(err, folder.ErrNotFile) {
			t.Errorf("%s as a folder: %v, %v", name, sub, err)
		}
	}
	for _, name := range []string{"file", "link", "folder", "pipe"} {
		if _, err := within.Create(name, os.O_WRONLY); !errors.Is(err, fs.ErrExist) {
			t.Errorf("create %s: %v", name, err)
		}
		if _, err := within.MakeSub(name); !errors.Is(err, fs.ErrExist) {
			t.Errorf("make %s: %v", name, err)
		}
	}
	wantContent(t, within.Path("file"), "text")
}

// A folder stays the one that was opened, whatever gets its name.
func TestFolderThatIsExchanged(t *testing.T) {
	parent := t.TempDir()
	path := filepath.Join(parent, "folder")
	must(t, os.Mkdir(path, 0o700))
	within, err := folder.Open(path)
	must(t, err)
	defer within.Close()
	must(t, os.Rename(path, filepath.Join(parent, "moved")))
	other := t.TempDir()
	must(t, os.Symlink(other, path))
	made, err := within.New(0o600)
	must(t, err)
	must(t, made.Place("file"))
	made.Drop()
	wantContent(t, filepath.Join(parent, "moved", "file"), "")
	if entries, err := os.ReadDir(other); err != nil || len(entries) > 0 {
		t.Errorf("in the other folder: %v, %v", entries, err)
	}
}

func TestResolve(t *testing.T) {
	within := openFolder(t)
	real, err := filepath.EvalSymlinks(within.Path("."))
	must(t, err)
	must(t, os.Symlink("second", within.Path("first")))
	must(t, os.Symlink(within.Path("not there"), within.Path("second")))
	must(t, os.Symlink("loop", within.Path("loop")))
	for name, want := range map[string]string{"first": "not there", "plain": "plain"} {
		if got, err := folder.Resolve(within.Path(name)); err != nil || got != filepath.Join(real, want) {
			t.Errorf("%s leads to %s, %v", name, got, err)
		}
	}
	if _, err := folder.Resolve(within.Path("loop")); !errors.Is(err, unix.ELOOP) {
		t.Errorf("a loop: %v", err)
	}
	if os.Geteuid() != 0 {
		t.Skip("only root can make a link somebody else's")
	}
	const stranger = 12345
	must(t, os.Lchown(within.Path("first"), stranger, stranger))
	if got, err := folder.Resolve(within.Path("first")); !errors.Is(err, folder.ErrNotFile) {
		t.Errorf("a stranger's link leads to %s, %v", got, err)
	}
}

func TestClearLeftovers(t *testing.T) {
	within := openFolder(t)
	const old, young, locked, link, other = ".duban-1.new", ".duban-2.new", ".duban-3.new", ".duban-4.new", "old"
	long := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{old, young, locked, other} {
		must(t, os.WriteFile(within.Path(name), nil, 0o600))
		if name != young {
			must(t, os.Chtimes(within.Path(name), long, long))
		}
	}
	must(t, os.Symlink(other, within.Path(link)))
	must(t, unix.UtimesNanoAt(unix.AT_FDCWD, within.Path(link), []unix.Timespec{{Sec: long.Unix()}, {Sec: long.Unix()}}, unix.AT_SYMLINK_NOFOLLOW))
	busy, err := os.Open(within.Path(locked))
	must(t, err)
	defer func() { _ = busy.Close() }()
	must(t, unix.Flock(int(busy.Fd()), unix.LOCK_SH))
	within.ClearLeftovers()
	wantNames(t, within, young, locked, link, other)
}
