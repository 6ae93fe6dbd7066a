package terminal

import (
	"io"
	"slices"
	"testing"
	"time"
)

// Answers are taken out of the keys in whatever pieces they come and whatever is typed
// around them, and no key is lost. A piece is one packet; the next one comes later than
// anything is waited for.
func TestAnswersAreNoKeys(t *testing.T) {
	const ground, position = "\x1b]11;rgb:1c1c/1d1d/2020\x1b\\", "\x1b[24;7R"
	for _, c := range []struct {
		what   string
		pieces []string
		keys   string
		got    int
	}{
		{"at once", []string{ground + position}, "", 2},
		{"between keys", []string{"j" + ground + "k" + position + "l"}, "jkl", 2},
		{"with the other end", []string{"\x1b]11;rgb:ff/ff/ff\a"}, "", 1},
		{"with a part more", []string{"\x1b]11;rgba:ffff/ffff/ffff/ffff\a"}, "", 1},
		{"split in the middle", []string{"j\x1b]11;rgb:1c1c/1d", "1d/2020\x1b\\k"}, "jk", 1},
		{"split in its end", []string{"\x1b]11;rgb:1c1c/1d1d/2020\x1b", "\\j"}, "j", 1},
		{"split after Esc", []string{"\x1b", "]11;rgb:1c1c/1d1d/2020\x1b\\", "j"}, "\x1bj", 1},
		{"position split after Esc", []string{"\x1b", "[24;7R", "j"}, "\x1bj", 1},
		{"position split after the bracket", []string{"\x1b[", "24;7Rj"}, "j", 1},
		{"position split in a number", []string{"\x1b[2", "4;", "7R"}, "", 1},
		{"byte by byte", bytesOf(ground + position), "\x1b\x1b", 2},
		{"the rest never comes", []string{"\x1b]11;rgb:1c", "j", "k"}, "jk", 0},
		{"the rest never comes, the next answer does", []string{"\x1b]11;rgb:1c", position + "j"}, "j", 1},
		{"the rest never comes, an arrow does", []string{"\x1b]11;rgb:1c", "\x1b[A"}, "\x1b[A", 0},
		{"Esc, then a letter", []string{"\x1b", "j"}, "\x1bj", 0},
		{"Esc, then an arrow", []string{"\x1b", "\x1b[A"}, "\x1b\x1b[A", 0},
		{"Esc, then a bracket and a letter", []string{"\x1b", "]", "j"}, "\x1b]j", 0},
		{"F3 with Shift", []string{"\x1b[1;2R"}, "\x1b[1;2R", 0},
		{"F3 with Ctrl, in pieces", []string{"\x1b[1;", "5R"}, "\x1b[1;5R", 0},
		{"another question's answer", []string{"\x1b]10;rgb:0/0/0\aj"}, "j", 0},
		{"a paste", []string{"\x1b[200~[24;7R\x1b[201~"}, "\x1b[200~[24;7R\x1b[201~", 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			keyboard, typed := pipe(t)
			k := NewKeyboard(keyboard, false, func() {})
			got := 0
			k.Ask(Questions{Got: func(Answer) { got++ }})
			k.answers.expect(2)
			k.wait = func(time.Duration) bool { return false }
			keys := ""
			for _, piece := range c.pieces {
				keys += readTyped(t, k, typed, piece)
			}
			if keys != c.keys || got != c.got {
				t.Errorf("%q: keys %q and %d answers, want %q and %d", c.pieces, keys, got, c.keys, c.got)
			}
		})
	}
}

// readTyped types a piece and returns what the keyboard reads of it.
func readTyped(t *testing.T, k *Keyboard, typed io.Writer, piece string) string {
	t.Helper()
	_, _ = io.WriteString(typed, piece)
	buffer := make([]byte, 256)
	n, err := k.Read(buffer)
	if err != nil {
		t.Fatal(err)
	}
	return string(buffer[:n])
}

