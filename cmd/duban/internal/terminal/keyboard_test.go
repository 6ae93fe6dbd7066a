//go:build linux

package terminal

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/terminaltest"
)

func TestReadKeepsCharactersWhole(t *testing.T) {
	for _, c := range []struct {
		what   string
		writes []string
		reads  []string
	}{
		{"letters", []string{"jk"}, []string{"jk"}},
		{"a character", []string{"督"}, []string{"督"}},
		{"its last byte late", []string{"督\xe5\x8a", "\x9e"}, []string{"督", "办"}},
		{"its first byte only", []string{"督\xe5", "\x8a", "\x9ej"}, []string{"督", "办j"}},
		{"nothing but its beginning", []string{"\xe5\x8a", "\x9e"}, []string{"办"}},
		{"four bytes, one at a time", []string{"\xf0", "\x9f", "\x98", "\x80"}, []string{"😀"}},
		{"escape alone", []string{"\x1b"}, []string{"\x1b"}},
		{"characters, then escape", []string{"督\x1b"}, []string{"督\x1b"}},
		{"an arrow in two pieces", []string{"\x1b", "[A"}, []string{"\x1b[A"}},
		{"an arrow in three pieces", []string{"\x1b", "[", "Aj"}, []string{"\x1b[Aj"}},
		{"a longer key in two pieces", []string{"\x1b[1;", "5C"}, []string{"\x1b[1;5C"}},
		{"Home and End of the application mode", []string{"\x1bOH\x1bO", "F"}, []string{"\x1b[H\x1b[F"}},
		{"an answer of the terminal", []string{"j\x1b]11;rgb:0000/", "0000/0000\x1b\\k"}, []string{"jk"}},
		{"alt and a letter of two bytes", []string{"\x1b\xc3", "\xa9"}, []string{"\x1bé"}},
		{"keys, alt and such a letter", []string{"j\x1b\xc3", "\xa9"}, []string{"j", "\x1bé"}},
		{"GBK", []string{"\xd6\xd0\xce\xc4"}, []string{"\xd6\xd0\xce", "\xc4"}},
		{"an impossible byte", []string{"\xff"}, []string{"\xff"}},
		{"a beginning without an end", []string{"\xe5"}, []string{"\xe5"}},
		{"a beginning and another key", []string{"\xe5", "j"}, []string{"\xe5j"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			keyboard, typed := pipe(t)
			in := NewKeyboard(keyboard, false, func() {})
			// The machine may be slow: wait as long as the rest takes.
			wait := in.wait
			in.wait = func(time.Duration) bool { return wait(time.Minute) }
			go func() {
				for _, bytes := range c.writes {
					_, _ = io.WriteString(typed, bytes)
					time.Sleep(20 * time.Millisecond)
				}
				_ = typed.Close()
			}()
			var reads []string
			buffer := make([]byte, 256)
			for {
				n, err := in.Read(buffer)
				if n > 0 {
					reads = append(reads, string(buffer[:n]))
				}
				if err != nil {
					break
				}
			}
			if fmt.Sprintf("%q", reads) != fmt.Sprintf("%q", c.reads) {
				t.Errorf("%q read as %q, want %q", c.writes, reads, c.reads)
			}
		})
	}
}

// However small the buffer is, every byte comes and in order.
func TestReadLosesNothing(t *testing.T) {
	const text = "督办a😀\xff\xe5é"
	for size := 1; size < 20; size++ {
		keyboard, typed := pipe(t)
		_, _ = io.WriteString(typed, text)
		_ = typed.Close()
		in := NewKeyboard(keyboard, false, func() {})
		var got strings.Builder
		buffer := make([]byte, size)
		for {
			n, err := in.Read(buffer)
			got.Write(buffer[:n])
			if err != nil {
				break
			}
		}
		if got.String() != text {
			t.Errorf("buffer of %d: read %q, want %q", size, got.String(), text)
		}
	}
}

