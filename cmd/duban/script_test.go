//go:build unix

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"duban/seeds"
	"duban/store/bolt"
)

func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){"duban": main})
}

// tests runs the tests as a terminal would start them, also where nohup or a shell
// in the background made them ignore signals: what they start would ignore them
// too. A signal that is caught is a new program's to begin with, and these tests
// go on.
type tests struct{ *testing.M }

func (m tests) Run() int {
	for _, asked := range []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT} {
		if signal.Ignored(asked) {
			signal.Notify(make(chan os.Signal, 1), asked)
		}
	}
	return m.M.Run()
}

// The scripts run the real program on real files, as desk1 on 2021-11-22
// unless they say otherwise.
func TestScripts(t *testing.T) {
	program := withoutRaceDetector(t)
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, "HOME="+filepath.Join(env.WorkDir, "home"), "TERM=xterm",
				"DUBAN_DB="+filepath.Join(env.WorkDir, "duban.db"), "DUBAN_AS=desk1", "DUBAN_TODAY=2021-11-22")
			env.Setenv("PATH", filepath.Dir(program)+string(os.PathListSeparator)+env.Getenv("PATH"))
			return os.Mkdir(filepath.Join(env.WorkDir, "home"), 0o700)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"exits-as":  exitsAsNobody,
			"untimed":   untimed,
			"remember":  remember,
			"unchanged": unchanged,
			"hold":      hold,
			"create":    create,
			"shorten":   shorten,
			"swap":      swap,
			"hex":       writeHex,
			"oneline":   oneLine,
		},
	})
}

// binaryOf returns where the program is: the binary of the tests, which TestMain makes
// the program when it is called by that name. To build it anew for each test takes
// minutes, with the race detector.
func binaryOf(t *testing.T) string {
	t.Helper()
	binary, err := exec.LookPath("duban")
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// withoutRaceDetector returns the program for tests that call it hundreds of times, one
// call after the other. Where the tests run with the race detector it is built without
// it, as a call takes four times as long with it.
func withoutRaceDetector(t *testing.T) string {
	t.Helper()
	info, ok := debug.ReadBuildInfo()
	if !ok || !slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		return binaryOf(t)
	}
	program := filepath.Join(t.TempDir(), "duban")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-race=false", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// exits STATUS PROGRAM ARGUMENT... runs a program that must exit so.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	checkStatus(ts, args[0], ts.Exec(args[1], args[2:]...))
}

func checkStatus(ts *testscript.TestScript, wanted string, err error) {
	status := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		status = exit.ExitCode()
	case err != nil:
		ts.Fatalf("running: %v", err)
	}
	if strconv.Itoa(status) != wanted {
		ts.Fatalf("exit status %d, not %s; standard error: %s", status, wanted, ts.ReadFile("stderr"))
	}
}

// exits-as STATUS ARGUMENT... runs duban as a user who is not root, whom no
// permissions would stop.
func exitsAsNobody(ts *testscript.TestScript, _ bool, args []string) {
	const otherUser = 65534
	folder := filepath.Dir(ts.MkAbs("."))
	for _, path := range []string{folder, filepath.Dir(folder), ts.MkAbs(".")} {
		ts.Check(os.Chmod(path, 0o755))
	}
	path := ts.MkAbs("duban-for-others")
	if _, err := os.Stat(path); err != nil {
		own, err := os.Executable()
		ts.Check(err)
		// By another process: a program can't be run while a process that was
		// forked meanwhile still has it open for writing.
		ts.Check(exec.Command("cp", own, path).Run())
		ts.Check(os.Chmod(path, 0o755))
	}
	command := exec.Command(path, args[1:]...)
	command.Args[0] = "duban"
	command.Dir = ts.MkAbs(".")
	command.Stdout, command.Stderr = ts.Stdout(), ts.Stderr()
	for _, name := range []string{"DUBAN_DB", "DUBAN_AS", "DUBAN_TODAY", "HOME"} {
		command.Env = append(command.Env, name+"="+ts.Getenv(name))
	}
	if os.Getuid() == 0 {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: otherUser, Gid: otherUser}}
	}
	checkStatus(ts, args[0], command.Run())
}

// untimed FILE writes the last standard output there, without the times of
// events, which differ each time.
func untimed(ts *testscript.TestScript, _ bool, args []string) {
	times := regexp.MustCompile(`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d\+08:00)?`)
	days := regexp.MustCompile(`"happened_on": "20(2[2-9]|[3-9]\d)-\d\d-\d\d"`) // those of the clock
	text := times.ReplaceAllString(ts.ReadFile("stdout"), "TIME")
	text = days.ReplaceAllString(text, `"happened_on": "DAY"`)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

func checksum(ts *testscript.TestScript, path string) string {
	sum := sha256.Sum256([]byte(ts.ReadFile(path)))
	return hex.EncodeToString(sum[:])
}

// remember FILE keeps a file's checksum for unchanged FILE.
func remember(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv("SUM_"+args[0], checksum(ts, args[0]))
}

// unchanged FILE checks that a file is as it was when remembered.
func unchanged(ts *testscript.TestScript, _ bool, args []string) {
	if ts.Getenv("SUM_"+args[0]) != checksum(ts, args[0]) {
		ts.Fatalf("%s has changed", args[0])
	}
}

// create FILE makes a ledger with the built-in plan, as a dashboard does.
func create(ts *testscript.TestScript, _ bool, args []string) {
	plan, err := seeds.BuiltIn()
	ts.Check(err)
	ts.Check(bolt.Create(context.Background(), ts.MkAbs(args[0]), plan, "desk1", time.Now()))
}

// hold FILE keeps the ledger for the rest of the script, as another process
// that does not let go would.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	file, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(syscall.Flock(int(file.Fd()), syscall.LOCK_EX))
	ts.Defer(func() { _ = file.Close() })
}

// shorten FILE BYTES cuts a file's end off.
func shorten(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// swap FILE OLD NEW replaces bytes of a file by as many others, everywhere.
func swap(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if len(args[1]) != len(args[2]) || !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %s, or %s is not as long", args[0], args[1], args[2])
	}
	text = strings.ReplaceAll(text, args[1], args[2])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// hex FILE BYTES writes a file whose bytes are given in hexadecimal.
func writeHex(ts *testscript.TestScript, _ bool, args []string) {
	raw, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), raw, 0o600))
}

// oneline checks that the last command wrote one line to standard error, without
// anything that acts on a terminal, and nothing else.
func oneLine(ts *testscript.TestScript, _ bool, _ []string) {
	line := ts.ReadFile("stderr")
	if !regexp.MustCompile(`^duban: [^\n\x00-\x1f\x7f-\x{9f}]+\n$`).MatchString(line) {
		ts.Fatalf("standard error is not one clean line: %q", line)
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("standard output: %s", fmt.Sprintf("%q", out))
	}
}
