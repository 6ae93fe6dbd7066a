package bolt_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
	"duban/store/folder"
	"duban/store/storetest"
)

// Tests of several processes start this test binary again, with its role in the
// environment.
const roleVariable = "DUBAN_STORE_TEST_ROLE"

func TestMain(m *testing.M) {
	role := os.Getenv(roleVariable)
	if role == "" {
		os.Exit(m.Run())
	}
	roles := map[string]func(args []string) error{
		"hold":    playHold,
		"write":   playWrite,
		"create":  playCreate,
		"note":    playNote,
		"first":   playFirst,
		"race":    playRace,
		"look":    playLook,
		"operate": playAllOperations,
		"mark":    playMark,
		"update":  playUpdate,
	}
	maps.Copy(roles, systemRoles())
	play, known := roles[role]
	if !known {
		fmt.Fprintln(os.Stderr, "no role", role)
		os.Exit(2)
	}
	if err := play(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, role, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child is a process in a role. It writes lines, and proceeds when a line is written
// to it.
type child struct {
	t       testing.TB
	command *exec.Cmd
	input   io.WriteCloser
	output  *bufio.Reader
	errors  bytes.Buffer
}

func start(t testing.TB, role string, args ...string) *child {
	t.Helper()
	return startAs(t, nil, role, args...)
}

// startAs starts a child with rights of its own.
func startAs(t testing.TB, rights *syscall.SysProcAttr, role string, args ...string) *child {
	t.Helper()
	c := &child{t: t, command: exec.Command(ownProgram(t), args...)}
	c.command.Env = append(os.Environ(), roleVariable+"="+role)
	c.command.SysProcAttr = rights
	c.command.Stderr = &c.errors
	var err error
	if c.input, err = c.command.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	output, err := c.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.output = bufio.NewReader(output)
	if err := c.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.command.Process.Kill()
		_ = c.command.Wait()
	})
	return c
}

// line returns the next line that the child writes; "" if it has ended. A line
// that death cut short does not count.
func (c *child) line() string {
	text, err := c.output.ReadString('\n')
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(text, "\n")
}

// expect waits for the child to write the line.
func (c *child) expect(want string) {
	c.t.Helper()
	if got := c.line(); got != want {
		_ = c.command.Process.Kill()
		_ = c.command.Wait()
		c.t.Fatalf("the child wrote %q, want %q; its errors: %s", got, want, &c.errors)
	}
}

func (c *child) proceed() {
	c.t.Helper()
	if _, err := io.WriteString(c.input, "\n"); err != nil {
		c.t.Fatal(err)
	}
}

// rest waits for the end, which must be a good one, and returns the lines that
// are left.
func (c *child) rest() []string {
	c.t.Helper()
	var lines []string
	for line := c.line(); line != ""; line = c.line() {
		lines = append(lines, line)
	}
	if err := c.command.Wait(); err != nil {
		c.t.Fatalf("the child: %v; its errors: %s", err, &c.errors)
	}
	return lines
}

// kill ends the child as a power cut ends a process, and returns the lines
// that it had written.
func (c *child) kill() []string {
	_ = c.command.Process.Kill()
	var lines []string
	for line := c.line(); line != ""; line = c.line() {
		lines = append(lines, line)
	}
	_ = c.command.Wait()
	return lines
}

// awaitLine is how a child waits for proceed, or for the end of its parent.
func awaitLine() { _, _ = bufio.NewReader(os.Stdin).ReadString('\n') }

// playHold keeps a lock: args are the file, and "shared" or "exclusive".
func playHold(args []string) error {
	file, err := os.OpenFile(args[0], os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	mode := folder.Exclusive
	if args[1] == "shared" {
		mode = folder.Shared
	}
	if err := folder.Lock(file, mode); err != nil {
		return err
	}
	fmt.Println("held")
	awaitLine()
	return file.Close()
}

// playWrite writes notes until it is killed, and prints each when it is written.
func playWrite(args []string) error {
	ledger := bolt.At(args[0], bolt.Options{})
	for i := 0; ; i++ {
		text := fmt.Sprint(args[1], "-", i)
		events, _, err := ledger.Apply(background(), "2021", args[1], time.Now(), []model.Change{
			{Task: fmt.Sprint(1 + i%3), Kind: model.KindNote, Note: text},
			{Task: fmt.Sprint(1 + (i+1)%3), Kind: model.KindMark, To: []model.Status{model.Doing, model.Done, model.Todo}[i%3]},
		})
		if err != nil {
			return err
		}
		fmt.Println(events[0].Seq, text)
	}
}

// playCreate creates the ledger, on a line of input.
func playCreate(args []string) error {
	fmt.Println("ready")
	awaitLine()
	return bolt.Create(background(), args[0], storetest.Plan(2021), args[1], time.Now())
}

// playMark marks task 1 as seen in version args[2], on a line of input.
func playMark(args []string) error {
	fmt.Println("ready")
	awaitLine()
	var seen int
	if _, err := fmt.Sscan(args[2], &seen); err != nil {
		return err
	}
	to := model.Done
	if seen%2 == 0 {
		to = model.Todo
	}
	change := model.Change{Task: "1", Seen: seen, Kind: model.KindMark, To: to}
	_, _, err := bolt.At(args[0], bolt.Options{}).Apply(background(), "2021", args[1], time.Now(), []model.Change{change})
	var conflict *model.ConflictError
	switch {
	case errors.As(err, &conflict):
		fmt.Println("conflict with", conflict.Latest.By)
	case err != nil:
		return err
	default:
		fmt.Println("marked")
	}
	return nil
}

// playUpdate is process args[1] of many. On a line of input it makes args[2]
// changes, and then prints how long each took, in microseconds.
func playUpdate(args []string) error {
	fmt.Println("ready")
	awaitLine()
	var process, count int
	if _, err := fmt.Sscan(args[1]+" "+args[2], &process, &count); err != nil {
		return err
	}
	ledger := bolt.At(args[0], bolt.Options{})
	var waits []time.Duration
	for i := range count {
		task := fmt.Sprint(1 + (process+i)%len(yearPlan().Tasks))
		change := model.Change{Task: task, Kind: model.KindNote, Note: fmt.Sprint(process, "-", i)}
		before := time.Now()
		if _, _, err := ledger.Apply(background(), "2021", args[1], before, []model.Change{change}); err != nil {
			return err
		}
		waits = append(waits, time.Since(before))
	}
	for _, wait := range waits {
		fmt.Println(wait.Microseconds())
	}
	return nil
}

func faultOf(err error) string {
	var fault *model.LedgerError
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &fault):
		return string(fault.Fault)
	default:
		return err.Error()
	}
}
