package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/store/bolt"
)

// runGate runs a client's command through a gate. The variables of its environment are
// forged by the client.
func (d *desk) runGate(role, command string, flags ...string) (out, failed string, status int) {
	db := d.variables["DUBAN_DB"]
	forged := map[string]string{
		"DUBAN_DB": db + ".lie", "DUBAN_AS": "liar", "DUBAN_TODAY": "2099-01-01", "XDG_DATA_HOME": filepath.Dir(db) + "/lie",
		"EDITOR": "sh", "PAGER": "sh", "SHELL": "sh", "SSH_ORIGINAL_COMMAND": command,
	}
	kept := d.variables
	d.variables = forged
	defer func() { d.variables = kept }()
	return d.run(append([]string{"gate", "--as", "key1", "--role", role, "--db", db, "--today", "2021-11-22"}, flags...)...)
}

func TestGateLetsThrough(t *testing.T) {
	d := newDesk(t)
	d.create(t)
	for _, c := range []struct{ role, command, says string }{
		{"viewer", "", "江门市"}, // the report
		{"viewer", "duban", "江门市"},
		{"viewer", "duban list --status overdue", "20 "},
		{"viewer", "list --json", `"id": "20"`},
		{"viewer", "stats --today 2021-12-31", "2021-12-31"},
		{"viewer", "stats", "2021-11-22"},
		{"viewer", "log", "desk1"},
		{"viewer", "help", "duban"},
		{"viewer", "export - --form urge --format md", "督办催办单"},
		{"viewer", "export - --format docx", "PK"},
		{"viewer", "help done", "duban done"},
		{"office:局办公室", "done 20", "20. 已完成"},
		{"office:办公室", "note 20 '已送; $HOME'", "20. 备注"},
		{"office:办公室", "list --office bgs", "20 "},
		{"office:办公室，财务科", "start 20", "20. 进行中"},
		{"office:办公室", "undo", "20. 撤销"},
		{"office:办公室", "note 20 '已送; $HOME'", "20. 备注"},
		{"editor", "duban start 1 2 3", "3. 进行中"},
		{"editor", "extend 20 2021-12-31 --reason 疫情", "20. "},
		{"admin", "backup -", "\xed\xda\f\xed"},
	} {
		if out, failed, status := d.runGate(c.role, c.command); status != exit.Done || failed != "" || !strings.Contains(out, c.says) {
			t.Errorf("%s %q: status %d, %s, output %.300q", c.role, c.command, status, failed, out)
		}
	}
	if by := d.mustRun(t, "log", "--by", "key1"); !strings.Contains(by, "已送; $HOME") {
		t.Errorf("not signed by the key: %s", by)
	}
	if by := d.mustRun(t, "log", "--by", "liar"); strings.Contains(by, "liar") {
		t.Errorf("signed as the client says: %s", by)
	}
}

// The times until an idle dashboard is locked or ends are the gate's: a client can't ask
// for others.
func TestGateIdleTimes(t *testing.T) {
	d := newDesk(t)
	d.create(t)
	for _, c := range []struct {
		command string
		flags   []string
		status  int
	}{
		{"list", []string{"--lock", "15", "--leave", "60"}, exit.Done},
		{"list", []string{"--lock", "1441"}, exit.Usage},
		{"list", []string{"--leave", "-1"}, exit.Usage},
		{"list --lock 0", []string{"--lock", "15"}, exit.Usage},
		{"duban --leave 0", []string{"--leave", "15"}, exit.Usage},
	} {
		if out, failed, status := d.runGate("viewer", c.command, c.flags...); status != c.status || status != exit.Done && strings.Count(failed, "\n") != 1 {
			t.Errorf("%q by %q: status %d, %s%s", c.command, c.flags, status, out, failed)
		}
	}
}

