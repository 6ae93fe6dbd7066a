//go:build linux

package early_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	_ "duban/tui/early"
	"duban/tui/terminaltest"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"golang.org/x/sys/unix"
)

// child makes the test binary run as a program on the pseudo-terminal that the
// test gives it.
const child = "DUBAN_TEST_EARLY_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(child) != "" {
		_, err := tea.NewProgram(hello{}, tea.WithAltScreen()).Run()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		return
	}
	os.Exit(m.Run())
}

type hello struct{}

func (hello) Init() tea.Cmd { return nil }
func (hello) View() string {
	return lipgloss.NewStyle().Foreground(lipgloss.Color("1")).Render("督办")
}

func (hello) Update(message tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := message.(tea.KeyMsg); ok {
		return hello{}, tea.Quit
	}
	return hello{}, nil
}

// A terminal that answers nothing must be asked nothing and not be waited for.
func TestTheTerminalIsNotAsked(t *testing.T) {
	master, slave := terminaltest.NewPTY(t, 80, 24)
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), child+"=1", "TERM=xterm-256color", "COLORTERM=", "CI=")
	program.Stdin, program.Stdout, program.Stderr = slave, slave, slave
	program.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	start := time.Now()
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close()

	var printed strings.Builder
	buffer := make([]byte, 4096)
	pressed := false
	for {
		n, err := master.Read(buffer)
		printed.Write(buffer[:n])
		if !pressed && strings.Contains(printed.String(), "督办") {
			pressed = true
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("the first paint took %v", took)
			}
			_, _ = io.WriteString(master, "q")
		}
		if err != nil {
			break
		}
	}
	if err := program.Wait(); err != nil {
		t.Error(err)
	}
	if !pressed {
		t.Errorf("nothing painted: %q", printed.String())
	}
	for _, question := range []string{"\x1b]10;?", "\x1b]11;?", "\x1b[6n", "\x1b[c", "\x1b[>", "\x1bP"} {
		if strings.Contains(printed.String(), question) {
			t.Errorf("the terminal was asked %q: %q", question, printed.String())
		}
	}
}
