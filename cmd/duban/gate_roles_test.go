package main

import (
	"os"
	"strings"
	"testing"

	"duban/cmd/duban/internal/exit"
)

// gatePlan has a task of one office, one of another, one of two and one of a class.
const gatePlan = "testdata/docs/gate.md"

// gateLedger returns a ledger with that plan, with approval on, where 财务科 has
// submitted task 5.
func gateLedger(t *testing.T) []byte {
	t.Helper()
	d := newDesk(t)
	d.mustRun(t, "import", gatePlan, "--year", "2021", "--yes")
	d.mustRun(t, "plans", "set", "2021-2", "--approval", "on")
	if _, failed, status := d.runGate("office:财务科", "done 5", "--plan", "2021-2"); status != exit.Done {
		t.Fatal(failed)
	}
	ledger, err := os.ReadFile(d.variables["DUBAN_DB"])
	if err != nil {
		t.Fatal(err)
	}
	return ledger
}

const (
	viewer = 1 << iota
	office // of 财务科
	editor
	admin
)
const everyRole = viewer | office | editor | admin

// accessRoles are the roles of the gate, each a bit.
var accessRoles = []struct {
	name string
	bit  int
}{{"viewer", viewer}, {"office:财务科", office}, {"editor", editor}, {"admin", admin}}

// officeTable is what an office has filled in.
const officeTable = "填报科室：财务科\n序号,工作任务,完成情况,进展情况\n1,建立台账,进行中,在办\n"

// commandsByRole are commands, what they read, and the roles that may run them.
var commandsByRole = []struct {
	command string
	stdin   string
	who     int
}{
	{"list --status submitted --sort due", "", everyRole},
	{"report --missing --quarter 3", "", everyRole},
	{"show 1", "", everyRole},
	{"log -n 3", "", everyRole},
	{"stats --json", "", everyRole},
	{"offices", "", everyRole},
	{"month", "", everyRole},
	{"urge", "", everyRole},
	{"export - --form collect --format csv --notes", "", everyRole},
	{"report 1 --progress 在办", "", office | editor | admin},
	{"report 2 --progress 在办", "", editor | admin},
	{"report 3 --office 财务科 --progress 在办", "", office | editor | admin},
	{"report 3 --office 人事科 --progress 在办", "", editor | admin},
	{"start 3 --office 财务科", "", office | editor | admin},
	{"done 4 --office 财务科", "", office | editor | admin},
	{"done 3", "", office | editor | admin}, // its own part
	{"accept 5", "", editor | admin},
	{"return 5 --reason 缺佐证", "", editor | admin},
	{"urge --record --office 财务科", "", editor | admin},
	{"collect - --yes", officeTable, office | editor | admin},
	{"collect - --yes", strings.ReplaceAll(strings.ReplaceAll(officeTable, "财务科", "人事科"), "1,建立台账", "2,公开年报"), editor | admin},
	{"note 1 好", "", office | editor | admin},
	{"note 2 好", "", editor | admin},
	{"tick 6", "", office | editor | admin},
	{"tick 7", "", editor | admin},
	{"add 新任务 --lead 财务科", "", editor | admin},
	{"edit 1 --text 建立两本台账", "", editor | admin},
	{"cancel 1 --reason 合并", "", editor | admin},
	{"extend 1 2021-12-20 --reason 等文件", "", editor | admin},
	{"plans set 2021-2 --approval off", "", admin},
	{"plans set 2021-2 --from 2021-02-01", "", admin},
	{"plans drop 2021 --yes", "", admin},
	{"access list", "", admin},
	{"backup -", "", admin},
	{"undo", "", office | editor | admin},
	{"offices rename 人事科 人事处", "", admin},
	{"import - --year 2021 --header 1 --columns number=1,task=2 --title 另一方案 --issuer 江海市卫生健康局 --yes --remove --dry-run --json", "序号,任务\n1,清点物资\n", admin},
	{"import - --dry-run --json", "# 2021年方案\n\n一、总体\n\n1. 清点物资。（财务科）\n", admin},
}

// Each role may run the commands that are its own, and no other. A command that is
// refused fails with one line, whatever it would have answered.
func TestGateByRole(t *testing.T) {
	ledger := gateLedger(t)
	for _, c := range commandsByRole {
		for _, role := range accessRoles {
			d := newDesk(t)
			if err := os.WriteFile(d.variables["DUBAN_DB"], ledger, 0o600); err != nil {
				t.Fatal(err)
			}
			d.stdin = strings.NewReader(c.stdin)
			flags := []string{"--plan", "2021-2"}
			if strings.HasPrefix(c.command, "import") {
				flags = nil // a new plan
			}
			_, failed, status := d.runGate(role.name, c.command, flags...)
			if may := c.who&role.bit != 0; may != (status == exit.Done) || !may && (status != exit.Failed || strings.Count(failed, "\n") != 1) {
				t.Errorf("%s %q: status %d, %s", role.name, c.command, status, failed)
			}
		}
	}
}
