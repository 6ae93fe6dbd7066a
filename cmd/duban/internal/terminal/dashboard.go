package terminal

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// dashboard draws the frames of a model after the messages that change them. Bubble
// Tea's own renderer draws on a clock instead, see paint.Renderer.
type dashboard struct {
	model  tea.Model
	window *window
	send   func(tea.Msg)
	first  *firstPanic
	cancel func()
	// drawn is when the last frame was drawn; isDue says that another will be, once
	// drawGap is over.
	drawn time.Time
	isDue bool
	// shown is the version of the model in the last frame.
	shown int
	// stopWaking ends what wakeUp began.
	stopWaking func()
}

// drawGap is how long after a frame the next one is drawn at the earliest: the messages
// of a paste, or of a key that is held down, share one. A single key never waits.
const drawGap = 4 * time.Millisecond

// unknownVersion is the version of no frame.
const unknownVersion = -1

// drawDue reports that drawGap is over.
type drawDue struct{}

// Init implements tea.Model. The first frame is drawn here, before Bubble Tea begins to
// read keys.
func (d *dashboard) Init() (cmd tea.Cmd) {
	defer d.recover()
	cmd = d.model.Init()
	if size, known := d.window.size(); known {
		cmd = tea.Batch(cmd, d.update(size))
	}
	d.draw()
	d.window.ask()
	return d.guard(cmd)
}

// Update implements tea.Model.
func (d *dashboard) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = d
	defer d.recover()
	switch {
	case msg == drawDue{}:
		d.isDue = false
	case msg == tea.ClearScreen():
		d.window.renderer.Repaint()
		d.shown = unknownVersion
	case msg == tea.EnableMouseCellMotion(), msg == tea.DisableMouse():
		d.window.reportMouse(msg == tea.EnableMouseCellMotion())
	default:
		cmd = d.update(msg)
	}
	d.drawSoon()
	return d, d.guard(cmd)
}

// View implements tea.Model. Nothing is left for Bubble Tea to draw.
func (d *dashboard) View() string { return "" }

func (d *dashboard) update(msg tea.Msg) (cmd tea.Cmd) {
	if size, is := msg.(tea.WindowSizeMsg); is {
		d.window.renderer.Resize(size.Width, size.Height)
	}
	d.model, cmd = d.model.Update(msg)
	return cmd
}

// versioned is a model that knows whether a message has changed its frame.
type versioned interface{ Version() int }

// drawSoon draws what is new now, or once drawGap is over.
func (d *dashboard) drawSoon() {
	if model, is := d.model.(versioned); d.isDue || is && model.Version() == d.shown {
		return
	}
	wait := drawGap - time.Since(d.drawn)
	if wait <= 0 {
		d.draw()
		return
	}
	d.isDue = true
	time.AfterFunc(wait, func() { d.send(drawDue{}) })
}

func (d *dashboard) draw() {
	if model, is := d.model.(versioned); is {
		d.shown = model.Version()
	}
	d.window.draw(d.model.View())
	d.drawn = time.Now()
}

// filter sees every message before Bubble Tea does, which gives the terminal to the
// shell when it is suspended, but not what its renderer alone would have taken back.
func (d *dashboard) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.SuspendMsg:
		if canSuspend {
			d.window.leave()
			d.stopWaking = wakeUp()
		}
	case tea.ResumeMsg:
		d.stopWaking()
		_ = d.window.enter()
		if size, known := d.window.size(); known {
			return size
		}
	}
	return msg
}

// guard returns the command without its panic, and so for each of a batch.
func (d *dashboard) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer d.recover()
		msg = cmd()
		if batch, is := msg.(tea.BatchMsg); is {
			guarded := make(tea.BatchMsg, len(batch))
			for i, one := range batch {
				guarded[i] = d.guard(one)
			}
			return guarded
		}
		return msg
	}
}
