package main

import (
	"strings"
	"testing"

	"duban/cmd/duban/internal/plain"
)

// After a lock the question is asked again to which the answer is awaited, also that of a
// command.
func TestLastLine(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 3*maxLastLine)
	for want, writes := range map[string][]string{
		"删除？[y/N] ":                {"20 项\n删除？", "[y/N] "},
		"请输入 恢复\n":                 {"督办> ", "\n", "请输入 恢复\n"},
		"答：":                       {"第一行\n\n", "答："},
		long[:maxLastLine]:         {long, long[:1]},
		long[:5] + "?":             {long + "\n" + long[:5], "?"},
		long[:maxLastLine-1] + "?": {long, "?"},
	} {
		var last lastLine
		for _, text := range writes {
			_, _ = last.Write([]byte(text))
		}
		if string(last) != want {
			t.Errorf("%.80q is the last line, want %.80q", last, want)
		}
	}
}

// A command whose answer does not come in time says so in the language of the session.
func TestNoAnswerInTime(t *testing.T) {
	t.Parallel()
	var stderr strings.Builder
	p := newProgram(environment{stderr: &stderr, getenv: func(string) string { return "" }}, []string{"--lang=zh"})
	p.fail(plain.ErrIdle)
	if strings.Contains(stderr.String(), "input") {
		t.Errorf("said %q", stderr.String())
	}
}
