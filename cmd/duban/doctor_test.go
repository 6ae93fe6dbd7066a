//go:build linux

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
)

func TestTheDoctorAsksTheTerminal(t *testing.T) {
	binary := binaryOf(t)
	// at answers with a column for Chinese and one for the ambiguous.
	at := func(chinese, ambiguous int) func(string) string {
		return func(drawn string) string {
			if strings.Contains(drawn, "督办") {
				return fmt.Sprintf("\x1b[7;%dR", chinese)
			}
			return fmt.Sprintf("\x1b[7;%dR", ambiguous)
		}
	}
	for _, c := range []struct {
		name          string
		width, height int
		answers       func(string) string
		args          []string
		status        int
		want          []string
		within        time.Duration
	}{
		{"as duban draws", 80, 24, at(5, 4), nil, exit.Done, []string{"80x24", "UTF-8", "占一列", "一切正常"}, time.Second},
		{"ambiguous are wide", 80, 24, at(5, 7), nil, exit.Failed, []string{"占两列", "duban --ascii", "1 处"}, time.Second},
		{"wide, and known to be", 80, 24, at(5, 7), []string{"--ascii"}, exit.Done, []string{"一切正常"}, time.Second},
		{"GBK", 80, 24, at(7, 7), nil, exit.Failed, []string{"不是 UTF-8", "设为 UTF-8"}, time.Second},
		{"small", 50, 10, at(5, 4), []string{"--lang", "en"}, exit.Failed, []string{"50x10", "60x15"}, time.Second},
		{"dumb answers", 80, 24, func(string) string { return "y\r" }, nil, exit.Done, []string{"终端没有回答"}, 3 * time.Second},
		{"no answer", 80, 24, func(string) string { return "" }, nil, exit.Done, []string{"终端没有回答"}, 3 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			ledger := filepath.Join(t.TempDir(), "office.db")
			args := append([]string{"doctor", "--db", ledger}, c.args...)
			output, status, took := inTerminal(t, binary, c.width, c.height, c.answers, args...)
			if status != c.status || took > c.within+time.Second {
				t.Errorf("status %d after %v, want %d within %v:\n%s", status, took, c.status, c.within, output)
			}
			for _, text := range c.want {
				if !strings.Contains(output, text) {
					t.Errorf("lacks %q:\n%s", text, output)
				}
			}
		})
	}
}
