//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// blocksPrelude makes the machine that the pages speak of, out of sight of the real
// one: its folders are new, and what names accounts is a copy.
const blocksPrelude = `set -eu
for folder in /srv /mnt /home /usr/local/bin /etc/profile.d; do
  mkdir -p $folder && mount -t tmpfs -o mode=755 none $folder || exit 77
done
cp -a /etc "$WORK/etc" && mount --bind "$WORK/etc" /etc || exit 77
# The box has none of these accounts yet.
for name in desk1 duban; do userdel $name 2>/dev/null || true; done
groupdel office 2>/dev/null || true
useradd desk1
mkdir -p /mnt/backup "$WORK/bin"
cp "$BINARY" /usr/local/bin/duban
`

// blocksShims are what the sandbox has instead of programs that would leave it.
const blocksShims = `mkdir -p "$WORK/bin" "$HOME"
export PATH="$WORK/bin:$PATH:/usr/sbin"
cat >"$WORK/bin/sudo" <<'END'
#!/bin/sh
exec "$@"
END
cat >"$WORK/bin/make" <<'END'
#!/bin/sh
[ "$*" = build ] && cp "$BINARY" duban
END
# What sshd does with the line of the key.
cat >"$WORK/bin/ssh" <<'END'
#!/bin/sh
[ "$1" != -t ] || shift
[ "$1" = duban@box ] || exit 1
shift
export SSH_ORIGINAL_COMMAND="$*" SSH_CONNECTION="127.0.0.1 1 127.0.0.1 22"
exec duban gate --as 陈敏 --role admin --db /srv/duban/duban.db
END
# A robot that takes messages of one kind.
cat >"$WORK/bin/curl" <<'END'
#!/bin/sh
case "$*" in
*'-d {"msgtype":"text","text":{"content":"'*'https://robot.example.com/send?access_token=TOKEN') ;;
*) exit 1 ;;
esac
END
chmod +x "$WORK/bin/"*
cp "$BINARY" "$WORK/bin/duban"
cd "$WORK"
echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJsjAFHbb1xNGIUPEy4D9Noo7BGX1HmAEMEE3AJ66ZVs' >chen.pub
DUBAN_DB="$WORK/paper.db" duban export 方案.docx >/dev/null 2>&1
`

// blocksOf returns the shell blocks of a page.
func blocksOf(t *testing.T, page string) []string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", page))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, found := range shellBlock.FindAllStringSubmatch(string(content), -1) {
		blocks = append(blocks, found[1])
	}
	if len(blocks) == 0 {
		t.Fatalf("%s has no shell blocks", page)
	}
	return blocks
}

// TestShellBlocks runs every shell block of the README and of the administrator's
// guide as it is written, one page after the other, in a machine of its own.
func TestShellBlocks(t *testing.T) {
	program := withoutRaceDetector(t)
	for _, page := range []string{"README.md", "README.zh-CN.md", "docs/administrator.md", "docs/administrator.zh-CN.md"} {
		t.Run(page, func(t *testing.T) {
			root, ran := os.Geteuid() == 0, 0
			script := blocksShims
			if root {
				script = blocksPrelude + blocksShims
			}
			for i, block := range blocksOf(t, page) {
				switch {
				case strings.HasPrefix(block, "go "):
					t.Logf("block %d is what runs these tests or takes a compiler; the gate runs it: %s", i+1, block)
					continue
				case strings.Contains(block, "jq ") && !hasProgram("jq"):
					t.Logf("SKIPPED: block %d needs jq: %s", i+1, block)
					continue
				case !root && strings.Contains(block, "sudo"), !root && strings.Contains(block, "/srv"), !root && strings.Contains(block, "duban@box"):
					t.Logf("SKIPPED: block %d needs root: %s", i+1, block)
					continue
				}
				ran++
				script += fmt.Sprintf("echo '== block %d'\nset -ex\n%s\nset +x\n", i+1, answered(block))
			}
			if ran == 0 {
				t.Skipf("SKIPPED: every block of %s needs root", page)
			}
			runBlocks(t, program, script, root)
		})
	}
}

func hasProgram(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// answered makes a restore one of the newest copy, where a page writes FILE, in a
// terminal whose user agrees.
func answered(block string) string {
	restore := regexp.MustCompile(`(?m)^duban restore \S+/(FILE|文件) (.*)$`)
	return restore.ReplaceAllString(block,
		`echo restore | script -qec "duban restore $$(ls -t /srv/duban/duban.db.backups/* | head -n 1) $2" /dev/null`)
}

func runBlocks(t *testing.T, program, script string, root bool) {
	t.Helper()
	const cannotMount = 77
	work := t.TempDir()
	command := exec.Command("sh", "-c", script)
	command.Env = []string{
		"WORK=" + work, "HOME=" + filepath.Join(work, "home"), "BINARY=" + program, "PATH=" + os.Getenv("PATH"),
		"LC_ALL=C.UTF-8", "LOGNAME=desk1", "TMPDIR=" + work,
	}
	if root {
		command.SysProcAttr = mountsOfItsOwn()
	}
	out, err := command.CombinedOutput()
	switch {
	case command.ProcessState != nil && command.ProcessState.ExitCode() == cannotMount:
		t.Skipf("SKIPPED: this machine does not allow mounts: %s", out)
	case err != nil:
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}
