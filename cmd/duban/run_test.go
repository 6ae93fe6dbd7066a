package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/mattn/go-runewidth"

	"duban/cmd/duban/internal/exit"
	"duban/seeds"
	"duban/store/bolt"
	"duban/tui/draw"
)

// desk is a machine of its own, with a ledger that is not there yet.
type desk struct {
	environment
	variables   map[string]string
	out, failed bytes.Buffer
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{variables: map[string]string{
		"DUBAN_DB":    filepath.Join(t.TempDir(), "duban.db"),
		"DUBAN_AS":    "desk1",
		"DUBAN_TODAY": "2021-11-22",
	}}
	d.environment = environment{
		stdin: strings.NewReader(""), stdout: &d.out, stderr: &d.failed,
		getenv: func(name string) string { return d.variables[name] },
		now:    func() time.Time { return time.Date(2021, 11, 22, 1, 12, 0, 0, time.UTC) },
		login:  "desk9",
	}
	return d
}

// run runs one command line and returns its output and its status.
func (d *desk) run(args ...string) (out, failed string, status int) {
	d.out.Reset()
	d.failed.Reset()
	status = run(context.Background(), d.environment, args)
	return d.out.String(), d.failed.String(), status
}

// create makes the ledger, as a dashboard does.
func (d *desk) create(t *testing.T) {
	t.Helper()
	plan, err := seeds.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	if err := bolt.Create(t.Context(), d.variables["DUBAN_DB"], plan, d.variables["DUBAN_AS"], d.now()); err != nil {
		t.Fatal(err)
	}
}

// mustRun runs a command line that must be done and have nothing to say besides,
// but that nothing is stored yet.
func (d *desk) mustRun(t *testing.T, args ...string) string {
	t.Helper()
	out, failed, status := d.run(args...)
	isNew := strings.Contains(failed, "还没有保存过台账") && strings.Count(failed, "\n") == 1
	if status != exit.Done || failed != "" && !isNew {
		t.Fatalf("duban %q: status %d, %s", args, status, failed)
	}
	return out
}

// Whatever is typed, an error is one line that can't act on the terminal, and
// the ledger stays sound.
func TestHostileArguments(t *testing.T) {
	hostile := []string{
		"\x1b]52;c;aGk=\a", "\x1b[2J\x1b[31m", "a\nb\rc", "\u202eedoc", "\u009b31m", "\xff\xfe", "\xd2\xd1",
		strings.Repeat("长", 10000), "", " ", "--", "-", "%s%d%n", "\x00", "’; drop", "=1+1", "1\x1b[2J",
	}
	d := newDesk(t)
	d.create(t)
	for _, text := range hostile {
		for _, args := range [][]string{
			{text},
			{"help", text},
			{"show", text},
			{"done", text},
			{"done", "1", text, "--note", text},
			{"note", "1", text},
			{"note", text, "x"},
			{"tick", "5", "--on", text},
			{"tick", "5", "--doc", text},
			{"note", "5", "x", "--link", text},
			{"note", "5", "x", "--also", text},
			{"extend", "20", text, "--reason", "x"},
			{"extend", "20", "2022-01-31", "--reason", text},
			{"verify", text},
			{"carry", text, "--to", text},
			{"month", text},
			{"offices", "--sort", text},
			{"filter", text},
			{"filter", "save", text},
			{"filter", "save", "x", "--key", text},
			{"filter", "drop", text},
			{"list", "--saved", text},
			{"list", "--month", text},
			{"undo", text},
			{"plans", text},
			{"list", "--office", text},
			{"list", "--category", text},
			{"list", "--status", text},
			{"list", "--role", text},
			{"list", "--search", text},
			{"list", "--lang", text},
			{"list", "--today", text},
			{"list", "--plan", text},
			{"log", "--task", text},
			{"log", "--since", text},
			{"log", "--by", text},
			{"start", "2", "--as", text},
			{"--theme", text},
			{"--" + text},
			{"-" + text},
			{"list", "--read-only=" + text},
			{"check", text},
		} {
			out, failed, status := d.run(args...)
			checkAnswer(t, args, out, failed, status)
		}
	}
	d.mustRun(t, "check")
}

