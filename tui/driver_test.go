package tui_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/model/pinyin"
	"duban/store"
	"duban/tui"
	"duban/tui/draw"
	"duban/tui/words"
)

var update = flag.Bool("update", false, "write the golden frames anew; read every one that changed")

// frameTimeout is how long a frame may take to show what a test waits for.
const frameTimeout = 5 * time.Second

// seat is one user's ledger, as the dashboard sees it.
type seat struct {
	*office
	by     string
	refuse error
	// Each News hands in where it waits for an error, nil to go on; nil if
	// none has to wait or fails. So does each Apply.
	reads, writes, loads chan chan error
	// restores are the events of the whole ledger that News adds.
	restores []model.Event
	// noPast is why earlier events can't be read.
	noPast error
	// looked are the tasks whose earlier events were read.
	looked  []string
	looking sync.Mutex
	// way is the command that restores the ledger from before an import or a restore.
	way string
	// replaced says that another ledger has taken the place of the one loaded.
	replaced bool
}

func (s *seat) Load() (*model.Snapshot, error) {
	if err := await(s.loads); err != nil {
		return nil, err
	}
	s.replaced = false
	return s.Recent(context.Background(), s.plan)
}

// await hands in a place to wait at, and waits.
func await(calls chan chan error) error {
	if calls == nil {
		return nil
	}
	release := make(chan error)
	calls <- release
	return <-release
}

func (s *seat) News(revision uint64) (model.News, error) {
	if err := await(s.reads); err != nil {
		return model.News{}, err
	}
	if s.replaced {
		return model.News{}, nil
	}
	news, err := s.office.News(context.Background(), s.plan, revision)
	for _, restore := range s.restores {
		news.Events, news.Revision = append(news.Events, restore), max(news.Revision, restore.Seq)
	}
	return news, err
}

func (s *seat) Apply(changes []model.Change) ([]model.Event, error) {
	if s.refuse != nil {
		return nil, s.refuse
	}
	if s.replaced {
		return nil, &model.LedgerError{Fault: model.FaultReplaced, Path: "/x/duban.db"}
	}
	if err := await(s.writes); err != nil {
		return nil, err
	}
	events, _, err := s.office.Apply(context.Background(), s.plan, s.by, s.tick(), changes)
	return events, err
}

func (s *seat) RestoreCommand(model.Event) string { return s.way }

// Earlier reads the plan to look back on.
func (s *seat) Earlier() (*model.Snapshot, error) {
	plans, err := s.Plans(context.Background())
	if err != nil {
		return nil, err
	}
	of, err := model.FindPlan(plans, s.plan)
	if err != nil {
		return nil, err
	}
	old, err := model.PreviousPlan(plans, of)
	if err != nil {
		return nil, err
	}
	return s.office.Load(context.Background(), old.ID)
}

func (s *seat) Filters() ([]model.SavedFilter, error) {
	return store.Filters().Read(context.Background(), s.office, s.by)
}

func (s *seat) ChangeFilters(change func([]model.SavedFilter) ([]model.SavedFilter, error)) error {
	return store.Filters().Change(context.Background(), s.office, s.by, change)
}

// driver sits at a dashboard: it presses keys and reads frames.
type driver struct {
	t        testing.TB
	app      tea.Model
	seat     *seat
	changed  chan struct{}
	messages chan tea.Msg
	left     bool
}

// sit opens a dashboard of the size; change may adapt its options.
func sit(t testing.TB, o *office, width, height int, change ...func(*tui.Options)) *driver {
	t.Helper()
	d := &driver{t: t, seat: &seat{office: o, by: "desk1"}, changed: make(chan struct{}, 1), messages: make(chan tea.Msg, 100)}
	options := tui.Options{
		Ledger: d.seat, Snapshot: o.load(t), Changed: d.changed, By: d.seat.by, Host: "office-box",
		Today: func() model.Date { return today }, Words: words.In(words.Chinese),
		Pen: draw.NewPen(false, draw.NewTheme(draw.ThemeColor, false)), Spelling: pinyin.New(),
	}
	for _, adapt := range change {
		adapt(&options)
	}
	d.app = tui.New(options)
	d.run(d.app.Init())
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd != nil {
		go func() {
			if msg := cmd(); msg != nil {
				d.messages <- msg
			}
		}()
	}
}

func (d *driver) send(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.run(cmd)
		}
		return
	case tea.QuitMsg:
		d.left = true
		return
	}
	before, version := "", d.app.(*tui.App).Version()
	if _, isKey := msg.(tea.KeyMsg); !isKey {
		before = d.app.View()
	}
	next, cmd := d.app.Update(msg)
	d.app = next
	if d.app.(*tui.App).Version() == version && d.app.View() != before {
		d.t.Errorf("%T has changed the frame, and the version is the same:\n%s", msg, d.frame())
	}
	d.run(cmd)
}

