package tui_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"

	"duban/model"
	"duban/seeds"
	"duban/store/memory"
	"duban/tui"
)

// states are keys from the panes to every pane, sheet and prompt, each with what its frame
// shows first where something is read.
func states() map[string][]string {
	return map[string][]string{
		"tasks": {}, "categories": {"1", "j"}, "offices": {"2", "j"}, "detail": {"4"}, "parts": {"/", "15", "<enter>", "4", "<enter>"},
		"office table": {"w", "l"}, "changes": {"a", "j"}, "month": {"m"}, "year": {"y", "h"}, "look-back": {"b"}, "checklist": {"c"},
		"not reported": {"M"}, "saved filters": {"F"}, "help": {"?"}, "help of a sheet": {"y", "?"}, "palette": {":"}, "papers": {"P"},
		"plans": {"p"}, "file name": {"p", "i"}, "collect": {"p", "c"}, "preview": {"p", "i", "next.txt", "<enter>"},
		"search": {"/", "20"}, "nothing found": {"/", "99999", "<enter>"}, "an office": {"o"}, "sort": {"S"}, "note": {"n", "A1"},
		"tick": {"/", "5", "<enter>", "t"}, "deadline": {"/", "20", "<enter>", "e"}, "reason": {"/", "20", "<enter>", "e", "12-31", "<enter>"},
		"add": {"A"}, "edit": {"E"}, "edit several": {"v", "v", "E"}, "cancel": {"X"}, "report": {"R"}, "copy": {"Y"}, "copy as a row": {"Y", "<tab>"},
		"urge": {"/", "20", "<enter>", "U"}, "selected": {"V"}, "submitted": {"W"}, "own notes": {"N"}, "save a filter": {"f", "F", "s"},
		"quit with a key left": {"n", "A1", "<esc>"}, "undone": {"j", " ", "u"},
	}
}

// isOtherRuler reports whether the ruler counts ambiguous characters as wide. It is chosen
// when the program starts.
func isOtherRuler() bool { return slices.Contains(os.Environ(), otherRuler) }

const otherRuler = "RUNEWIDTH_EASTASIAN=1"

// Every state of the dashboard at every size, in every manner: no line is too long, nothing
// is torn, and no word is of the other language.
func TestEveryState(t *testing.T) {
	for manner, adapt := range manners() {
		t.Run(manner, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			if strings.HasPrefix(manner, "en") {
				o = latinOffice(t)
			} else {
				o.morning(t)
			}
			for name, keys := range states() {
				d := sit(t, o, 80, 24, adapt, withPlans(o), withPapers(&desk{files: map[string]bool{}}), func(o *tui.Options) { o.Host = "" }).press(keys...)
				d.settle()
				for _, size := range []struct{ width, height int }{{60, 15}, {79, 23}, {80, 24}, {99, 27}, {120, 36}, {160, 50}, {250, 80}} {
					d.send(tea.WindowSizeMsg{Width: size.width, Height: size.height})
					d.checkState(t, fmt.Sprintf("%s, %dx%d", name, size.width, size.height), manner, size.width, size.height)
				}
			}
		})
	}
}

func TestEveryStateWithTheOtherRuler(t *testing.T) {
	t.Parallel()
	if isOtherRuler() {
		t.Skip("this is the other ruler")
	}
	command := exec.Command(os.Args[0], "-test.run=^TestEveryState$/^(zh|en)$")
	command.Env = append(os.Environ(), otherRuler)
	if output, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, output)
	}
}

// settle takes what has arrived.
func (d *driver) settle() {
	for {
		select {
		case msg := <-d.messages:
			d.send(msg)
		case <-time.After(time.Millisecond):
			return
		}
	}
}

// Names of keys, files and people, which are the same in both languages.
var (
	latinWord   = regexp.MustCompile(`[A-Za-z][a-z]{3,}`)
	foreignName = regexp.MustCompile(`desk\d?|Ctrl|Shift|Tab|Esc|Enter|PgUp|PgDn|Alt|Home|End|next\.txt|duban|docx|xlsx|\.txt`)
)

func (d *driver) checkState(t *testing.T, name, manner string, width, height int) {
	t.Helper()
	frame := d.styledFrame()
	measure(t, frame, width, height)
	plain := ansi.Strip(frame)
	if lines := strings.Count(plain, "\n") + 1; lines != height {
		t.Errorf("%s: %d lines", name, lines)
	}
	isTorn := func(r rune) bool { return r != '\n' && r < 0x20 || r == 0x9b || r == '\ufffd' }
	isASCII := strings.Contains(manner, "ascii") || isOtherRuler()
	switch {
	case strings.ContainsFunc(plain, isTorn):
		t.Errorf("%s: raw or torn characters", name)
	case isASCII && strings.ContainsFunc(plain, runewidth.IsAmbiguousWidth):
		t.Errorf("%s: ambiguous characters", name)
	case strings.HasPrefix(manner, "en") && !strings.HasPrefix(name, "preview") && strings.ContainsFunc(plain, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		t.Errorf("%s: Chinese in English", name)
	case strings.HasPrefix(manner, "zh") && latinWord.MatchString(foreignName.ReplaceAllString(plain, "")):
		t.Errorf("%s: %q in Chinese", name, latinWord.FindAllString(foreignName.ReplaceAllString(plain, ""), 3))
	}
	if t.Failed() {
		t.Fatalf("%s:\n%s", name, plain)
	}
}

// latinOffice is an office whose plan has no Chinese in it.
func latinOffice(t *testing.T) *office {
	t.Helper()
	plan, err := seeds.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	rename := func(offices []string) []string {
		var renamed []string
		for _, name := range offices {
			if names[name] == "" {
				names[name] = fmt.Sprintf("Office %c", 'A'+len(names))
			}
			renamed = append(renamed, names[name])
		}
		return renamed
	}
	plan.Title, plan.Issuer = "Plan of 2021", "The bureau"
	for i := range plan.Categories {
		plan.Categories[i] = model.Category{Ordinal: fmt.Sprint(i+1, "."), Title: "Category"}
	}
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		plain := model.Task{
			ID: task.ID, Number: task.Number, Category: task.Category, Text: strings.Repeat("A task of the plan. ", 5) + task.Number,
			Lead: rename(task.Lead), Assist: rename(task.Assist), Due: task.Due, Milestones: task.Milestones,
		}
		if task.Quota != nil {
			plain.Quota = &model.Quota{Every: task.Quota.Every, AtLeast: task.Quota.AtLeast, Words: "as often"}
		}
		*task = plain
	}
	o := &office{Ledger: memory.New(), now: time.Date(2021, time.November, 15, 14, 0, 0, 0, model.China())}
	if o.plan, err = o.Import(context.Background(), plan, "desk1", o.tick()); err != nil {
		t.Fatal(err)
	}
	o.apply(t, "desk1", markDone("1"), markDone("3"))
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindNote, Note: "sent out"})
	return o
}