func checkAnswer(t *testing.T, args []string, out, failed string, status int) {
	t.Helper()
	short := strings.Join(args, " ")[:min(len(strings.Join(args, " ")), 60)]
	if status < exit.Done || status > exit.Damaged {
		t.Errorf("duban %q: status %d", short, status)
	}
	if (status == exit.Done) != (failed == "") || status != exit.Done && out != "" {
		t.Errorf("duban %q: status %d, output %q, failed with %q", short, status, out, failed)
	}
	if strings.Count(failed, "\n") > 1 || len(failed) > 1000 {
		t.Errorf("duban %q: not one short line: %q", short, failed)
	}
	for _, r := range strings.ReplaceAll(out+failed, "\n", "") {
		if unicode.In(r, unicode.Cc, unicode.Cf) || r == 0x2028 {
			t.Errorf("duban %q says %q", short, r)
		}
	}
	if strings.Contains(failed, "%!") {
		t.Errorf("duban %q: words that don't fit their values: %s", short, failed)
	}
}

func TestLongNotes(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "note", "20", strings.Repeat("长", 2000))
	for _, language := range []string{"zh", "en"} {
		_, failed, status := d.run("note", "20", strings.Repeat("长", 10000), "--lang", language)
		if status != exit.Usage || !strings.Contains(failed, "10000") || !strings.Contains(failed, "2000") {
			t.Errorf("status %d: %s", status, failed)
		}
	}
	d.stdin = io.LimitReader(endless{}, 1<<30)
	if _, failed, status := d.run("note", "20", "-"); status != exit.Usage || !strings.Contains(failed, "2000") {
		t.Errorf("status %d: %s", status, failed)
	}
	d.stdin = brokenInput{}
	if _, failed, status := d.run("note", "20", "-"); status != exit.Failed || !strings.Contains(failed, "pulled out") {
		t.Errorf("status %d: %s", status, failed)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

type brokenInput struct{}

func (brokenInput) Read([]byte) (int, error) { return 0, errors.New("pulled out") }

type fullOutput struct{}

func (fullOutput) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestOutputThatCannotBeWritten(t *testing.T) {
	d := newDesk(t)
	d.stdout = fullOutput{}
	if _, failed, status := d.run("list"); status != exit.Failed || !strings.Contains(failed, "no space left") {
		t.Errorf("status %d: %s", status, failed)
	}
}

// A panic is reported in a line as well, not as a stack trace.
func TestPanic(t *testing.T) {
	d := newDesk(t)
	d.now = func() time.Time { panic("clock\nstopped") }
	out, failed, status := d.run("done", "1")
	if status != exit.Failed || out != "" || strings.Count(failed, "\n") != 1 || !strings.Contains(failed, "clock stopped") {
		t.Errorf("status %d, output %q, failed with %q", status, out, failed)
	}
}

func TestNoDashboardOnDumbTerminal(t *testing.T) {
	d := newDesk(t)
	d.terminal = true
	d.variables["TERM"] = "dumb"
	d.stdin = strings.NewReader("done 3\n")
	if out := d.mustRun(t); !strings.Contains(out, "督办> 3. 已完成") {
		t.Errorf("no plain session: %s", out)
	}
	d.stdin = strings.NewReader("done 4\n")
	if out := d.mustRun(t, "--plain=false"); strings.Contains(out, "督办> ") {
		t.Errorf("a plain session that was not wanted: %s", out)
	}
}

// On a terminal, no line of a list passes its edge.
func TestWidth(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "note", "20", strings.Repeat("长", 500))
	for _, width := range []int{60, 80, 121} {
		d.width = width
		for _, args := range [][]string{{}, {"list"}, {"stats"}, {"log"}, {"plans"}, {"list", "--ascii"}} {
			for line := range strings.SplitSeq(d.mustRun(t, args...), "\n") {
				if draw.Width(line) > width {
					t.Errorf("duban %q is %d columns wide at %d: %s", args, draw.Width(line), width, line)
				}
			}
		}
	}
}

// With --ascii nothing is printed in characters whose width terminals disagree
// about; errors are no exception.
func TestASCII(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		d := newDesk(t)
		d.variables["DUBAN_LANG"] = language
		d.width = 80
		for _, args := range [][]string{
			{},
			{"help"},
			{"help", "note"},
			{"list"},
			{"plans"},
			{"stats"},
			{"done", "1", "15"},
			{"done", "1"},
			{"start", "2"},
			{"reopen", "1"},
			{"tick", "5"},
			{"note", "20", "“核对”…①"},
			{"undo", "2"},
			{"show", "15"},
			{"show", "20"},
			{"log"},
			{"check"},
			{"show", "“99”"},
			{"frob"},
			{"list", "--status", "·"},
			{"undo", "--as", "desk2"},
			{"list", "--db", "/no/…"},
		} {
			out, failed, _ := d.run(append(args, "--ascii")...)
			for _, r := range out + failed {
				if runewidth.IsAmbiguousWidth(r) {
					t.Errorf("%s: duban %q says %q: %s", language, args, r, out+failed)
				}
			}
		}
	}
}
