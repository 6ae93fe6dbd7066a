package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/paper"
	"duban/tui/sheet"
	"duban/tui/words"
)

// Setting is a setting as the dashboard shows it.
type Setting = sheet.Setting

// Settings are what the user has set. Its methods run off the UI's goroutine.
type Settings interface {
	// List reads the settings, and returns where they are kept.
	List() (settings []Setting, place string, err error)
	// Change writes another value of a setting. It returns the preferences that hold from
	// then on.
	Change(name, value string) (Preferences, error)
}

// Preferences are the user's settings that the dashboard follows, but for the pen, see
// Options.Pens.
type Preferences struct {
	Words  *words.Words
	Keys   []keys.Choice // that the user has chosen
	Hidden []string      // the columns of the task list that the user has left out
	Idle   Idle          // what happens where no key is pressed
	Mouse  bool          // the terminal reports the mouse
	Plans  Plans         // opens the other plans; nil if there is no way to them
	Papers Papers        // makes papers; nil if none can be made
}

// settingsRead is the user's settings, which have been read, or changed before that.
type settingsRead struct {
	changed  *Preferences // nil if nothing was
	name     string       // of what was to be changed; empty if they were only read
	settings []Setting
	place    string
	err      error
}

// applyKeys makes the key table of the options, and has the words name its keys.
func (a *App) applyKeys() {
	a.board.Keys = keys.NewTable(a.Words, keys.Options{MayImport: a.board.MayImport(), NoSuspend: a.NoSuspend, Choices: a.Keys})
	a.Words = a.board.Keys.Fill(a.Words)
	a.board.Words = a.Words
}

// readSettings reads the settings for their page.
func (o *Options) readSettings() tea.Cmd {
	settings := o.Settings
	return func() tea.Msg {
		list, place, err := settings.List()
		return settingsRead{settings: list, place: place, err: err}
	}
}

// settingChanges are the changes that are not written yet, of which the first one is being
// written. One is written after the other, as a later one may build on an earlier one.
type settingChanges []effect.ChangeSetting

// add has a setting changed after those before it.
func (c *settingChanges) add(o *Options, e effect.ChangeSetting) tea.Cmd {
	*c = append(*c, e)
	if len(*c) > 1 {
		return nil
	}
	return o.changeSetting(e)
}

// next has the next setting changed, as the first one is done; nil if there is none.
func (c *settingChanges) next(o *Options) tea.Cmd {
	if *c = (*c)[1:]; len(*c) == 0 {
		return nil
	}
	return o.changeSetting((*c)[0])
}

func (o *Options) changeSetting(e effect.ChangeSetting) tea.Cmd {
	settings := o.Settings
	return func() tea.Msg {
		changed, err := settings.Change(e.Name, e.Value)
		if err != nil {
			return settingsRead{name: e.Name, err: err}
		}
		list, place, err := settings.List()
		return settingsRead{&changed, e.Name, list, place, err}
	}
}

// toggledMouse switches the mouse.
func toggledMouse(isOn bool) effect.Effect {
	return effect.ChangeSetting{Name: "mouse", Value: fmt.Sprint(!isOn)}
}

// takeSettings shows the settings, and applies those that were changed.
func (a *App) takeSettings(msg settingsRead) tea.Cmd {
	var next, cmd tea.Cmd
	if msg.name != "" {
		next = a.changes.next(&a.Options)
	}
	if msg.changed != nil { // also where the settings could not be read again
		cmd = a.applyPreferences(*msg.changed)
		sayChanged(&a.board, msg, a.Mouse)
	}
	if msg.err != nil {
		a.fail(msg.err)
		if msg.name != "" && next == nil {
			next = a.readSettings() // the page shows what was to be
		}
		return tea.Batch(cmd, next)
	}
	if a.sheet != nil && len(a.changes) == 0 {
		if page, isOpen := a.sheet.Page.(*sheet.Settings); isOpen {
			page.Set(msg.settings, msg.place)
		}
	}
	return tea.Batch(cmd, next)
}

// sayChanged says what was changed.
func sayChanged(b *board.Board, msg settingsRead, mouse bool) {
	text := b.Words.Settings
	switch {
	case msg.name != "mouse":
	case mouse:
		b.Say(text.MouseOn)
	default:
		b.Say(text.MouseOff)
	}
}

// applyPreferences makes changed preferences take effect.
func (a *App) applyPreferences(p Preferences) tea.Cmd {
	wasMouse := a.Mouse
	a.Words, a.Keys, a.Hidden, a.Idle, a.Mouse, a.Plans, a.Papers = p.Words, p.Keys, p.Hidden, p.Idle, p.Mouse, p.Plans, p.Papers
	a.papers = paper.New(p.Papers)
	a.board.Hidden = p.Hidden
	a.applyKeys()
	a.board.Say("")
	a.detail.Forget()
	a.refreshed = nil
	a.refresh()
	a.idle.begin(p.Idle)
	commands := []tea.Cmd{a.idle.wait(p.Idle)}
	switch {
	case p.Mouse && !wasMouse:
		commands = append(commands, tea.EnableMouseCellMotion)
	case !p.Mouse && wasMouse:
		commands = append(commands, tea.DisableMouse)
	}
	return tea.Batch(commands...)
}