// Nothing that a client says gets it a file, a shell or another's name, and
// errors quote what it sends in a line that can't act on a terminal.
func TestGateKeepsOut(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "start", "1")
	db := d.variables["DUBAN_DB"]
	before, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(db)
	paths := func() int {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	there := paths()
	for _, role := range []string{"viewer", "office:办公室", "editor", "admin"} {
		for _, command := range []string{
			"sh", "/bin/sh -c id", "; sh", "list; sh", "list | sh", "list && sh", "list `id`", "list $(id)", "done $TASK", "list > " + folder + "/x",
			"scp -t " + folder, "scp -f /etc/passwd", "/usr/lib/openssh/sftp-server", "internal-sftp", "rsync --server . /",
			"-oProxyCommand=sh", "--db=/etc/passwd", "list --db /etc/passwd", "list --db=/etc/passwd", "done 1 --as liar", "--as=liar done 1",
			"gate --as liar --role admin", "duban gate", "setup --group root", "duban duban list", "help gate", "help setup",
			"import /etc/passwd", "import - /etc/passwd", "import ./-", "export /tmp/x", "export - --format csv --overwrite", "export " + folder + "/x.csv", "backup " + folder + "/x",
			"backup -- " + folder + "/x", "restore " + db + " --yes", "restore /etc/passwd --yes", "note 1 - extra", "done 1 --today 2099-01-01",
			"offices rename 财务科 财务处 --yes --today 2021-03-05", "plans drop 2021 --yes --today 2021-03-05",
			"list\x00", "list \x1b]52;c;aGk=\a", "list \u202e", "list \xff", "note 1 '" + strings.Repeat("长", 10000) + "'",
			"setup --group root --account root --sshd " + folder + "/x --keys " + folder + "/x", "rollup /etc/passwd", "rollup " + db + " --open",
			"rollup " + db + " --paper " + folder + "/x.md", "gate --lock 0 --leave 0", "--lock 0", "list --leave 0", "config", "config path",
			"access list --keys /etc/passwd", "access add liar --role admin --key /etc/passwd", "access log --db /etc/passwd", "access log --key",
			"'", "\"", "\\", "completion bash", "__complete list ''", "list --theme ../../etc/passwd",
		} {
			out, failed, status := d.runGate(role, command)
			if status == exit.Done || strings.Count(failed, "\n") != 1 || len(failed) > 1000 || out != "" {
				t.Errorf("%s %.60q: status %d, output %.200q, failed with %q", role, command, status, out, failed)
			}
			for _, r := range strings.TrimSuffix(failed, "\n") {
				if unicode.In(r, unicode.Cc, unicode.Cf) {
					t.Errorf("%s %.60q: says %q", role, command, r)
				}
			}
		}
	}
	after, err := os.ReadFile(db)
	if err != nil || string(after) != string(before) || paths() != there {
		t.Errorf("something was written: %v", err)
	}
}

// What a role does not reach is refused by the ledger, with status 1.
func TestGateRoles(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "done", "1")
	for _, c := range []struct{ role, command, why string }{
		{"viewer", "done 2", "只能查看"},
		{"viewer", "note 2 x", "只能查看"},
		{"viewer", "tick 5", "只能查看"},
		{"viewer", "undo 1", "没有可以撤销"},
		{"viewer", "extend 20 2021-12-31 --reason x", "只能查看"},
		{"viewer", "filter save 我的 --status open", "只能查看"},
		{"office:财务科", "done 20", "没有点名本科室"},
		{"office:财务科", "done 17 --office 办公室", "只能标记 财务科 自己的部分"}, // 各科室
		{"office:各科室", "done 17", "没有科室「各科室」"},
		{"office:办公室", "done 20 2", "没有点名本科室"},
		{"office:办公室", "add 新任务", "不能新增任务"},
		{"office:办公室", "edit 20 --text x", "不能修改"},
		{"office:办公室", "cancel 20 --reason x", "不能中止任务 20"},
		{"office:办公室", "extend 20 2021-12-31 --reason x", "不能延期任务 20；"},
		{"office:办公室", "verify 1", "不能核查任务 1；"},
		{"office:办公室", "import - --dry-run", "不能导入方案；"},
		{"editor", "import -", "不能导入方案；"},
		{"editor", "restore - --yes", "不能恢复备份；"},
		{"editor", "backup -", "不能备份台账；"},
		{"editor", "doctor", "不能检查这台机器；"},
	} {
		out, failed, status := d.runGate(c.role, c.command)
		if status != exit.Failed || !strings.Contains(failed, c.why) || out != "" {
			t.Errorf("%s %q: status %d, output %q, failed with %q", c.role, c.command, status, out, failed)
		}
	}
	if log := d.mustRun(t, "log"); strings.Count(log, "\n") != 2 {
		t.Errorf("something was written: %s", log)
	}
	// English is whole, too.
	d.variables["DUBAN_LANG"] = "en"
	for _, args := range [][]string{{}, {"--as", "key1"}, {"--as", "key1", "--role", "root"}, {"--as", "key1", "--role", "office:"}, {"--as", "key1", "--role", "viewer:x"}} {
		if _, failed, status := d.run(append([]string{"gate"}, args...)...); status != exit.Usage || !strings.Contains(failed, "office:NAME") && !strings.Contains(failed, "--as") {
			t.Errorf("gate %q: status %d, %s", args, status, failed)
		}
	}
}

