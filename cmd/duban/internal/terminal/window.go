package terminal

import (
	"io"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/term"

	"duban/tui/paint"
)

// window is the terminal that the dashboard has taken over: its modes, its size and
// its screen.
type window struct {
	input, output Descriptor // nil where there is no terminal
	answers       *answers   // nil where no keyboard is read
	renderer      *paint.Renderer
	before        modes // of the terminal
	isShown       bool
}

func newWindow(input io.Reader, output *paint.Writer) *window {
	w := &window{input: terminalOf(input), output: terminalOf(output), renderer: paint.NewRenderer(output)}
	if keyboard, is := input.(*Keyboard); is && w.input != nil && w.output != nil {
		w.answers = &keyboard.answers
		w.renderer.Mouse = w.answers.Mouse
	}
	return w
}

// terminalOf returns the terminal that something reads or writes; nil if that is none.
func terminalOf(file any) Descriptor {
	if f, is := file.(Descriptor); is && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

// enter takes the terminal over: each key is read as it is typed, and the screen is the
// dashboard's. A terminal that can't be written to is gone, see NewScreen.
func (w *window) enter() (err error) {
	if w.before, err = setModes(w.input, w.output); err != nil {
		return err
	}
	w.isShown = true
	_ = w.renderer.Enter()
	return nil
}

// leave gives the terminal back, unless that was done.
func (w *window) leave() {
	if w.isShown {
		w.isShown = false
		_ = w.renderer.Leave()
		w.before.restore()
	}
}

// ask asks the terminal what there is to ask. It is called before keys are read.
func (w *window) ask() {
	if w.answers == nil {
		return
	}
	var questions, sample string
	count := 0
	if w.answers.Ground {
		questions = askGround
		count++
	}
	if w.answers.Width {
		sample = AmbiguousSample
	}
	if w.renderer.Ask(questions, sample, askPosition) {
		count++
	}
	w.answers.expect(count)
}

// draw draws a frame, unless the shell has the terminal.
func (w *window) draw(frame string) {
	if w.isShown {
		_ = w.renderer.Draw(frame)
	}
}

// reportMouse has the terminal report the mouse, or not.
func (w *window) reportMouse(isOn bool) {
	if w.isShown {
		_ = w.renderer.ReportMouse(isOn)
	}
}

// size returns the size of the window; known is false if there is none.
func (w *window) size() (size tea.WindowSizeMsg, known bool) {
	if w.output == nil {
		return size, false
	}
	width, height, err := term.GetSize(int(w.output.Fd()))
	return tea.WindowSizeMsg{Width: width, Height: height}, err == nil
}

// follow sends the size of the window when it has changed, until it is stopped.
func (w *window) follow(send func(tea.Msg)) (stop func()) {
	changed, stop := resizes()
	if w.output == nil || changed == nil {
		return stop
	}
	go func() {
		for range changed {
			if size, known := w.size(); known {
				send(size)
			}
		}
	}()
	return stop
}
