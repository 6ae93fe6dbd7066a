//go:build long

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A plan of 100,000 tasks is shown, comes in and is corrected, each in memory that
// grows by ten times the file at most. The correction keeps what happened to its
// tasks.
func TestLongImportOfAHundredThousandTasks(t *testing.T) {
	const tasks = 100_000
	folder := t.TempDir()
	m := measured{t, binaryOf(t), filepath.Join(folder, "office.db")}
	write := func(name, plan string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(plan), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	plan := hugePlan(tasks)
	large := write("large.txt", plan)
	_, least := m.run("import", write("small.txt", hugePlan(10)))
	// grows imports the large plan and returns the output. A correction maps the pages of
	// the plan that is there as well, its index of names among them.
	limit := 10.0
	grows := func(flags ...string) string {
		out, most := m.run(append([]string{"import", large, "--title", "十万项任务"}, flags...)...)
		times := float64(most-least) / float64(len(plan))
		t.Logf("the file has %.1f MB; the memory grew by %.1f times that", float64(len(plan))/1e6, times)
		if times > limit {
			t.Errorf("import %q: the memory grew by more than %v times the file", flags, limit)
		}
		return out
	}
	if out := grows("--dry-run"); strings.Count(out, "\n  ") < tasks {
		t.Errorf("it showed %d lines", strings.Count(out, "\n"))
	}
	if out := grows("--dry-run", "--json"); strings.Count(out, `"number":`) != tasks || !json.Valid([]byte(out)) {
		t.Errorf("it showed %d tasks as JSON", strings.Count(out, `"number":`))
	}
	if out := grows(); !strings.Contains(out, fmt.Sprint(tasks)) {
		t.Fatalf("output %s", out)
	}
	m.run("done", "77-5", "--plan", "2021-3")
	write("large.txt", strings.Replace(plan, "第99999号", "第一号", 1))
	limit = 13
	if out := grows(); !strings.Contains(out, "修改 1，移动 0，删去 0") {
		t.Errorf("the correction: %s", out)
	}
	if out, _ := m.run("show", "77-5", "--plan", "2021-3"); !strings.Contains(out, "已完成 desk1") {
		t.Errorf("after the correction the task reads: %s", out)
	}
	m.run("check")
}

// measured runs commands over one ledger.
type measured struct {
	t              *testing.T
	binary, ledger string
}

// run returns what a command says and the most memory, in bytes, that it had.
func (m measured) run(args ...string) (string, int64) {
	command := exec.Command(m.binary, append([]string{"--db", m.ledger, "--as", "desk1"}, args...)...)
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	began := time.Now()
	if err := command.Start(); err != nil {
		m.t.Fatal(err)
	}
	most := watchMemory(command.Process.Pid)
	if err := command.Wait(); err != nil {
		m.t.Fatalf("%q: %v\n%s", args, err, &out)
	}
	m.t.Logf("%s: %.1f s, %d MB", args[0], time.Since(began).Seconds(), most()>>20)
	return out.String(), most()
}

// watchMemory follows a process. What it returns gives, once the process has
// ended, the most memory that it had, in bytes: the kernel's own account of a
// child begins with the memory of its parent.
func watchMemory(pid int) (most func() int64) {
	result := make(chan int64, 1)
	go func() {
		var highest int64
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, after, found := bytes.Cut(status, []byte("VmHWM:"))
			if err != nil || !found {
				result <- highest << 10
				return
			}
			_, _ = fmt.Sscan(string(after), &highest)
			time.Sleep(10 * time.Millisecond)
		}
	}()
	return sync.OnceValue(func() int64 { return <-result })
}

// hugePlan is a plan with 150 bytes a task: the built-in one has 216.
func hugePlan(tasks int) string {
	offices := strings.Fields("局办公室 政策法规科 规划信息科 财务科 人事科 宣传科 监督科 应急办")
	var text strings.Builder
	text.WriteString("某某市卫生健康局2021年政务公开工作任务分解表\n序号 | 工作任务 | 责任科室 | 完成时限\n")
	for i := range tasks {
		if i%1000 == 0 {
			fmt.Fprintf(&text, "（%s）第%d批重点工作\n", ordinal(i/1000+1), i/1000+1)
		}
		fmt.Fprintf(&text, "%d | 及时更新第%d号目录清单并按规定报送汇总，形成台账备查，重要情况随时报告 | %s、%s | 6月底前\n", i%1000+1, i, offices[i%8], offices[(i*3+1)%8])
	}
	return text.String()
}

// ordinal writes a number from 1 to 100 as headings do.
func ordinal(value int) string {
	digits := []rune("〇一二三四五六七八九")
	switch tens, ones := value/10, strings.TrimPrefix(string(digits[value%10]), "〇"); {
	case value == 100:
		return "一百"
	case tens == 0:
		return ones
	case tens == 1:
		return "十" + ones
	default:
		return string(digits[tens]) + "十" + ones
	}
}
