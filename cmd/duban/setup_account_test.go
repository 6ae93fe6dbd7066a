//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/exit"
	"duban/store/folder"
)

// accountBox is a machine with an account that setup has made.
type accountBox struct {
	*server
	account string
}

// setup runs setup for the account.
func (b *accountBox) setup(more ...string) string {
	b.t.Helper()
	return must(b.t, b.duban(append([]string{"setup", "--group", "daemon", "--account", b.account, "--sshd", filepath.Join(b.folder, "duban.conf")}, more...)...))
}

// duban is a command of root at the box.
func (b *accountBox) duban(args ...string) *exec.Cmd {
	command := exec.Command(b.binary, append([]string{"--db", b.ledger, "--lang", "zh"}, args...)...)
	command.Env = append(os.Environ(), "DUBAN_KEYS="+filepath.Join(b.folder, "keys"), "DUBAN_AS=admin")
	return command
}

// changeAccounts runs a program that changes the machine's accounts. Another one may have
// them locked at that moment.
func (b *accountBox) changeAccounts(program string, args ...string) {
	b.t.Helper()
	const tries = 20
	for range tries {
		out, err := exec.Command(program, args...).CombinedOutput()
		if err == nil {
			return
		}
		if !strings.Contains(string(out), "try again later") {
			b.t.Fatalf("%s: %v, %s", program, err, out)
		}
		time.Sleep(250 * time.Millisecond)
	}
	b.t.Fatalf("%s: the accounts are locked for long", program)
}

// newAccountBox has no account yet. Its folder is one that sshd trusts.
func newAccountBox(t *testing.T) *accountBox {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root may make accounts, so that setup --account is not tried")
	}
	if _, err := exec.LookPath("useradd"); err != nil {
		t.Skip("useradd is not installed, so that setup --account is not tried: apt-get install passwd")
	}
	needSSHD(t)
	made, err := os.MkdirTemp("/var/lib", "duban-test-")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(made, 0o755); err != nil {
		t.Fatal(err)
	}
	b := &accountBox{
		server:  &server{box: &box{t: t, binary: filepath.Join(made, "duban"), ledger: filepath.Join(made, "office", "duban.db")}, folder: made},
		account: fmt.Sprint("dubantest", os.Getpid()),
	}
	b.login = b.account
	t.Cleanup(func() {
		if log, err := os.Open(access.LogFile(b.ledger)); err == nil {
			_ = folder.SetAppendOnly(log, false)
			_ = log.Close()
		}
		if _, err := user.Lookup(b.account); err == nil {
			b.changeAccounts("userdel", "--remove", b.account)
		}
		if err := os.RemoveAll(made); err != nil {
			t.Error(err)
		}
	})
	must(t, exec.Command("cp", binaryOf(t), b.binary)) // by another process: see the scripts
	return b
}

// listen starts an sshd that reads what setup wrote, and is otherwise as careless as can be.
func (b *accountBox) listen(usePAM string) {
	b.t.Helper()
	b.choosePort()
	b.write("config", fmt.Sprintf(`
Include %[1]s/duban.conf
Port %[2]s
ListenAddress 127.0.0.1
HostKey %[1]s/host
PidFile none
UsePAM %[3]s
PasswordAuthentication yes
PermitEmptyPasswords yes
Subsystem sftp internal-sftp
`, b.folder, b.port, usePAM))
	b.start()
}

// The account that setup makes is let in by key, with PAM and without, and for nothing
// but the gate. Repeated, setup changes nothing, or mends what was changed.
func TestSetupAccountThroughSSHD(t *testing.T) {
	b := newAccountBox(t)
	said := b.setup("--empty")
	for _, want := range []string{"建立账号 " + b.account, "建立公钥文件", "写好 sshd 的设置", "systemctl reload ssh", "duban access add"} {
		if !strings.Contains(said, want) {
			t.Errorf("setup said no %q:\n%s", want, said)
		}
	}
	must(t, b.duban("import", gatePlan, "--year", "2021", "--yes"))
	b.makeKey("host")
	b.makeKey("chen")
	must(t, b.duban("access", "add", "陈敏", "--role", "office:财务科,人事科", "--key", filepath.Join(b.folder, "chen.pub")))
	if said := b.setup(); strings.Contains(said, "建立") || strings.Contains(said, "写好") || !strings.Contains(said, "都已就绪") {
		t.Errorf("setup again: %s", said)
	}
	for _, usePAM := range []string{"yes", "no"} {
		b.listen(usePAM)
		b.tryKeyOfTwoOffices(usePAM)
	}
	// Where PAM is off, sshd refuses keys of a locked account.
	b.changeAccounts("usermod", "--password", "!", "--shell", "/usr/sbin/nologin", "--groups", "", b.account)
	if _, _, status := b.ssh("chen", "", "list"); status == 0 {
		t.Error("a locked account without a shell was let in, so that nothing is to be mended")
	}
	if said := b.setup(); strings.Count(said, "账号 "+b.account+"：") != 3 {
		t.Errorf("setup mended: %s", said)
	}
	b.tryKeyOfTwoOffices("mended")
}