func TestForeignEncodingIsNoticed(t *testing.T) {
	for text, foreign := range map[string]bool{
		"jk\x1b[A督办": false, "\xe5\x8a\x9e": false,
		"\xb6\xbd": true, "\xb0\xec": true, "\xd6\xd0": true, "j\xff": true,
	} {
		keyboard, typed := pipe(t)
		_, _ = io.WriteString(typed, text)
		in := NewKeyboard(keyboard, false, func() {})
		if _, err := in.Read(make([]byte, 256)); err != nil {
			t.Fatal(err)
		}
		select {
		case <-in.NotUTF8():
			if !foreign {
				t.Errorf("%q is taken for another encoding", text)
			}
		default:
			if foreign {
				t.Errorf("%q is not noticed", text)
			}
		}
	}
}

type typist struct {
	messages chan tea.KeyMsg
}

func (typist) Init() tea.Cmd { return nil }
func (typist) View() string  { return "" }
func (m typist) Update(message tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := message.(tea.KeyMsg); ok {
		m.messages <- key
	}
	return m, nil
}

// Each key has its name in Bubble Tea, whatever terminal sends it.
func TestKeysOfTerminals(t *testing.T) {
	table, err := os.ReadFile("testdata/keys.txt")
	if err != nil {
		t.Fatal(err)
	}
	keyboard, screen := terminaltest.NewPTY(t, 80, 24)
	messages := make(chan tea.KeyMsg, 1000)
	program := tea.NewProgram(typist{messages}, tea.WithInput(NewKeyboard(screen, false, func() {})), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = program.Run()
	}()
	program.Send(tea.WindowSizeMsg{})
	// The program still uses the terminal while it ends.
	defer func() {
		program.Quit()
		<-done
	}()
	terminal := ""
	for line := range strings.Lines(string(table)) {
		line = strings.TrimSuffix(line, "\n")
		key, quoted, isKey := strings.Cut(line, "\t")
		if !isKey {
			terminal = line
			continue
		}
		sent, err := strconv.Unquote(`"` + quoted + `"`)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(keyboard, sent)
		select {
		case got := <-messages:
			if got.String() != key {
				t.Errorf("%s: %q is %q, want %q", terminal, sent, got, key)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%s: %q is no key, want %q", terminal, sent, key)
		}
	}
}

// A long paste into a real terminal, read by the real Bubble Tea, comes whole;
// a lone Esc comes at once; and the program can be ended while it reads.
func TestTypingIntoAProgram(t *testing.T) {
	keyboard, screen := terminaltest.NewPTY(t, 80, 24)
	in := NewKeyboard(screen, false, func() {})
	messages := make(chan tea.KeyMsg, 1000)
	program := tea.NewProgram(typist{messages}, tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	done := make(chan error, 1)
	go func() {
		_, err := program.Run()
		done <- err
	}()
	program.Send(tea.WindowSizeMsg{})

	text := strings.Repeat("江门市卫生健康局2021年政务公开工作要点，", 40)
	for rest := text; rest != ""; {
		n := min(len(rest), 61)
		_, _ = io.WriteString(keyboard, rest[:n])
		rest = rest[n:]
		time.Sleep(2 * time.Millisecond)
	}
	var got strings.Builder
	for got.Len() < len(text) {
		select {
		case key := <-messages:
			got.WriteString(string(key.Runes))
			continue
		case <-time.After(2 * time.Second):
		}
		break
	}
	if got.String() != text {
		t.Errorf("of %d bytes %d arrived: %q", len(text), got.Len(), got.String())
	}

	_, _ = io.WriteString(keyboard, "\x1b")
	select {
	case key := <-messages:
		if key.Type != tea.KeyEsc {
			t.Errorf("Esc came as %q", key)
		}
	case <-time.After(2 * time.Second):
		t.Error("Esc did not come")
	}

	_, _ = io.WriteString(keyboard, "\xb6\xbd")
	select {
	case <-in.NotUTF8():
	case <-time.After(2 * time.Second):
		t.Error("GBK is not noticed")
	}

	start := time.Now()
	program.Quit()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > 400*time.Millisecond {
		t.Errorf("ending took %v: the reader could not be stopped", took)
	}
}