// The beginning of an answer whose rest never comes holds back no key for longer than the
// rest is waited for, an Esc makes no key after it wait, and a whole answer is none however
// late it is. What nothing asked for changes nothing.
func TestAnswersAreWaitedForOnlySoLong(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what   string
		pieces []string
		keys   string // the last piece comes late
		got    int
	}{
		{"half an answer, then digits", []string{"\x1b]11;rgb:1c", "3"}, "3", 0},
		{"digits in time as well", []string{"\x1b]11;rgb:1c", "1", "a", "j"}, "1aj", 0},
		{"half a position, then a letter", []string{"\x1b[24", "j"}, "j", 0},
		{"half a position, then a digit", []string{"\x1b[24;", "3"}, "3", 0},
		{"the rest of the answer", []string{"\x1b]11;rgb:1c1c/1d", "1d/2020\x1b\\j"}, "j", 1},
		{"the rest of the position", []string{"\x1b[24;", "7R"}, "", 1},
		{"Esc, then a bracket", []string{"\x1b", "["}, "\x1b[", 0},
		{"Esc and a bracket, then a letter", []string{"\x1b", "[", "j"}, "\x1b[j", 0},
		{"half an answer, then another whole one", []string{"\x1b]11;rgb:1c", "\x1b[24;7Rj"}, "j", 1},
		{"half an answer, then an arrow", []string{"\x1b]11;rgb:1c", "\x1b[A"}, "\x1b[A", 0},
		{"more answers than questions", []string{"\x1b[24;7R\x1b[24;7R\x1b[24;7Rj", "k"}, "jk", 2},
	} {
		keyboard, typed := pipe(t)
		k := NewKeyboard(keyboard, false, func() {})
		got, now := 0, time.Date(2021, 11, 22, 9, 0, 0, 0, time.UTC)
		k.answers.now = func() time.Time { return now }
		k.Ask(Questions{Got: func(Answer) { got++ }})
		k.answers.expect(2)
		k.wait = func(time.Duration) bool { return false }
		keys := ""
		for i, piece := range c.pieces {
			if i == len(c.pieces)-1 {
				now = now.Add(restOfAnswer)
			}
			keys += readTyped(t, k, typed, piece)
		}
		if keys != c.keys || got != c.got {
			t.Errorf("%s: keys %q and %d answers, want %q and %d", c.what, keys, got, c.keys, c.got)
		}
	}
}

// A terminal that does not answer is not waited for after a while.
func TestQuestionsThatGetNoAnswer(t *testing.T) {
	t.Parallel()
	keyboard, typed := pipe(t)
	k := NewKeyboard(keyboard, false, func() {})
	now := time.Date(2021, 11, 22, 9, 0, 0, 0, time.UTC)
	k.answers.now = func() time.Time { return now }
	k.answers.expect(2)
	now = now.Add(answersTime)
	var waits []time.Duration
	k.wait = func(timeout time.Duration) bool {
		waits = append(waits, timeout)
		return false
	}
	buffer := make([]byte, 256)
	for _, piece := range []string{"\x1b", "[", "\x1b["} {
		_, _ = io.WriteString(typed, piece)
		if n, err := k.Read(buffer); err != nil || string(buffer[:n]) != piece {
			t.Errorf("%q, %v, want %q", buffer[:n], err, piece)
		}
	}
	if waits[0] != localEscape {
		t.Errorf("Esc waits %s", waits[0])
	}
}

func bytesOf(text string) []string {
	var all []string
	for _, b := range []byte(text) {
		all = append(all, string([]byte{b}))
	}
	return all
}

// Where nothing was asked, keys go through as they are.
func TestWithoutQuestionsNothingIsHeld(t *testing.T) {
	keyboard, typed := pipe(t)
	k := NewKeyboard(keyboard, false, func() {})
	k.wait = func(time.Duration) bool { return false }
	buffer := make([]byte, 256)
	var read []string
	for _, piece := range []string{"\x1b[", "\x1b]11;rgb", "\x1b", "]"} {
		_, _ = io.WriteString(typed, piece)
		n, err := k.Read(buffer)
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, string(buffer[:n]))
	}
	if want := []string{"\x1b[", "\x1b]11;rgb", "\x1b", "]"}; !slices.Equal(read, want) {
		t.Errorf("%q, want %q", read, want)
	}
}

func TestBrightness(t *testing.T) {
	for color, want := range map[string]float64{
		"rgb:0000/0000/0000": 0, "rgb:ffff/ffff/ffff": 1, "rgb:f/f/f": 1, "rgb:ff/ff/ff": 1, "rgba:fff/fff/fff/0": 1, "rgb:ffff/0000/0000": 0.299,
	} {
		if got, ok := brightness(color); !ok || got < want-0.001 || got > want+0.001 {
			t.Errorf("%s: %v, %v", color, got, ok)
		}
	}
	for _, color := range []string{"", "rgb:", "rgb:1/2", "red", "rgb:x/y/z", "rgb:11111/0/0", "#ffffff"} {
		if got, ok := brightness(color); ok {
			t.Errorf("%q: %v", color, got)
		}
	}
}
