//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"duban/model"
)

// Eight offices mark their parts of one task by their own keys; the last closes it.
func TestEightKeysMarkTheirParts(t *testing.T) {
	offices := strings.Fields("办公室 宣教科 财务科 规划科 政法科 防控办 疾控科 宣传科研组")
	roles := map[string]string{}
	for i, office := range offices {
		roles[fmt.Sprint("key", i)] = "office:" + office
	}
	s := startServer(t, roles)
	must(t, exec.Command(s.binary, "--db", s.ledger, "--as", "desk1", "edit", "2", "--lead", strings.Join(offices, ",")))
	for i, office := range offices {
		if status, _ := s.status("2"); status == string(model.Done) {
			t.Fatalf("%s is missing, and the task is done", office)
		}
		if out, failed, status := s.ssh(fmt.Sprint("key", i), "", "done", "2", "--office", office); status != 0 {
			t.Errorf("%s: %d %s%s", office, status, out, failed)
		}
	}
	if out, failed, status := s.ssh("key0", "", "reopen", "2", "--office", offices[1]); status != 1 {
		t.Errorf("%s reopens the part of %s: %d %s%s", offices[0], offices[1], status, out, failed)
	}
	if status, by := s.status("2"); status != string(model.Done) || by != fmt.Sprint("key", len(offices)-1) {
		t.Errorf("the task is %s by %q", status, by)
	}
}