// A role names its offices in full. One that no task names can look, and a
// warning gives the reason, until a plan has it; it is never another office.
func TestGateOfficeOfARole(t *testing.T) {
	d := newDesk(t)
	d.create(t)
	for _, c := range []struct {
		role, command, says, fails string
		status                     int
	}{
		{"office:局办公室", "done 20", "20. 已完成", "", exit.Done},
		{"office:办公室", "done 2", "", "key1（科室 办公室）不能标记任务 2：该任务没有点名本科室", exit.Failed},
		{"office:财务科,办公室", "note 20 好", "20. 备注", "", exit.Done},
		{"office:财务科，办公室", "note 20 好", "20. 备注", "", exit.Done},
		{"office:火星科,办公室", "note 20 好", "20. 备注", "没有方案提到科室「火星科」", exit.Done},
		{"office:火星科,办公室", "plans", "2021", "没有方案提到科室「火星科」", exit.Done},
		{"office:规划科,财务科", "note 20 好", "", "key1（科室 规划科、财务科）不能备注任务 20：该任务没有点名本科室", exit.Failed},
		{"office:bgs", "list", "", "不能写成「bgs」；请管理员把公钥的 --role 改为 office:办公室", exit.Usage},
		{"office:BanGongShi", "note 20 好", "", "改为 office:办公室", exit.Usage},
		{"office:ｂｇｓ", "done 20", "", "不能写成", exit.Usage},
		{"office:办gs", "done 20", "", "改为 office:办公室", exit.Usage},
		{"office:财务科,bgs", "done 20", "", "改为 office:办公室", exit.Usage},
		{"office:xyz", "done 20", "", "不能写成「xyz」；请管理员改公钥的 --role", exit.Usage},
		{"office:办公", "list", "行政执法", "没有科室「办公」；最接近的：办公室", exit.Done},
		{"office:办公", "done 20", "", "不能标记任务 20：没有科室「办公」；最接近的：办公室", exit.Failed},
		{"office:火星科", "list", "行政执法", "key1 在这个方案里只能查看", exit.Done},
		{"office:火星科", "", "江门市", "没有科室「火星科」", exit.Done},
		{"office:火星科", "show 20", "20", "请管理员核对公钥的 --role", exit.Done},
		{"office:火星科", "note 20 好", "", "没有科室「火星科」", exit.Failed},
		{"office:各科室", "done 17", "", "没有科室「各科室」", exit.Failed},
		{"office:主办科室", "done 17", "", "没有科室「主办科室」", exit.Failed},
		{"office:", "list", "", "角色不能是", exit.Usage},
		{"office:,", "list", "", "角色不能是", exit.Usage},
	} {
		out, failed, status := d.runGate(c.role, c.command)
		if status != c.status || !strings.Contains(out, c.says) || !strings.Contains(failed, c.fails) {
			t.Errorf("%s %q: status %d, %s, output %.300q", c.role, c.command, status, failed, out)
		}
		if lines := strings.Count(failed, "\n"); (c.fails == "") != (lines == 0) || lines > 1 {
			t.Errorf("%s %q reports in %d lines: %s", c.role, c.command, lines, failed)
		}
	}
	testRoleInAnotherPlan(t, d)
}

// testRoleInAnotherPlan has a plan without an office of the role, where the letters of
// its name are another's, and then one that has both.
func testRoleInAnotherPlan(t *testing.T, d *desk) {
	d.stdin = strings.NewReader("2022年工作要点\n一、总体\n1.第一项工作。（保管室）\n2.第二项工作。（火箭科）\n")
	d.mustRun(t, "import", "-")
	for role, fails := range map[string]string{"office:办公室": "没有科室「办公室」", "office:bgs": "改为 office:保管室 / office:办公室"} {
		if _, failed, status := d.runGate(role, "done 1"); status == exit.Done || !strings.Contains(failed, fails) {
			t.Errorf("%s: status %d, %s", role, status, failed)
		}
	}
	if out, failed, status := d.runGate("office:办公室,火箭科", "done 2"); status != exit.Done || failed != "" {
		t.Errorf("status %d, %s, output %q", status, failed, out)
	}
	if _, failed, status := d.runGate("office:办公室", "note 20 好 --plan 2021"); status != exit.Done || failed != "" {
		t.Errorf("in the plan that has it: status %d, %s", status, failed)
	}
}

