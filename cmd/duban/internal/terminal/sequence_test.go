package terminal

import (
	"io"
	"os"
	"testing"
	"time"
)

func TestScanKeys(t *testing.T) {
	for _, c := range []struct {
		what, typed, keys string
		rest              int
	}{
		{"letters", "jk", "jk", 0},
		{"Esc alone", "\x1b", "\x1b", 1},
		{"a letter, then Esc", "j\x1b", "j\x1b", 1},
		{"Esc twice", "\x1b\x1b", "\x1b\x1b", 2},
		{"Esc and a letter", "\x1bj", "\x1bj", 0},
		{"Esc and Chinese", "\x1b办", "\x1b办", 0},
		{"Esc and O", "\x1bO", "\x1bO", 2},
		{"Home", "\x1bOH", "\x1b[H", 0},
		{"End", "\x1bOF", "\x1b[F", 0},
		{"an arrow of the application mode", "\x1bOA", "\x1bOA", 0},
		{"F1, then End", "\x1bOP\x1bOF", "\x1bOP\x1b[F", 0},
		{"the start of a sequence", "\x1b[", "\x1b[", 2},
		{"half a sequence", "a\x1b[1;5", "a\x1b[1;5", 5},
		{"Alt and an arrow", "\x1b\x1b[A", "\x1b\x1b[A", 0},
		{"half of it", "\x1b\x1b[", "\x1b\x1b[", 3},
		{"F1 of the Linux console", "\x1b[[A", "\x1b[[A", 0},
		{"half of it", "\x1b[[", "\x1b[[", 3},
		{"a bracketed paste", "\x1b[200~督办\x1b[201~", "\x1b[200~督办\x1b[201~", 0},
		{"an answer about colours", "a\x1b]11;rgb:1/2/3\ab", "ab", 0},
		{"the same with the other end", "a\x1b]11;rgb:1/2/3\x1b\\b", "ab", 0},
		{"half an answer", "\x1b]11;rgb", "\x1b]11;rgb", 8},
		{"an answer about the version", "\x1bP>|xterm(3)\x1b\\y", "y", 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := scanKeys([]byte(c.typed))
			if string(s.keys) != c.keys || s.rest != c.rest {
				t.Errorf("%q is %q with a rest of %d, want %q and %d", c.typed, s.keys, s.rest, c.keys, c.rest)
			}
		})
	}
}

// How long the rest of a key is waited for depends on what it can be, and on the
// line. The clock is the test's.
func TestWaitingForTheRestOfAKey(t *testing.T) {
	for _, c := range []struct {
		typed  string
		remote bool
		want   time.Duration
	}{
		{"\x1b", false, 50 * time.Millisecond},
		{"\x1b", true, 300 * time.Millisecond},
		{"\x1b\x1b", false, 50 * time.Millisecond},
		{"\x1bO", false, 300 * time.Millisecond},
		{"\x1b[1", true, 300 * time.Millisecond},
		{"j", true, 0},
		{"\x1bj", true, 0},
	} {
		keyboard, typed := pipe(t)
		k := NewKeyboard(keyboard, c.remote, func() {})
		var waited time.Duration
		k.wait = func(timeout time.Duration) bool { waited = timeout; return false }
		_, _ = io.WriteString(typed, c.typed)
		buffer := make([]byte, 256)
		n, err := k.Read(buffer)
		if err != nil || string(buffer[:n]) != c.typed {
			t.Errorf("%q read as %q, %v", c.typed, buffer[:n], err)
		}
		if waited != c.want {
			t.Errorf("%q, remote %v: waited %v, want %v", c.typed, c.remote, waited, c.want)
		}
	}
}

func pipe(t *testing.T) (read, write *os.File) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = read.Close(), write.Close() })
	return read, write
}
