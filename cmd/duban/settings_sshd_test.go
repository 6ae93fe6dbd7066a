//go:build linux

package main

import (
	"testing"

	"duban/cmd/duban/internal/ledgerfile"
	"duban/store"
)

// Two people of one account have settings of their own, a viewer too, which the next login
// goes by. They are in the ledger, or hold for the session if that is read-only.
func TestSettingsThroughSSHD(t *testing.T) {
	s := startServer(t, map[string]string{"li": "editor", "wang": "viewer"})
	sit := func(name string, args []string, steps ...string) {
		t.Helper()
		line := append(append(s.options(name), "-tt", "-p", s.port, s.login+"@127.0.0.1"), args...)
		terminal, command := startScripted(t, nil, "ssh", line...)
		for i := 0; i+1 < len(steps); i += 2 {
			terminal.await(steps[i])
			terminal.write(steps[i+1])
		}
		if err := command.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	kept := func(want map[string]string) {
		t.Helper()
		ledger, end, err := ledgerfile.At(s.ledger)
		if err != nil {
			t.Fatal(err)
		}
		defer end()
		for by, want := range want {
			if got, err := store.Settings().Read(t.Context(), ledger, by); got != want || err != nil {
				t.Errorf("%s keeps %q, %v, want %q", by, got, err, want)
			}
		}
	}
	sit("li", nil, "3 任务", ",", "默认", "jj", "language = ", "\r", "ledger", "q")
	sit("wang", nil, "3 任务", ",", "默认", "\r", "深色", "", "台账", "q")
	want := map[string]string{"li": "language = \"en\"\n", "wang": "theme = \"dark\"\n", "desk1": ""}
	kept(want)
	sit("li", []string{"duban", "--read-only"}, "Tasks", ",", `theme = "auto"`, "\r", "this session", "q")
	sit("wang", nil, "3 任务", "q")
	kept(want)
}
