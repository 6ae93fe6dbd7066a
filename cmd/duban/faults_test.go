//go:build linux

package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// own runs a shell script that may mount, out of sight of everybody else. It
// calls the program as duban, in an empty folder where $long is a long note.
func own(t *testing.T, script string) string {
	t.Helper()
	const cannotMount = 77
	binary := binaryOf(t)
	command := exec.Command("sh", "-c", `mount -t tmpfs none . 2>/dev/null && umount . || exit 77
duban() { "$BINARY" "$@" 2>&1; echo "status $?"; }
long=$(head -c 500 /dev/zero | sed 's/\x00/催办/g')
`+script)
	command.Dir = t.TempDir()
	command.Env = append(os.Environ(), "BINARY="+binary, "DUBAN_DB=duban.db", "DUBAN_AS=desk1", "DUBAN_TODAY=2021-11-22",
		"LC_ALL=C.UTF-8", "HOME="+command.Dir, "TMPDIR="+t.TempDir())
	command.SysProcAttr = mountsOfItsOwn()
	out, err := command.CombinedOutput()
	switch {
	case command.ProcessState == nil, command.ProcessState.ExitCode() == cannotMount:
		t.Skipf("SKIPPED: this machine does not allow mounts: %v %s", err, out)
	case err != nil:
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

// mountsOfItsOwn lets a process mount file systems that no other sees.
func mountsOfItsOwn() *syscall.SysProcAttr {
	rights := &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		rights.Cloneflags = syscall.CLONE_NEWUSER
		rights.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		rights.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	return rights
}

// wantLines checks an output line by line against expressions.
func wantLines(t *testing.T, got string, wanted ...string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	for i, line := range lines {
		if i >= len(wanted) || !regexp.MustCompile("^(?:"+wanted[i]+")$").MatchString(line) {
			t.Fatalf("line %d is %q in\n%s\nwant\n%s", i, line, got, strings.Join(wanted, "\n"))
		}
	}
	if len(lines) < len(wanted) {
		t.Fatalf("%s\nis followed by nothing, want\n%s", got, strings.Join(wanted[len(lines):], "\n"))
	}
}

// On a full disk each command says so, what was acknowledged is all there, and
// nothing else is left.
func TestCommandsOnAFullDisk(t *testing.T) {
	got := own(t, `mkdir place && mount -t tmpfs -o size=256k none place
duban done 1 >/dev/null
mv duban.db place/ && cd place && rm -rf ../duban.db*
written=0
while "$BINARY" note 2 "$long" >/dev/null 2>../message; do written=$((written+1)); [ $written -lt 999 ] || exit 1; done
cat ../message
head -c 300k /dev/zero >filler 2>/dev/null
duban note 2 "$long" --lang en
duban backup copy.db
duban --db other.db done 1
TMPDIR=. duban backup -
duban backup - >../whole.db
duban restore ../whole.db --yes
duban doctor | grep -c "磁盘空间"
[ $("$BINARY" show 2 --json | grep -c '"kind": "note"') = $written ] && echo all there
duban check
find . | sort
`)
	full := "duban: 磁盘已满，台账 duban.db 没有写入；请清出空间再试"
	wantLines(t, got, full,
		"duban: the disk is full, nothing was written to the ledger duban.db; free some space and try again", "status 1",
		"duban: 磁盘已满，备份 copy.db 没有写入；请清出空间再试", "status 1",
		"duban: 磁盘已满，台账 other.db 没有写入；请清出空间再试", "status 1",
		"duban: 磁盘已满，备份 . 没有写入；请清出空间再试", "status 1",
		full, "status 1",
		"1", "all there",
		"台账完好：.*", "status 0",
		`\.`, `\./duban.db`, `\./duban.db.backups`, `\./duban.db.backups/2.*.db`, `\./duban.db.lock`, `\./filler`)
}

// On a file system that can only be read each command that writes says so, and
// those that look go on.
func TestCommandsOnAReadOnlyFileSystem(t *testing.T) {
	got := own(t, `mkdir place && mount -t tmpfs -o size=1m none place && cd place
duban done 1 >/dev/null
"$BINARY" backup ../copy.db >/dev/null
mount -o remount,ro . || exit 77
duban done 2
duban note 2 好 --lang en
duban backup copy.db
duban restore ../copy.db --yes
duban --db other.db done 1
duban list --status done
duban backup - >../again.db
duban check
duban --db ../again.db check
`)
	wantLines(t, got,
		"duban: 台账 duban.db 只能读，没有写入；请去掉 --read-only，或换可写的地方", "status 1",
		"duban: the ledger duban.db is read-only, nothing was written; remove --read-only or use a writable location", "status 1",
		"duban: 备份 copy.db 所在的地方只能读，没有写入；请换可写的地方", "status 1",
		"duban: 台账 duban.db 只能读，没有写入；.*", "status 1",
		"duban: 台账 other.db 只能读，没有写入；.*", "status 1",
		"1 .*已完成.*", "status 0",
		"台账完好：.*", "status 0",
		".*", "status 0")
}

// The error names a limit on the size of files as what it is.
func TestCommandsUnderALimitOfSize(t *testing.T) {
	folder := t.TempDir()
	command := exec.Command("sh", "-c", `duban() { "$BINARY" "$@" 2>&1; echo "status $?"; }
"$BINARY" done 1 >/dev/null && "$BINARY" backup copy.db >/dev/null && rm -r duban.db.backups
(
ulimit -f 32
duban note 2 "$(head -c 900 /dev/zero | sed 's/\x00/催办/g')"
duban backup other.db --lang en
duban restore copy.db --yes
duban --db new.db done 1
duban list --status done
duban check
)
duban check
ls -A
`)
	command.Dir = folder
	command.Env = append(os.Environ(), "BINARY="+binaryOf(t), "DUBAN_DB=duban.db", "DUBAN_AS=desk1", "LC_ALL=C.UTF-8")
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const tooLarge = " 超过了系统允许的文件大小，没有写入；请放宽限制（ulimit -f）再试"
	wantLines(t, string(out),
		"duban: duban.db"+tooLarge, "status 1",
		"duban: other.db would be larger than the system allows, .*", "status 1",
		"duban: duban.db"+tooLarge, "status 1",
		"duban: new.db"+tooLarge, "status 1",
		"1 .*已完成.*", "status 0",
		"duban: 台账 duban.db 没有检查：.*（ulimit -f）不够；台账没有动，请放宽限制再试", "status 1",
		"台账完好：.*", "status 0",
		"copy.db", "duban.db", "duban.db.lock")
}