// press presses keys: names of special ones in <>, others as they are.
func (d *driver) press(keys ...string) *driver {
	d.t.Helper()
	for _, key := range keys {
		d.send(keyMessage(key))
	}
	return d
}

func keyMessage(key string) tea.KeyMsg {
	special := map[string]tea.KeyType{
		"<enter>": tea.KeyEnter, "<esc>": tea.KeyEsc, "<tab>": tea.KeyTab, "<s-tab>": tea.KeyShiftTab, "<up>": tea.KeyUp,
		"<down>": tea.KeyDown, "<left>": tea.KeyLeft, "<right>": tea.KeyRight, "<pgup>": tea.KeyPgUp, "<pgdown>": tea.KeyPgDown,
		"<c-o>": tea.KeyCtrlO, "<c-p>": tea.KeyCtrlP, "<c-r>": tea.KeyCtrlR, "<c-u>": tea.KeyCtrlU, "<f1>": tea.KeyF1, "<f2>": tea.KeyF2, "<f9>": tea.KeyF9, "<c-j>": tea.KeyCtrlJ, "<c-s>": tea.KeyCtrlS, "<c-c>": tea.KeyCtrlC, "<bs>": tea.KeyBackspace, "<home>": tea.KeyHome, "<end>": tea.KeyEnd,
	}
	if kind, found := special[key]; found {
		return tea.KeyMsg{Type: kind}
	}
	if key == "<a-enter>" {
		return tea.KeyMsg{Type: tea.KeyEnter, Alt: true}
	}
	if key == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
}

// until lets messages arrive until the frame is as wanted.
func (d *driver) until(what string, fits func(frame string) bool) *driver {
	d.t.Helper()
	deadline := time.After(frameTimeout)
	for !fits(d.frame()) {
		select {
		case msg := <-d.messages:
			d.send(msg)
		case <-deadline:
			d.t.Fatalf("never saw %s; the frame is\n%s", what, d.frame())
		}
	}
	return d
}

func (d *driver) see(text string) *driver {
	d.t.Helper()
	return d.until(text, func(frame string) bool { return strings.Contains(frame, text) })
}

// called lets messages arrive until the dashboard reads or writes, and returns
// where that waits.
func (d *driver) called(calls chan chan error) chan<- error {
	d.t.Helper()
	deadline := time.After(frameTimeout)
	for {
		select {
		case release := <-calls:
			return release
		case msg := <-d.messages:
			d.send(msg)
		case <-deadline:
			d.t.Fatalf("the ledger was not asked; the frame is\n%s", d.frame())
		}
	}
}

// arrive waits for the next message, whatever it is.
func (d *driver) arrive() *driver {
	d.t.Helper()
	select {
	case msg := <-d.messages:
		d.send(msg)
	case <-time.After(frameTimeout):
		d.t.Fatalf("nothing arrived; the frame is\n%s", d.frame())
	}
	return d
}

// untilLeft lets messages arrive until the dashboard has quit.
func (d *driver) untilLeft() {
	d.t.Helper()
	deadline := time.After(frameTimeout)
	for !d.left {
		select {
		case msg := <-d.messages:
			d.send(msg)
		case <-deadline:
			d.t.Fatal("the dashboard never quit")
		}
	}
}

// notify reports to the dashboard that the ledger may have changed.
func (d *driver) notify() *driver {
	d.changed <- struct{}{}
	return d
}

// frame is the screen without styles. Every line is measured.
func (d *driver) frame() string {
	d.t.Helper()
	return ansi.Strip(d.styledFrame())
}

func (d *driver) styledFrame() string {
	d.t.Helper()
	return d.app.View()
}

// measure checks that a frame fits its window exactly.
func measure(t testing.TB, frame string, width, height int) {
	t.Helper()
	if frame == "" {
		if width > 1 && height > 0 { // one column can't hold a Chinese character
			t.Errorf("nothing is drawn in a window of %dx%d", width, height)
		}
		return
	}
	lines := strings.Split(frame, "\n")
	if len(lines) > height {
		t.Errorf("%d lines in a window of %d", len(lines), height)
	}
	for i, line := range lines {
		if got := draw.Width(line); got > width {
			t.Errorf("line %d takes %d of %d columns: %q", i, got, width, line)
		}
	}
}

// cursorLine is the row of the tasks under the cursor.
func (d *driver) cursorLine() string {
	d.t.Helper()
	for line := range strings.SplitSeq(d.frame(), "\n") {
		for _, mark := range []string{"○", "◐", "✓", "●", "◌", "✕"} {
			if _, row, found := strings.Cut(line, "▌"+mark); found {
				return row
			}
		}
	}
	return ""
}

// golden compares a frame with the one that was read by eye and kept.
func golden(t *testing.T, name, frame string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(frame+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != frame+"\n" {
		t.Errorf("frame %s changed; now it is\n%s\nbefore it was\n%s", name, frame, kept)
	}
}