// tryKeyOfTwoOffices marks tasks of both offices, and is refused all else.
func (b *accountBox) tryKeyOfTwoOffices(usePAM string) {
	b.t.Helper()
	for _, c := range []struct {
		args   []string
		status int
	}{
		{[]string{"note", "1", usePAM}, exit.Done},
		{[]string{"note", "2", usePAM}, exit.Done},
		{[]string{"cancel", "1", "--reason", "合并"}, exit.Failed},
		{[]string{"whoami"}, exit.Usage},
		{[]string{"-s", "sftp"}, exit.Usage},
		{[]string{"-W", "127.0.0.1:" + b.port}, 255},
		{[]string{"-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:" + b.port}, 255},
	} {
		if out, failed, status := b.ssh("chen", "", c.args...); status != c.status {
			b.t.Errorf("UsePAM %s, %q: status %d, %s%s", usePAM, c.args, status, out, failed)
		}
	}
	// The careless lines of the configuration do not hold for the account.
	line := append(b.options("chen"), "-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=none,password", "-p", b.port, b.login+"@127.0.0.1", "list")
	if out, err := exec.Command("ssh", line...).CombinedOutput(); err == nil {
		b.t.Errorf("UsePAM %s: let in without a key: %s", usePAM, out)
	}
}

// The log of an account's clients can only grow, also for root and for its own account.
func TestSetupProtectsTheAccessLog(t *testing.T) {
	b := newAccountBox(t)
	said := b.setup()
	path := access.LogFile(b.ledger)
	if strings.Contains(said, "不能设为只能追加") {
		t.Skipf("the file system under %s has no append-only files", path)
	}
	if !strings.Contains(said, "只能追加") {
		t.Errorf("setup said: %s", said)
	}
	if err := access.Write(b.ledger, access.Record{Name: "陈敏", Event: access.EventOpened}); err != nil {
		t.Fatal(err)
	}
	for what, try := range map[string]func() error{
		"removed":   func() error { return os.Remove(path) },
		"renamed":   func() error { return os.Rename(path, path+".old") },
		"emptied":   func() error { return os.Truncate(path, 0) },
		"replaced":  func() error { return os.Rename(b.ledger, path) },
		"rewritten": func() error { return os.WriteFile(path, nil, 0o600) },
		"opened up": func() error { return os.Chmod(path, 0o666) },
	} {
		if err := try(); !errors.Is(err, syscall.EPERM) {
			t.Errorf("the log was %s: %v", what, err)
		}
	}
	if log := must(t, b.duban("access", "log")); !strings.Contains(log, "陈敏") {
		t.Errorf("the log: %s", log)
	}
	wantMode(t, path, 0o660)
	// Doctor says what it is like, and setup mends it.
	if found, _ := b.duban("doctor").Output(); !strings.Contains(string(found), "只能追加") {
		t.Errorf("doctor found: %s", found)
	}
	log, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	if err := errors.Join(folder.SetAppendOnly(log, false), log.Chmod(0o666)); err != nil {
		t.Fatal(err)
	}
	if found, _ := b.duban("doctor").Output(); !strings.Contains(string(found), "组里的人能改、能删") {
		t.Errorf("doctor found: %s", found)
	}
	b.setup()
	wantMode(t, path, 0o660)
	if grows, err := folder.IsAppendOnly(log); err != nil || !grows {
		t.Errorf("setup again: it only grows is %t, %v", grows, err)
	}
	// A file that somebody has given the log's name is left alone.
	secret := filepath.Join(b.folder, "secret")
	b.write("secret", "theirs")
	if err := errors.Join(folder.SetAppendOnly(log, false), os.Remove(path), os.Link(secret, path)); err != nil {
		t.Fatal(err)
	}
	if said := b.setup(); !strings.Contains(said, "second name") {
		t.Errorf("setup with another's file: %s", said)
	}
	wantMode(t, secret, 0o600)
}

// An account that can't be prepared is refused before anything is changed.
func TestSetupRefusesAccounts(t *testing.T) {
	b := newAccountBox(t)
	b.changeAccounts("useradd", "--password", "$6$salt$hash", b.account)
	for name, want := range map[string]string{b.account: "有密码", "root": "系统管理员", "../x": "账号名", "-x": "账号名", "王芳": "账号名", "a b": "账号名"} {
		out, err := b.duban("setup", "--group", "daemon", "--account="+name, "--sshd", filepath.Join(b.folder, "duban.conf")).CombinedOutput()
		if err == nil || !strings.Contains(string(out), want) || strings.Count(string(out), "\n") != 1 {
			t.Errorf("%s: %v, %s", name, err, out)
		}
	}
	if out, err := b.duban("setup", "--account", "duban").CombinedOutput(); err == nil || !strings.Contains(string(out), "--group") {
		t.Errorf("without a group: %v, %s", err, out)
	}
	if entries, _ := os.ReadDir(filepath.Dir(b.ledger)); len(entries) > 0 {
		t.Errorf("refused, but made %v", entries)
	}
	// What an administrator has written for sshd is left alone.
	b.changeAccounts("userdel", b.account)
	b.write("duban.conf", "Match User duban\n")
	out, err := b.duban("setup", "--group", "daemon", "--account", b.account, "--sshd", filepath.Join(b.folder, "duban.conf")).CombinedOutput()
	if content, _ := os.ReadFile(filepath.Join(b.folder, "duban.conf")); err == nil || string(content) != "Match User duban\n" {
		t.Errorf("another's file for sshd: %v, %s\n%s", err, out, content)
	}
}
