//go:build unix

package main

import (
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"duban/cmd/duban/internal/exit"
)

// ownGroup returns the name of the group that the tests run in.
func ownGroup(t *testing.T) string {
	t.Helper()
	group, err := user.LookupGroupId(strconv.Itoa(os.Getgid()))
	if err != nil {
		t.Skipf("the group that the tests run in has no name, so it can't be given to setup: %v", err)
	}
	return group.Name
}

// reachable returns a folder that everybody may pass through.
func reachable(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, path := range []string{folder, filepath.Dir(folder)} {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func wantMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode() &^ os.ModeDir; got != want {
		t.Errorf("%s is %v, want %v", path, got, want)
	}
}

func TestSetup(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	group, d := ownGroup(t), newDesk(t)
	db := filepath.Join(reachable(t), "office", "duban.db")
	d.variables["DUBAN_DB"] = db
	output := d.mustRun(t, "setup", "--group", group)
	for _, part := range []string{filepath.Dir(db), "2770", "建立台账 " + db, "restrict,pty,command=\"", "gate --as 名字", "usermod -aG " + group} {
		if !strings.Contains(output, part) {
			t.Errorf("no %q in %s", part, output)
		}
	}
	check := func() {
		t.Helper()
		wantMode(t, filepath.Dir(db), os.ModeSetgid|0o770)
		for _, path := range []string{db, db + ".lock"} {
			wantMode(t, path, 0o660)
		}
	}
	check()
	if again := d.mustRun(t, "setup", "--group", group); !strings.Contains(again, "都已就绪") {
		t.Errorf("the second time: %s", again)
	}
	// What people leave behind is set right: files of a strict umask, a folder
	// that somebody changed.
	d.mustRun(t, "done", "1")
	check()
	for _, path := range []string{filepath.Dir(db), db + ".lock", db} {
		if err := os.Chmod(path, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if repaired := d.mustRun(t, "setup", "--group", group); strings.Count(repaired, "设为") != 3 {
		t.Errorf("repaired: %s", repaired)
	}
	check()
	if out := d.mustRun(t, "list", "--status", "done"); !strings.Contains(out, "1 ") {
		t.Errorf("the ledger is another: %s", out)
	}
	wantMode(t, db+".backups", os.ModeSetgid|0o770)
}

func TestSetupRefuses(t *testing.T) {
	group, d := ownGroup(t), newDesk(t)
	open := reachable(t)
	closed := filepath.Join(open, "closed")
	for _, path := range []string{"sticky", "closed/in", "crowded"} {
		if err := os.MkdirAll(filepath.Join(open, path), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for path, mode := range map[string]os.FileMode{"sticky": os.ModeSticky | 0o777, "closed": 0o700} {
		if err := os.Chmod(filepath.Join(open, path), mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"crowded/letter.txt", "file"} {
		if err := os.WriteFile(filepath.Join(open, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		db, group, why string
		status         int
	}{
		{"sticky/duban.db", group, "人人可写", exit.Failed},
		{"crowded/duban.db", group, "letter.txt", exit.Failed},
		{"closed/in/duban.db", group, "chmod o+x " + closed, exit.Failed},
		{"closed/new/duban.db", group, "chmod o+x " + closed, exit.Failed},
		{"file/duban.db", group, "不是文件夹", exit.Failed},
		{"new/duban.db", "no-such-group", "groupadd no-such-group", exit.Failed},
		{"new/duban.db", "", "--group", exit.Usage},
	} {
		args := []string{"setup", "--db", filepath.Join(open, c.db)}
		if c.group != "" {
			args = append(args, "--group", c.group)
		}
		out, failed, status := d.run(args...)
		if status != c.status || !strings.Contains(failed, c.why) || out != "" {
			t.Errorf("%s: status %d, output %q, failed with %q", c.db, status, out, failed)
		}
	}
	wantMode(t, filepath.Join(open, "crowded"), 0o755)
	wantMode(t, filepath.Join(open, "crowded", "letter.txt"), 0o600)
	if _, err := os.Stat(filepath.Join(open, "new")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("made a folder all the same: %v", err)
	}
}

// setupBesideSecret prepares a ledger for a group. Beside its folder is a file that only
// its owner may read.
func setupBesideSecret(t *testing.T) (d *desk, group, db, secret string) {
	t.Helper()
	d, group = newDesk(t), ownGroup(t)
	folder := reachable(t)
	db, secret = filepath.Join(folder, "office", "duban.db"), filepath.Join(folder, "secret")
	if err := os.WriteFile(secret, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.variables["DUBAN_DB"] = db
	d.mustRun(t, "setup", "--group", group)
	return d, group, db, secret
}

// A link that a member has put into the shared folder hands nothing else over.
func TestSetupFollowsNoLinks(t *testing.T) {
	d, group, db, secret := setupBesideSecret(t)
	for _, name := range []string{db + ".backups", db + ".lock"} {
		_ = os.Remove(name)
		if err := os.Symlink(secret, name); err != nil {
			t.Fatal(err)
		}
		if _, _, status := d.run("setup", "--group", group); status != exit.Failed {
			t.Errorf("status %d with a link at %s", status, name)
		}
		wantMode(t, secret, 0o600)
		_ = os.Remove(name)
	}
}

// A file of somebody else that a member has given a name in the shared folder is
// given to no group, and a folder among the copies is not opened.
func TestSetupHandsOverNoForeignFiles(t *testing.T) {
	d, group, db, secret := setupBesideSecret(t)
	d.mustRun(t, "done", "1")
	for _, name := range []string{db + ".lock", filepath.Join(db+".backups", "2021-01-01.db")} {
		_ = os.Remove(name)
		if err := os.Link(secret, name); err != nil {
			t.Fatal(err)
		}
		if _, failed, status := d.run("setup", "--group", group); status != exit.Failed || !strings.Contains(failed, "硬链接") {
			t.Errorf("status %d with another file's name at %s: %s", status, name, failed)
		}
		wantMode(t, secret, 0o600)
		_ = os.Remove(name)
	}
	inside := filepath.Join(db+".backups", "theirs")
	if err := os.Mkdir(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, _, status := d.run("setup", "--group", group); status != exit.Failed {
		t.Errorf("status %d with a folder among the copies", status)
	}
	wantMode(t, inside, os.ModeSetgid|0o700) // the bit is the folder's above
}

// Setup makes no ledger in the place of one that is gone, whatever a member has put
// there for it to write to.
func TestSetupMissesAVanishedLedger(t *testing.T) {
	group, d := ownGroup(t), newDesk(t)
	folder := reachable(t)
	secret := filepath.Join(folder, "secret")
	if err := os.WriteFile(secret, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(folder, "office", "duban.db")
	d.variables["DUBAN_DB"] = db
	d.mustRun(t, "setup", "--group", group)
	office := filepath.Dir(db)
	if err := errors.Join(os.Remove(db), os.Symlink(secret, db+".new"), os.Chmod(office, 0o700)); err != nil {
		t.Fatal(err)
	}
	if _, failed, status := d.run("setup", "--group", group); status != exit.Failed || !strings.Contains(failed, "不见了") {
		t.Errorf("status %d: %s", status, failed)
	}
	data, err := os.ReadFile(secret)
	if err != nil || string(data) != "theirs" {
		t.Errorf("somebody else's file holds %q, %v", data, err)
	}
	wantMode(t, secret, 0o600)
	wantMode(t, office, 0o700) // the refusal changed nothing
}

// A ledger of a group may begin empty; one with plans is left as it is.
func TestSetupEmpty(t *testing.T) {
	group, d := ownGroup(t), newDesk(t)
	db := filepath.Join(reachable(t), "office", "duban.db")
	d.variables["DUBAN_DB"] = db
	d.mustRun(t, "setup", "--group", group, "--empty")
	wantMode(t, db, 0o660)
	if plans, hint, status := d.run("plans", "--json"); strings.TrimSpace(plans) != "[]" || status != exit.Done {
		t.Errorf("plans: status %d, %s%s", status, plans, hint)
	}
}

// What has the ledger's name and is none is refused before anything is changed.
func TestSetupOfNoLedger(t *testing.T) {
	group := ownGroup(t)
	for name, content := range map[string]string{"an empty file": "", "a letter": "各位同事：\n"} {
		d := newDesk(t)
		db := filepath.Join(reachable(t), "office", "duban.db")
		d.variables["DUBAN_DB"] = db
		if err := os.Mkdir(filepath.Dir(db), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(db, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, failed, status := d.run("setup", "--group", group); status != exit.Damaged || out != "" || strings.Count(failed, "\n") != 1 {
			t.Errorf("%s: status %d, %s%s", name, status, out, failed)
		}
		wantMode(t, filepath.Dir(db), 0o755)
		wantMode(t, db, 0o600)
	}
}