// The flags of the gate's own line hold for every client, which may ask
// for another plan, another language and other looks, but not for more.
func TestGateFollowsItsOwnFlags(t *testing.T) {
	d := newDesk(t)
	d.create(t)
	d.stdin = strings.NewReader("2022年政务公开工作要点\n一、总体\n1.第一项工作。（办公室）\n2.第二项工作。（财务科）\n")
	d.mustRun(t, "import", "-")
	for _, c := range []struct {
		flags, command, says, fails string
		status                      int
	}{
		{"", "list", "第一项工作", "", exit.Done},
		{"--plan 2021", "list", "加强行政执法信息公开", "", exit.Done},
		{"--plan 2021", "done 1", "加强行政执法信息公开", "", exit.Done},
		{"--plan 2021", "list --plan 2022", "第一项工作", "", exit.Done},
		{"--plan 2031", "list", "", "没有方案「2031」", exit.NotFound},
		{"--plan 2031", "list --plan 2021", "加强行政执法信息公开", "", exit.Done},
		{"--lang en", "done 1", "1. done", "", exit.Done},
		{"--lang en", "done 2 --lang zh", "2. 已完成", "", exit.Done},
		{"--read-only", "list", "第一项工作", "", exit.Done},
		{"--read-only", "start 1", "", "只能读", exit.Failed},
		{"--read-only", "start 1 --read-only=false", "", "只能读", exit.Failed},
		{"--ascii", "show 1", "第一项工作", "", exit.Done},
	} {
		out, failed, status := d.runGate("editor", c.command, strings.Fields(c.flags)...)
		if status != c.status || !strings.Contains(out, c.says) || !strings.Contains(failed, c.fails) || (failed == "") != (c.fails == "") {
			t.Errorf("gate %s, %q: status %d, %s, output %.300q", c.flags, c.command, status, failed, out)
		}
	}
	if out := d.mustRun(t, "list", "--status", "done", "--plan", "2022"); strings.Count(out, "\n") != 2 {
		t.Errorf("done: %s", out)
	}
}

// Restored through the gate from what was backed up through it.
func TestGateBackupAndRestore(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "done", "1")
	backup, _, status := d.runGate("admin", "backup -")
	if status != exit.Done {
		t.Fatal(status)
	}
	d.mustRun(t, "done", "2")
	d.stdin = strings.NewReader(backup)
	if _, failed, status := d.runGate("admin", "restore - --yes"); status != exit.Done {
		t.Fatal(failed)
	}
	if out := d.mustRun(t, "list", "--status", "done"); strings.Count(out, "\n") != 1 {
		t.Errorf("after the restore: %s", out)
	}
}

// Who may not import does not create a ledger: not by looking, which the sample
// answers, and not by a change.
func TestGateMakesNoLedger(t *testing.T) {
	d := newDesk(t)
	if out, failed, status := d.runGate("editor", "list"); status != exit.Done || strings.Count(out, "\n") != 30 || !strings.Contains(failed, "还没有保存过台账") {
		t.Errorf("status %d: %s%s", status, out, failed)
	}
	if _, failed, status := d.runGate("editor", "done 1"); status != exit.Failed || !strings.Contains(failed, "没有台账") {
		t.Errorf("status %d: %s", status, failed)
	}
	if bolt.Exists(d.variables["DUBAN_DB"]) {
		t.Error("a ledger was created")
	}
	if out, failed, status := d.runGate("admin", "done 1"); status != exit.Done || failed != "" || !bolt.Exists(d.variables["DUBAN_DB"]) {
		t.Errorf("status %d: %s%s", status, out, failed)
	}
}

// A client may use every flag of a command that takes a file, but those that name one.
func TestGateFlags(t *testing.T) {
	notThere := map[string][]string{"export": {"overwrite", "each"}, "backup": {"overwrite"}}
	root := newRootCommand(newProgram(environment{getenv: func(string) string { return "" }}, nil))
	for _, command := range root.Commands() {
		allowed, isStream := gate.StreamFlags(command.Name())
		if !isStream {
			continue
		}
		command.LocalNonPersistentFlags().VisitAll(func(flag *pflag.Flag) {
			if flag.Name != "help" && slices.Contains(allowed, flag.Name) == slices.Contains(notThere[command.Name()], flag.Name) {
				t.Errorf("%s --%s: allowed through the gate: %v", command.Name(), flag.Name, slices.Contains(allowed, flag.Name))
			}
		})
	}
}
